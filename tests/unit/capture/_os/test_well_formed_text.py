import pytest

from trajectory_recorder.capture._os.text import well_formed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grüße 🎉", "Grüße 🎉"),
        ("\ud83c\udf89", "🎉"),
        ("cut \ud83c", "cut \ufffd"),
        ("\udf89", "\ufffd"),
        ("", ""),
    ],
)
def test_halves_are_joined_or_replaced(text: str, expected: str) -> None:
    assert well_formed(text) == expected
    well_formed(text).encode()
