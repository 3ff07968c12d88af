"""Key symbols for systems that have no such names: those of X, so that bundles agree.

Special keys are named by their Windows virtual-key code, characters by themselves. A character
outside of ASCII is its own name. (X keysym names: keysymdef.h; virtual-key codes: winuser.h.)
"""

_SPECIAL = {
    0x08: "BackSpace",
    0x09: "Tab",
    0x0C: "Clear",
    0x0D: "Return",
    0x13: "Pause",
    0x14: "Caps_Lock",
    0x1B: "Escape",
    0x20: "space",
    0x21: "Prior",
    0x22: "Next",
    0x23: "End",
    0x24: "Home",
    0x25: "Left",
    0x26: "Up",
    0x27: "Right",
    0x28: "Down",
    0x2C: "Print",
    0x2D: "Insert",
    0x2E: "Delete",
    0x2F: "Help",
    0x5B: "Super_L",
    0x5C: "Super_R",
    0x5D: "Menu",
    **{0x60 + digit: f"KP_{digit}" for digit in range(10)},
    0x6A: "KP_Multiply",
    0x6B: "KP_Add",
    0x6C: "KP_Separator",
    0x6D: "KP_Subtract",
    0x6E: "KP_Decimal",
    0x6F: "KP_Divide",
    **{0x6F + number: f"F{number}" for number in range(1, 25)},
    0x90: "Num_Lock",
    0x91: "Scroll_Lock",
    0xA0: "Shift_L",
    0xA1: "Shift_R",
    0xA2: "Control_L",
    0xA3: "Control_R",
    0xA4: "Alt_L",
    0xA5: "Alt_R",
    0xAD: "XF86AudioMute",
    0xAE: "XF86AudioLowerVolume",
    0xAF: "XF86AudioRaiseVolume",
    0xB0: "XF86AudioNext",
    0xB1: "XF86AudioPrev",
    0xB2: "XF86AudioStop",
    0xB3: "XF86AudioPlay",
}

_PUNCTUATION = {
    "!": "exclam",
    '"': "quotedbl",
    "#": "numbersign",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "parenleft",
    ")": "parenright",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "period",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "?": "question",
    "@": "at",
    "[": "bracketleft",
    "\\": "backslash",
    "]": "bracketright",
    "^": "asciicircum",
    "_": "underscore",
    "`": "grave",
    "{": "braceleft",
    "|": "bar",
    "}": "braceright",
    "~": "asciitilde",
}


def symbol_name(vk: int, character: str | None) -> str:
    """Name what a key stands for.

    Args:
        vk: The key's Windows virtual-key code, 0 where it has none.
        character: What the layout writes for it, whatever modifiers say about typing.
    """
    if vk in _SPECIAL:
        return _SPECIAL[vk]
    if character:
        return _PUNCTUATION.get(character, character)
    if chr(vk).isascii() and chr(vk).isalnum():
        return chr(vk).lower()
    return f"vk_{vk:02x}" if vk else "unknown"
