"""Names of keys. Recordings have those of X's key symbols; vocabularies have their own.

A key that a vocabulary has no name for gets none: the caller tells that as a loss.
"""

import re

MODIFIERS = ("control", "alt", "super", "shift", "altgr")
"""What recordings call the keys that are held for others."""

# The characters behind X's names for them, in ASCII (keysymdef.h).
_CHARACTERS = {
    "space": " ",
    "exclam": "!",
    "quotedbl": '"',
    "numbersign": "#",
    "dollar": "$",
    "percent": "%",
    "ampersand": "&",
    "apostrophe": "'",
    "parenleft": "(",
    "parenright": ")",
    "asterisk": "*",
    "plus": "+",
    "comma": ",",
    "minus": "-",
    "period": ".",
    "slash": "/",
    "colon": ":",
    "semicolon": ";",
    "less": "<",
    "equal": "=",
    "greater": ">",
    "question": "?",
    "at": "@",
    "bracketleft": "[",
    "backslash": "\\",
    "bracketright": "]",
    "asciicircum": "^",
    "underscore": "_",
    "grave": "`",
    "braceleft": "{",
    "bar": "|",
    "braceright": "}",
    "asciitilde": "~",
}
_LATER_NAMES = {"Prior": "Page_Up", "Next": "Page_Down", "KP_Prior": "KP_Page_Up", "KP_Next": "KP_Page_Down"}
_F_KEYS = {f"F{number}": f"f{number}" for number in range(1, 25)}

_PYAUTOGUI = {
    "control": "ctrl",
    "alt": "alt",
    "super": "win",
    "shift": "shift",
    "altgr": "altright",
    "Control_L": "ctrlleft",
    "Control_R": "ctrlright",
    "Alt_L": "altleft",
    "Alt_R": "altright",
    "ISO_Level3_Shift": "altright",
    "Shift_L": "shiftleft",
    "Shift_R": "shiftright",
    "Super_L": "winleft",
    "Super_R": "winright",
    "Return": "enter",
    "Tab": "tab",
    "Escape": "esc",
    "BackSpace": "backspace",
    "Delete": "delete",
    "Insert": "insert",
    "Home": "home",
    "End": "end",
    "Page_Up": "pageup",
    "Page_Down": "pagedown",
    "Left": "left",
    "Right": "right",
    "Up": "up",
    "Down": "down",
    "Caps_Lock": "capslock",
    "Num_Lock": "numlock",
    "Scroll_Lock": "scrolllock",
    "Print": "printscreen",
    "Pause": "pause",
    "Menu": "apps",
    **_F_KEYS,
    **{f"KP_{number}": f"num{number}" for number in range(10)},
    "KP_Add": "add",
    "KP_Subtract": "subtract",
    "KP_Multiply": "multiply",
    "KP_Divide": "divide",
    "KP_Decimal": "decimal",
    "XF86AudioMute": "volumemute",
    "XF86AudioLowerVolume": "volumedown",
    "XF86AudioRaiseVolume": "volumeup",
    "XF86AudioPlay": "playpause",
    "XF86AudioNext": "nexttrack",
    "XF86AudioPrev": "prevtrack",
    "XF86Back": "browserback",
    "XF86Forward": "browserforward",
}
_OPENAI = {
    "control": "CTRL",
    "alt": "ALT",
    "super": "META",
    "shift": "SHIFT",
    "Control_L": "CTRL",
    "Control_R": "CTRL",
    "Alt_L": "ALT",
    "Alt_R": "ALT",
    "Shift_L": "SHIFT",
    "Shift_R": "SHIFT",
    "Super_L": "META",
    "Super_R": "META",
    "Return": "ENTER",
    "Tab": "TAB",
    "Escape": "ESC",
    "BackSpace": "BACKSPACE",
    "Delete": "DELETE",
    "Insert": "INSERT",
    "Home": "HOME",
    "End": "END",
    "Page_Up": "PAGEUP",
    "Page_Down": "PAGEDOWN",
    "Left": "ARROWLEFT",
    "Right": "ARROWRIGHT",
    "Up": "ARROWUP",
    "Down": "ARROWDOWN",
    "Caps_Lock": "CAPSLOCK",
    "space": "SPACE",
    **{symbol: symbol for symbol in _F_KEYS},
}
_XDOTOOL = {"control": "ctrl", "alt": "alt", "super": "super", "shift": "shift", "altgr": "ISO_Level3_Shift"}
# X's names are letters, digits and underscores; a character that has no name there has its code point: U20AC.
_NAME = re.compile(r"[A-Za-z0-9_]{1,40}")


def xdotool(key: str) -> str | None:
    """A key as xdotool has it, which takes X's own names."""
    key = _XDOTOOL.get(key, _LATER_NAMES.get(key, key))
    return _lower(key) if _NAME.fullmatch(key) else None


def pyautogui(key: str) -> str | None:
    """A key as PyAutoGUI has it, and all that is made for it."""
    return _named(key, _PYAUTOGUI)


def openai(key: str) -> str | None:
    """A key as OpenAI's computer use has it."""
    return _named(key, _OPENAI)


def _named(key: str, names: dict[str, str]) -> str | None:
    key = _LATER_NAMES.get(key, key)
    if key in names:
        return names[key]
    character = _CHARACTERS.get(key, key)
    return (
        _lower(character) if len(character) == 1 and character.isascii() and character.isprintable() else None
    )


def _lower(key: str) -> str:
    """A letter without Shift: where that was held, it is named beside it."""
    return key.lower() if len(key) == 1 else key
