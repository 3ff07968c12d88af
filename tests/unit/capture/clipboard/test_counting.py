# ruff: noqa: FBT001 - what tests are given by name

import pytest

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.clipboard._counting import text_event, watch
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import ClipboardEvent, StreamName


class Clipboard:
    """A clipboard that counts its changes, and the source that watches it."""

    stream = StreamName.CLIPBOARD

    def __init__(self) -> None:
        self.count = 1
        self.event: ClipboardEvent | None = copied("before")
        self.busy = False
        self.reads = 0

    def run(self, outlet: Outlet) -> None:
        watch(outlet, count_changes=lambda: self.count, read=self.read)

    def read(self) -> tuple[int, ClipboardEvent | None] | None:
        self.reads += 1
        return None if self.busy else (self.count, self.event)

    def put(self, event: ClipboardEvent | None) -> None:
        self.event = event
        self.count += 1


def copied(text: str) -> ClipboardEvent:
    return text_event(text, limit=10, concealed=False)


def looks_again(outlet: CollectingOutlet, times: int = 2) -> None:
    enough = len(outlet.looks) + times
    outlet.wait_for(lambda: len(outlet.looks) >= enough)


def test_new_text_is_emitted_and_old_is_not() -> None:
    outlet, clipboard = CollectingOutlet(), Clipboard()
    with outlet.running(clipboard):
        looks_again(outlet)
        clipboard.put(copied("one"))
        outlet.wait_for(lambda: len(outlet.captured) == 1)
        clipboard.put(copied("two"))
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    assert outlet.events(ClipboardEvent) == [copied("one"), copied("two")]


def test_a_higher_count_alone_is_no_change() -> None:
    outlet, clipboard = CollectingOutlet(), Clipboard()
    with outlet.running(clipboard):
        looks_again(outlet)
        clipboard.put(copied("before"))
        looks_again(outlet)
    assert outlet.captured == []


def test_text_comes_back_after_a_picture() -> None:
    outlet, clipboard = CollectingOutlet(), Clipboard()
    with outlet.running(clipboard):
        looks_again(outlet)
        clipboard.put(None)
        looks_again(outlet)
        clipboard.put(copied("before"))
        outlet.wait_for(lambda: bool(outlet.captured))
    assert outlet.events(ClipboardEvent) == [copied("before")]


@pytest.mark.parametrize("busy_at_start", [True, False])
def test_a_busy_clipboard_is_read_later(busy_at_start: bool) -> None:
    outlet, clipboard = CollectingOutlet(), Clipboard()
    clipboard.busy = busy_at_start
    with outlet.running(clipboard):
        looks_again(outlet)
        if busy_at_start:
            clipboard.busy = False
            looks_again(outlet)
        clipboard.busy = True
        clipboard.put(copied("late"))
        looks_again(outlet)
        assert outlet.captured == []
        clipboard.busy = False
        outlet.wait_for(lambda: bool(outlet.captured))
    assert outlet.events(ClipboardEvent) == [copied("late")]


def test_an_unchanged_clipboard_is_not_opened() -> None:
    outlet, clipboard = CollectingOutlet(), Clipboard()
    with outlet.running(clipboard):
        looks_again(outlet, times=3)
    assert clipboard.reads == 1


def test_text_is_kept_up_to_the_limit() -> None:
    assert text_event("12345", limit=5, concealed=False) == ClipboardEvent("12345", 5)
    assert text_event("123456", limit=5, concealed=False) == ClipboardEvent(None, 6)


def test_concealed_text_is_only_counted() -> None:
    assert text_event("secret", limit=100, concealed=True) == ClipboardEvent(None, 0, concealed=True)


def test_characters_are_counted_not_units() -> None:
    assert text_event("\ud83c\udf89", limit=1, concealed=False) == ClipboardEvent("🎉", 1)
