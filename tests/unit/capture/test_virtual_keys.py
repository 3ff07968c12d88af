import pytest

from trajectory_recorder.capture.input._keysyms import character, keysym_name, letter_case
from trajectory_recorder.capture.input.virtual_keys import virtual_key


@pytest.mark.parametrize(
    ("symbol", "plain", "place", "vk"),
    [
        ("a", "a", 38, 0x41),
        ("A", "a", 38, 0x41),
        ("q", "q", 38, 0x51),  # AZERTY: by what is written
        ("Cyrillic_ef", "Cyrillic_ef", 38, 0x41),  # another script: by place
        ("1", "1", 10, 0x31),
        ("exclam", "1", 10, 0x31),
        ("ampersand", "ampersand", 10, 0x31),  # AZERTY's top row
        ("apostrophe", "apostrophe", 13, 0x34),
        ("comma", "comma", 58, 0xBC),  # AZERTY: not the M of the US
        ("at", "2", 11, 0x32),
        ("question", "slash", 61, 0xBF),
        ("less", "less", 94, 0xE2),
        ("Return", "Return", 36, 0x0D),
        ("ISO_Left_Tab", "Tab", 23, 0x09),
        ("Control_R", "Control_R", 105, 0xA3),
        ("ISO_Level3_Shift", "ISO_Level3_Shift", 108, 0xA5),
        ("KP_7", "KP_Home", 79, 0x67),
        ("KP_Home", "KP_Home", 79, 0x24),
        ("F12", "F12", 96, 0x7B),
        ("F24", "F24", 202, 0x87),
        ("XF86AudioMute", "XF86AudioMute", 121, 0xAD),
        ("1", "1", None, 0x31),
        ("Cyrillic_ef", "Cyrillic_ef", None, 0),
        ("NoSymbol", "NoSymbol", 8, 0),
    ],
)
def test_keys_have_the_windows_code_of_the_same_key(
    symbol: str, plain: str, place: int | None, vk: int
) -> None:
    assert virtual_key(symbol, plain, place) == vk


@pytest.mark.parametrize(
    ("keysym", "name", "text"),
    [
        (0x61, "a", "a"),
        (0x20, "space", " "),
        (0xE9, "eacute", "é"),
        (0x1B1, "aogonek", "ą"),
        (0x2A1, "Hstroke", "Ħ"),
        (0x3BF, "eng", "ŋ"),
        (0x6C6, "Cyrillic_ef", "ф"),
        (0x6AD, "Ukrainian_ghe_with_upturn", "ґ"),
        (0x7E1, "Greek_alpha", "α"),
        (0x7F2, "Greek_sigma", "σ"),
        (0x7F3, "Greek_finalsmallsigma", "ς"),
        (0xCE0, "hebrew_aleph", "א"),
        (0xDA1, "Thai_kokai", "ก"),
        (0x5C7, "Arabic_alef", "ا"),
        (0x13BD, "oe", "œ"),
        (0x20AC, "EuroSign", "€"),
        (0x8FB, "leftarrow", "←"),
        (0xAD2, "leftdoublequotemark", "“"),
        (0xAFE, "doublelowquotemark", "„"),
        (0x100201E, "U201E", "„"),
        (0x101F600, "U1F600", "😀"),
        (0xFFB7, "KP_7", "7"),
        (0xFFAE, "KP_Decimal", "."),
        (0xFF55, "Prior", None),
        (0xFF0D, "Return", None),
        (0xFFE1, "Shift_L", None),
        (0xFE51, "dead_acute", None),
        (0xFE53, "dead_tilde", None),
        (0xFF7E, "Mode_switch", None),
        (0x1008FF12, "XF86AudioMute", None),
        (0, "NoSymbol", None),
        (0x1234567A, "0x1234567a", None),
    ],
)
def test_symbols_have_their_name_and_character(keysym: int, name: str, text: str | None) -> None:
    assert (keysym_name(keysym), character(keysym)) == (name, text)


@pytest.mark.parametrize(
    ("keysym", "small", "capital"),
    [
        (0x61, 0x61, 0x41),
        (0x41, 0x61, 0x41),
        (0xE9, 0xE9, 0xC9),
        (0x1000436, 0x1000436, 0x1000416),
        (0x31, 0x31, 0x31),
    ],
)
def test_letters_have_two_cases(keysym: int, small: int, capital: int) -> None:
    assert letter_case(keysym) == (small, capital)


def test_a_letter_without_a_single_capital_is_its_own() -> None:
    assert letter_case(0xDF) == (0xDF, 0xDF)  # ß
