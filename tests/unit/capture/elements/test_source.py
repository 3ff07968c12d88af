"""What is asked at which press, with a stand-in for what asks the system."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.elements import ElementSource
from trajectory_recorder.capture.elements.asker import Absent
from trajectory_recorder.capture.presses import Press, Presses
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence, Element, ElementEvent, ElementTrigger

SECOND = 1_000_000_000


def element(name: str) -> Element:
    return Element("push button", name, None, False, (), None, (), None, None, "editor", 4711)


class StandIn:
    """An application that answers as it is told to."""

    def __init__(self) -> None:
        self.pressed: Element | Absence = element("Save")
        self.has_focus: Element | Absence = element("Text")
        self.asked: list[str] = []
        self.rests = 0
        self.is_asked = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.deadlines: list[int] = []

    @contextmanager
    def open(self) -> Iterator["StandIn"]:
        yield self

    def begin(self) -> None:
        self.asked.append("begin")

    def under_pointer(self, x_px: int, y_px: int, deadline_ns: int) -> Element:
        self.asked.append(f"at {x_px} {y_px}")
        self.deadlines.append(deadline_ns)
        self.is_asked.set()
        assert self.may_answer.wait(30)
        return self._told(self.pressed)

    def focused(self, deadline_ns: int) -> Element:
        self.asked.append("focus")
        self.deadlines.append(deadline_ns)
        return self._told(self.has_focus)

    def rest(self) -> None:
        self.rests += 1

    @staticmethod
    def _told(answer: Element | Absence) -> Element:
        if isinstance(answer, Absence):
            raise Absent(answer)
        return answer


class Running:
    """A source that runs, and the bell that it listens to."""

    def __init__(self, asker: StandIn) -> None:
        self.asker = asker
        self.presses = Presses()
        self.outlet = CollectingOutlet()
        self.source = ElementSource(self.presses, opener=asker.open)

    def ring(self, *, key: bool = False, age_ns: int = 0, x_px: int = 10) -> int:
        stamp_ns = monotonic_ns() - age_ns
        self.presses.ring(Press(stamp_ns, x_px, 20, key))
        return stamp_ns

    def events(self, count: int) -> list[ElementEvent]:
        self.outlet.wait_for(lambda: len(self.outlet.captured) >= count)
        events = [captured for _, captured in self.outlet.captured]
        assert len(events) == count
        return events  # type: ignore[return-value] # it emits no other


@pytest.fixture
def running() -> Iterator[Running]:
    running = Running(StandIn())
    with running.outlet.running(running.source):
        yield running


def test_a_button_is_told_at_its_own_time_with_both_elements(running: Running) -> None:
    stamp_ns = running.ring()
    (event,) = running.events(1)
    assert running.outlet.captured[0][0] == stamp_ns
    assert event.trigger is ElementTrigger.BUTTON
    assert (event.x_px, event.y_px) == (10, 20)
    assert (event.under_pointer, event.focused) == (element("Save"), element("Text"))
    assert (event.under_pointer_absence, event.focused_absence) == (None, None)
    assert event.took_ns >= 0
    assert running.asker.asked == ["begin", "at 10 20", "focus"]


def test_what_is_absent_is_told_with_its_reason(running: Running) -> None:
    running.asker.pressed, running.asker.has_focus = Absence.TIMEOUT, Absence.UNSUPPORTED
    running.ring()
    (event,) = running.events(1)
    assert (event.under_pointer, event.under_pointer_absence) == (None, Absence.TIMEOUT)
    assert (event.focused, event.focused_absence) == (None, Absence.UNSUPPORTED)


def test_the_budget_is_kept_for_both_together(running: Running) -> None:
    stamp_ns = running.ring()
    running.events(1)
    first_ns, second_ns = running.asker.deadlines
    assert second_ns - first_ns == 50_000_000
    assert first_ns >= stamp_ns + 100_000_000


def test_presses_that_waited_too_long_are_told_as_skipped_and_the_latest_is_served(running: Running) -> None:
    running.asker.may_answer.clear()
    running.ring(x_px=1)
    assert running.asker.is_asked.wait(30)
    stamps = [running.ring(x_px=2, age_ns=SECOND), running.ring(x_px=3, age_ns=SECOND // 2)]
    running.asker.may_answer.set()
    events = running.events(3)
    assert [event.under_pointer_absence for event in events] == [None, Absence.SKIPPED, Absence.SKIPPED]
    assert [stamp for stamp, _ in running.outlet.captured[1:]] == stamps
    running.ring(x_px=4)
    assert running.events(4)[-1].under_pointer == element("Save")
    assert [asked for asked in running.asker.asked if asked.startswith("at")] == ["at 1 20", "at 4 20"]


def test_typing_into_one_element_makes_one_event(running: Running) -> None:
    for _ in range(12):
        running.ring(key=True)
    (event,) = running.events(1)
    assert event.trigger is ElementTrigger.KEY
    assert (event.under_pointer, event.under_pointer_absence) == (None, Absence.NOT_ASKED)
    assert event.focused == element("Text")
    running.ring()
    assert len(running.events(2)) == 2


def test_a_key_that_goes_to_another_element_is_told(running: Running) -> None:
    running.ring(key=True)
    running.events(1)
    running.asker.has_focus = element("Password")

    def another_key() -> bool:
        running.ring(key=True)
        running.outlet.wait(0.05)
        return len(running.outlet.captured) == 2

    running.outlet.wait_for(another_key)
    assert running.events(2)[-1].focused == element("Password")


def test_a_late_key_that_begins_to_type_is_told_as_skipped(running: Running) -> None:
    running.ring(key=True, age_ns=SECOND)
    (event,) = running.events(1)
    assert event.focused_absence is Absence.SKIPPED
    assert running.asker.asked == []


def test_it_shows_life_while_nothing_is_pressed_and_leaves_the_bell(running: Running) -> None:
    running.outlet.wait_for(lambda: len(running.outlet.looks) >= 2)
    assert running.asker.rests >= 2
    assert running.outlet.captured == []
    running.outlet.stop()
    running.outlet.wait_for_end()
    assert running.presses._listeners == []
