import pytest

from trajectory_recorder.capture.input._key_names import symbol_name


@pytest.mark.parametrize(
    ("vk", "character", "name"),
    [
        (0x0D, None, "Return"),
        (0x0D, "\r", "Return"),
        (0x20, " ", "space"),
        (0x61, "1", "KP_1"),
        (0x70, None, "F1"),
        (0x87, None, "F24"),
        (0xA5, None, "Alt_R"),
        (0x41, "a", "a"),
        (0x41, "A", "A"),
        (0x31, "!", "exclam"),
        (0xBA, "é", "é"),
        (0x41, None, "a"),
        (0x37, None, "7"),
        (0xE7, None, "vk_e7"),
        (0, None, "unknown"),
    ],
)
def test_keys_are_named_as_in_x(vk: int, character: str | None, name: str) -> None:
    assert symbol_name(vk, character) == name
