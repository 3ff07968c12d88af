"""What X key symbols are called and which characters they stand for.

A key symbol of Latin-1 is its character, and one from 0x01000000 on is 0x01000000 plus the code
point. The older ones in between are national character sets, one per page of 256, and are decoded
as such. Symbols of the pages for Kana, Hangul, APL and terminal graphics, which layouts hardly use
(input methods write these), have names here but no characters. (X Window System Protocol, appendix A.)
"""
# ruff: noqa: RUF001 - characters that look like others are the point here

from collections.abc import Callable
from functools import cache

from xcffib import keysymdef, xf86keysym

NO_SYMBOL = 0

UNICODE = 0x01000000
_CURRENCY_PAGE = 0x20
_KEYPAD = 0xFF80
_CODEC_BY_PAGE = {
    0x01: "iso8859-2",
    0x02: "iso8859-3",
    0x03: "iso8859-4",
    0x05: "iso8859-6",
    0x06: "koi8-r",
    0x07: "iso8859-7",
    0x0C: "iso8859-8",
    0x0D: "iso8859-11",
    0x12: "iso8859-14",
    0x13: "iso8859-15",
}
# Characters of the pages that are no character set, and where the others differ from theirs.
_RUNS = (
    *((0x3A2, "ĸ"), (0x3BD, "Ŋ"), (0x3BF, "ŋ")),
    (0x6A1, "ђѓёєѕіїјљњћќґўџ№ЂЃЁЄЅІЇЈЉЊЋЌҐЎЏ"),
    *((0x7A1, "ΆΈΉΊΪ"), (0x7A7, "ΌΎΫ"), (0x7AB, "Ώ"), (0x7AE, "΅―"), (0x7B1, "άέήίϊΐόύϋΰώ")),
    *((0x7D2, "Σ"), (0x7F2, "σς")),
    *((0x8A1, "⎷┌─⌠⌡│⎡⎣⎤⎦⎛⎝⎞⎠⎨⎬"), (0x8BC, "≤≠≥∫∴∝∞"), (0x8C5, "∇"), (0x8C8, "∼≃"), (0x8CD, "⇔⇒≡")),
    *((0x8D6, "√"), (0x8DA, "⊂⊃∩∪∧∨"), (0x8EF, "∂"), (0x8F6, "ƒ"), (0x8FB, "←↑→↓")),
    *((0xAA9, "—–"), (0xAAC, "␣"), (0xAAE, "…‥⅓⅔⅕⅖⅗⅘⅙⅚℅"), (0xABB, "‒⟨.⟩"), (0xAC3, "⅛⅜⅝⅞")),
    *((0xAC9, "™☓"), (0xACC, "◁▷○▯‘’“”℞‰′″"), (0xAD9, "✝"), (0xADB, "▬◀▶●▮◦▫▭△▽☆•▪▲▼☜☞♣♦♥")),
    (0xAF0, "✠†‡✓✗♯♭♂♀☎⌕℗‸‚„"),
    # The keypad.
    *((0xFF80, " "), (0xFFAA, "*+,-./0123456789"), (0xFFBD, "=")),
)
_CHARACTERS = {first + place: text for first, run in _RUNS for place, text in enumerate(run)}
# Of several names for a symbol, the one that X itself answers with, where the alphabet has another.
_FIRST_NAMES = (
    "Prior",
    "Next",
    "KP_Prior",
    "KP_Next",
    "Mode_switch",
    "dead_tilde",
    "Oslash",
    "oslash",
    "kra",
)


def _names() -> dict[int, str]:
    names: dict[int, str] = {}
    for module in (keysymdef, xf86keysym):
        for constant, keysym in sorted(vars(module).items()):
            if constant.startswith(("XK_", "XF86XK_")):
                # XF86XK_AudioMute is XF86AudioMute for everybody but the C compiler.
                name = constant.removeprefix("XK_").replace("XF86XK_", "XF86")
                names.setdefault(keysym, name)
    return names | {vars(keysymdef)[f"XK_{name}"]: name for name in _FIRST_NAMES}


_NAMES = _names()


def keysym_name(keysym: int) -> str:
    """The symbol's name; `U20AC` for a character without one, hexadecimal for what has neither."""
    if keysym == NO_SYMBOL:
        return "NoSymbol"
    if name := _NAMES.get(keysym):
        return name
    return f"U{keysym - UNICODE:04X}" if keysym > UNICODE and character(keysym) else f"0x{keysym:x}"


@cache
def character(keysym: int) -> str | None:
    """The printable character that a symbol writes; None for dead keys and keys that write nothing."""
    text = _decode(keysym)
    return text if text is not None and text.isprintable() else None


def _decode(keysym: int) -> str | None:
    if keysym in _CHARACTERS:
        return _CHARACTERS[keysym]
    if keysym < 0x100 or UNICODE <= keysym <= UNICODE + 0x10FFFF:
        return chr(keysym % UNICODE) if keysym else None
    page, byte = divmod(keysym, 0x100)
    if page == _CURRENCY_PAGE:
        return chr(keysym)
    if page not in _CODEC_BY_PAGE:
        return None
    return bytes([byte]).decode(_CODEC_BY_PAGE[page], errors="ignore") or None


@cache
def letter_case(keysym: int) -> tuple[int, int]:
    """The symbols of the small and of the capital letter; the symbol itself where it has no other."""
    return _converted(keysym, str.lower), _converted(keysym, str.upper)


def _converted(keysym: int, convert: Callable[[str], str]) -> int:
    old = character(keysym)
    new = convert(old) if old else ""
    if old == new or len(new) != 1:
        return keysym
    return _unicode_keysym(new) if keysym >= UNICODE else _old_keysyms().get(new, _unicode_keysym(new))


def _unicode_keysym(text: str) -> int:
    return ord(text) if ord(text) < 0x100 else UNICODE + ord(text)


@cache
def _old_keysyms() -> dict[str, int]:
    """Symbols by character, of the pages from before Unicode."""
    old = ((character(keysym), keysym) for keysym in sorted(_NAMES, reverse=True) if keysym < _KEYPAD)
    return {text: keysym for text, keysym in old if text}
