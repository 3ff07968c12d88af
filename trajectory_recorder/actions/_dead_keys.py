"""What dead keys and the character after them write together."""

import unicodedata

# The combining characters behind the names that X gives to dead keys (keysymdef.h), which Windows and
# macOS layouts have by other ways.
_COMBINING = {
    "dead_grave": "\u0300",
    "dead_acute": "\u0301",
    "dead_circumflex": "\u0302",
    "dead_tilde": "\u0303",
    "dead_perispomeni": "\u0303",
    "dead_macron": "\u0304",
    "dead_breve": "\u0306",
    "dead_abovedot": "\u0307",
    "dead_diaeresis": "\u0308",
    "dead_abovering": "\u030a",
    "dead_doubleacute": "\u030b",
    "dead_caron": "\u030c",
    "dead_belowdot": "\u0323",
    "dead_cedilla": "\u0327",
    "dead_ogonek": "\u0328",
}
_ALONE = {
    "dead_grave": "`",
    "dead_acute": "\u00b4",
    "dead_circumflex": "^",
    "dead_tilde": "~",
    "dead_macron": "\u00af",
    "dead_breve": "\u02d8",
    "dead_abovedot": "\u02d9",
    "dead_diaeresis": "\u00a8",
    "dead_abovering": "\u02da",
    "dead_doubleacute": "\u02dd",
    "dead_caron": "\u02c7",
    "dead_cedilla": "\u00b8",
    "dead_ogonek": "\u02db",
}


def is_dead(symbol: str) -> bool:
    """Whether a key writes nothing by itself and changes what the next one writes."""
    return symbol.startswith("dead_")


def composed(symbol: str, character: str) -> str:
    """What a dead key and the character after it write, or nothing where there is no such character.

    Twice the same dead key, or one and a space, write the mark alone.

    Args:
        symbol: The dead key's.
        character: The next key's text; empty for the same dead key again.
    """
    if character in {"", " "}:
        return _ALONE.get(symbol, "")
    together = unicodedata.normalize("NFC", character + _COMBINING.get(symbol, ""))
    return together if len(together) == 1 else ""
