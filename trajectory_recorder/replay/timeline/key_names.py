"""What a person calls a key: the names on keyboards for the names of key symbols (X11's `keysymdef.h`)."""

from trajectory_recorder.actions.words import TAKEN_OUT
from trajectory_recorder.events import KeyEvent, is_masked

_NAMES = {
    "Return": "Enter",
    "KP_Enter": "Enter",
    "BackSpace": "Backspace",
    "Escape": "Esc",
    "space": "Space",
    "ISO_Left_Tab": "Tab",
    "Prior": "Page Up",
    "Next": "Page Down",
    "Print": "Print Screen",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    **dict.fromkeys(("Shift_L", "Shift_R", "ISO_Level2_Latch"), "Shift"),
    **dict.fromkeys(("Control_L", "Control_R"), "Ctrl"),
    **dict.fromkeys(("Alt_L", "Alt_R", "Meta_L", "Meta_R"), "Alt"),
    **dict.fromkeys(("Super_L", "Super_R", "Hyper_L", "Hyper_R"), "Super"),
    **dict.fromkeys(("ISO_Level3_Shift", "Mode_switch", "ISO_Level5_Shift"), "AltGr"),
    "comma": ",",
    "period": ".",
    "semicolon": ";",
    "colon": ":",
    "slash": "/",
    "backslash": "\\",
    "minus": "-",
    "plus": "+",
    "equal": "=",
    "underscore": "_",
    "asterisk": "*",
    "apostrophe": "'",
    "quotedbl": '"',
    "grave": "`",
    "less": "<",
    "greater": ">",
    "question": "?",
    "exclam": "!",
    "at": "@",
    "numbersign": "#",
    "bracketleft": "[",
    "bracketright": "]",
    "parenleft": "(",
    "parenright": ")",
}
_LONGEST = 24


def label(key: KeyEvent) -> str:
    """What to write on a picture of the key that was pressed."""
    if is_masked(key):
        return TAKEN_OUT
    named = _NAMES.get(key.symbol)
    if named is None and key.text is not None and key.text.isprintable() and key.text.strip():
        named = key.text
    return (named or key.symbol.replace("_", " "))[:_LONGEST]
