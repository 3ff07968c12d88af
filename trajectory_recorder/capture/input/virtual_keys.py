"""Windows virtual-key codes for keys that are known by X key symbols.

As on Windows, a letter's code goes by what the layout writes, a digit's by its place in the top
row, and a key of another script has the code of the US key in its place. (X names: keysymdef.h;
Windows codes: winuser.h, VK_….)
"""

_BY_NAME = {
    "BackSpace": 0x08,
    "Tab": 0x09,
    "ISO_Left_Tab": 0x09,
    "Clear": 0x0C,
    "Return": 0x0D,
    "Pause": 0x13,
    "Break": 0x03,
    "Caps_Lock": 0x14,
    "Hiragana_Katakana": 0x15,
    "Hangul": 0x15,
    "Hangul_Hanja": 0x19,
    "Zenkaku_Hankaku": 0x19,
    "Escape": 0x1B,
    "Henkan": 0x1C,
    "Henkan_Mode": 0x1C,
    "Muhenkan": 0x1D,
    "space": 0x20,
    "Prior": 0x21,
    "Next": 0x22,
    "End": 0x23,
    "Home": 0x24,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "Select": 0x29,
    "Execute": 0x2B,
    "Print": 0x2C,
    "Sys_Req": 0x2C,
    "Insert": 0x2D,
    "Delete": 0x2E,
    "Help": 0x2F,
    "Super_L": 0x5B,
    "Super_R": 0x5C,
    "Menu": 0x5D,
    "XF86Sleep": 0x5F,
    **{f"F{number}": 0x6F + number for number in range(1, 25)},
    "Num_Lock": 0x90,
    "Scroll_Lock": 0x91,
    "Shift_L": 0xA0,
    "Shift_R": 0xA1,
    "Control_L": 0xA2,
    "Control_R": 0xA3,
    "Alt_L": 0xA4,
    "Meta_L": 0xA4,
    "Alt_R": 0xA5,
    "Meta_R": 0xA5,
    "ISO_Level3_Shift": 0xA5,
    "Mode_switch": 0xA5,
    "XF86Back": 0xA6,
    "XF86Forward": 0xA7,
    "XF86Reload": 0xA8,
    "XF86Refresh": 0xA8,
    "XF86Stop": 0xA9,
    "XF86Search": 0xAA,
    "XF86Favorites": 0xAB,
    "XF86HomePage": 0xAC,
    "XF86AudioMute": 0xAD,
    "XF86AudioLowerVolume": 0xAE,
    "XF86AudioRaiseVolume": 0xAF,
    "XF86AudioNext": 0xB0,
    "XF86AudioPrev": 0xB1,
    "XF86AudioStop": 0xB2,
    "XF86AudioPlay": 0xB3,
    "XF86Mail": 0xB4,
    "XF86Tools": 0xB5,
    "XF86Explorer": 0xB6,
    "XF86Calculator": 0xB7,
    # The keypad, which on Windows too has other codes while Num Lock is off.
    **{f"KP_{digit}": 0x60 + digit for digit in range(10)},
    "KP_Multiply": 0x6A,
    "KP_Add": 0x6B,
    "KP_Separator": 0x6C,
    "KP_Subtract": 0x6D,
    "KP_Decimal": 0x6E,
    "KP_Divide": 0x6F,
    "KP_Enter": 0x0D,
    "KP_Begin": 0x0C,
    "KP_Prior": 0x21,
    "KP_Next": 0x22,
    "KP_End": 0x23,
    "KP_Home": 0x24,
    "KP_Left": 0x25,
    "KP_Up": 0x26,
    "KP_Right": 0x27,
    "KP_Down": 0x28,
    "KP_Insert": 0x2D,
    "KP_Delete": 0x2E,
}

_BY_PUNCTUATION = {
    "semicolon": 0xBA,
    "equal": 0xBB,
    "plus": 0xBB,
    "comma": 0xBC,
    "minus": 0xBD,
    "period": 0xBE,
    "slash": 0xBF,
    "grave": 0xC0,
    "bracketleft": 0xDB,
    "backslash": 0xDC,
    "bracketright": 0xDD,
    "apostrophe": 0xDE,
    "less": 0xE2,
}

# Key codes of the evdev driver, which every X server of Linux uses: Linux's own plus 8.
_DIGITS_BY_PLACE = {10 + place: ord(digit) for place, digit in enumerate("1234567890")}
_OTHERS_BY_PLACE = {
    **{24 + place: ord(letter) for place, letter in enumerate("QWERTYUIOP")},
    **{38 + place: ord(letter) for place, letter in enumerate("ASDFGHJKL")},
    **{52 + place: ord(letter) for place, letter in enumerate("ZXCVBNM")},
    20: 0xBD,
    21: 0xBB,
    34: 0xDB,
    35: 0xDD,
    47: 0xBA,
    48: 0xDE,
    49: 0xC0,
    51: 0xDC,
    59: 0xBC,
    60: 0xBE,
    61: 0xBF,
    94: 0xE2,  # beside left Shift in Europe
    97: 0xC1,  # beside right Shift in Brazil and Japan
    132: 0xDC,  # yen
}


def virtual_key(symbol: str, plain_symbol: str, place: int | None) -> int:
    """Find the Windows virtual-key code that means the same key.

    Args:
        symbol: The key's symbol with the modifiers that are held.
        plain_symbol: Its symbol without any.
        place: Its evdev key code; None where the system numbers keys otherwise.

    Returns:
        The code, 0 where Windows has no such key.
    """
    for name in (symbol, plain_symbol):
        if name in _BY_NAME:
            return _BY_NAME[name]
    if len(plain_symbol) == 1 and plain_symbol.isalpha():
        return ord(plain_symbol.upper())
    if place in _DIGITS_BY_PLACE:
        return _DIGITS_BY_PLACE[place]
    if len(plain_symbol) == 1 and plain_symbol.isdigit():
        return ord(plain_symbol)
    if plain_symbol in _BY_PUNCTUATION:
        return _BY_PUNCTUATION[plain_symbol]
    return _OTHERS_BY_PLACE.get(place, 0) if place is not None else 0
