"""Keys that are pressed together, as people write them."""

import re

import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.key_combination import Modifier, parse
from trajectory_recorder.settings import AppSettings

CTRL, ALT, SHIFT, META = Modifier.CTRL, Modifier.ALT, Modifier.SHIFT, Modifier.META


@pytest.mark.parametrize(
    ("text", "modifiers", "key", "keysym", "virtual_key"),
    [
        ("Ctrl+Alt+P", {CTRL, ALT}, "P", ord("p"), ord("P")),
        (" alt + ctrl + p ", {CTRL, ALT}, "P", ord("p"), ord("P")),
        ("Meta+Shift+7", {META, SHIFT}, "7", ord("7"), ord("7")),
        ("super+space", {META}, "Space", 0x20, 0x20),
        ("cmd+Del", {META}, "Delete", 0xFFFF, 0x2E),
        ("Ctrl+PgUp", {CTRL}, "PageUp", 0xFF55, 0x21),
        ("f9", set(), "F9", 0xFFC6, 0x78),
        ("Shift+F24", {SHIFT}, "F24", 0xFFD5, 0x87),
        ("Pause", set(), "Pause", 0xFF13, 0x13),
    ],
)
def test_what_is_read(text: str, modifiers: set[Modifier], key: str, keysym: int, virtual_key: int) -> None:
    read = parse(text)
    assert read.modifiers == modifiers
    assert (read.key, read.keysym, read.virtual_key) == (key, keysym, virtual_key)
    assert parse(str(read)) == read


def test_they_are_written_in_one_way() -> None:
    assert str(parse("shift+alt+control+x")) == "Ctrl+Alt+Shift+X"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a key"),
        ("Ctrl+", "is not a key"),
        ("Ctrl+Alt", "'Alt' in the keys 'Ctrl+Alt' is not a key"),
        ("Hyper+P", "'Hyper' in the keys 'Hyper+P' is not a key that is held"),
        ("Ctrl+Ä", "is not a key"),
        ("Ctrl+F25", "is not a key"),
        ("P", "are needed for typing"),
        ("Shift+P", "are needed for typing"),
        ("Space", "are needed for typing"),
    ],
)
def test_what_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)) as refused:
        parse(text)
    assert refused.value.remedy


def test_the_settings_as_they_come_are_five_combinations() -> None:
    keys = AppSettings()
    names = (
        *(keys.hot_key_pause, keys.hot_key_mark, keys.hot_key_stop),
        *(keys.hot_key_mask, keys.hot_key_bar),
    )
    assert len({parse(name) for name in names}) == 5
