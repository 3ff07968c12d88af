"""Hot keys on a real X server, while another window has the keyboard."""

import queue
import time
from collections.abc import Iterator

import pytest

from helpers.command_line import PATIENCE_S
from trajectory_recorder.key_combination import Combination, parse
from trajectory_recorder.ui.recorder.hot_keys import HotKeys, listen
from trajectory_recorder.virtual_desktop import VirtualDesktop

PAUSE, MASK = parse("Ctrl+Alt+P"), parse("Ctrl+Alt+X")


class Heard:
    """What a listener was told, in its order."""

    def __init__(self) -> None:
        self._told: queue.Queue[tuple[str, Combination]] = queue.Queue()

    def pressed(self, combination: Combination) -> None:
        self._told.put(("pressed", combination))

    def released(self, combination: Combination) -> None:
        self._told.put(("released", combination))

    def refused(self, combination: Combination) -> None:
        self._told.put(("refused", combination))

    def next(self) -> tuple[str, Combination]:
        return self._told.get(timeout=PATIENCE_S)

    @property
    def nothing_more(self) -> bool:
        return self._told.empty()


def until_held(desktop: VirtualDesktop, heard: Heard, first: Combination, last: Combination) -> None:
    """Wait for hot keys, which are held on a thread of their own some time after they were asked for.

    Nobody knows which press is the first to be told, and when all of them are: so another key comes after them.
    """
    deadline_s = time.monotonic() + PATIENCE_S
    while heard.nothing_more:
        assert time.monotonic() < deadline_s
        desktop.key(str(last).lower())
    desktop.key(str(first).lower())
    while heard.next() != ("released", first):
        pass


@pytest.fixture
def display(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    return shared_desktop


def held(combinations: tuple[Combination, ...], heard: Heard) -> HotKeys:
    hot_keys = listen(combinations, heard)
    assert hot_keys is not None
    return hot_keys


@pytest.fixture
def heard(display: VirtualDesktop) -> Iterator[Heard]:
    heard = Heard()
    hot_keys = held((PAUSE, MASK), heard)
    until_held(display, heard, PAUSE, MASK)
    yield heard
    hot_keys.close()


def test_presses_and_releases_are_told_whatever_locks_are_on(display: VirtualDesktop, heard: Heard) -> None:
    for lock in ("Caps_Lock", "Num_Lock"):
        display.key(lock, "ctrl+alt+p", lock)
        assert [heard.next(), heard.next()] == [("pressed", PAUSE), ("released", PAUSE)]
    display.key("p", "ctrl+p", "ctrl+alt+shift+p", "ctrl+alt+x")
    assert [heard.next(), heard.next()] == [("pressed", MASK), ("released", MASK)]
    assert heard.nothing_more


def test_a_key_that_is_held_is_pressed_once(display: VirtualDesktop, heard: Heard) -> None:
    # Longer than it takes until the server begins to repeat it.
    display.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "x", "sleep", "1")
    display.run("xdotool", "keyup", "ctrl", "keyup", "alt", "keyup", "x")
    assert [heard.next(), heard.next()] == [("pressed", MASK), ("released", MASK)]
    assert heard.nothing_more


def test_keys_that_another_program_holds_are_refused(display: VirtualDesktop, heard: Heard) -> None:
    other = Heard()
    bar, mark = parse("Ctrl+Alt+B"), parse("Ctrl+Alt+M")
    hot_keys = held((PAUSE, bar, mark), other)
    assert other.next() == ("refused", PAUSE)
    until_held(display, other, bar, mark)
    hot_keys.close()
    display.key("ctrl+alt+p", "ctrl+alt+m")
    assert heard.next() == ("pressed", PAUSE)
    assert other.nothing_more


def test_no_display_refuses_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9999")
    heard = Heard()
    hot_keys = held((PAUSE,), heard)
    assert heard.next() == ("refused", PAUSE)
    hot_keys.close()
    monkeypatch.delenv("DISPLAY")
    assert listen((PAUSE,), heard) is None
