"""The table of keys."""

import pytest

from trajectory_recorder.ui.replay.shortcuts import (
    COMPARISON_SHORTCUTS,
    MENDING_SHORTCUTS,
    REVIEW_SHORTCUTS,
    SHORTCUTS,
    Command,
    Shortcut,
)


@pytest.mark.parametrize(
    "table", [SHORTCUTS + REVIEW_SHORTCUTS, SHORTCUTS + MENDING_SHORTCUTS, COMPARISON_SHORTCUTS]
)
def test_no_key_has_two_meanings(table: tuple[Shortcut, ...]) -> None:
    keys = [key for shortcut in table for key in shortcut.keys]
    assert sorted(keys) == sorted(set(keys))


def test_everything_has_a_key() -> None:
    tables = SHORTCUTS + REVIEW_SHORTCUTS + MENDING_SHORTCUTS + COMPARISON_SHORTCUTS
    assert {it.command for it in tables} == set(Command)


def test_keys_are_named_as_people_read_them() -> None:
    names = {name for it in SHORTCUTS for name in it.names}
    assert {"Space", "K", "Shift+←", "+", "1 … 9", "0", "F1", "?"} <= names
