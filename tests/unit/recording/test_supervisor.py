"""When a source is replaced, and when it is not to blame."""

import threading
from collections.abc import Iterator

import pytest

from trajectory_recorder.capture.source import Outlet, Withheld
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.events import Gap, GapReason, Marker
from trajectory_recorder.recording.supervisor import Supervisor, Timed

_S = 1_000_000_000


class Quiet:
    """A device that says nothing until it is told to. Counts how often it is opened."""

    stream = "input"

    def __init__(self) -> None:
        self.outlets: list[Outlet] = []
        self.opened = threading.Semaphore(0)
        self.end = threading.Event()

    def run(self, outlet: Outlet) -> None:
        self.outlets.append(outlet)
        self.opened.release()
        self.end.wait()


class Watched:
    """A supervisor of a quiet device, and what it delivered."""

    def __init__(self) -> None:
        self.source = Quiet()
        self.delivered: list[Timed] = []
        self.clock = SessionClock()
        self.clock.start()
        gate = threading.Event()
        gate.set()
        self.supervisor = Supervisor(self.source, clock=self.clock, gate=gate, deliver=self.delivered.append)
        self.supervisor.start()
        self.source.opened.acquire()
        self.began_ns = monotonic_ns()

    def watch(self, *at_s: float) -> None:
        for seconds in at_s:
            self.supervisor.watch(self.began_ns + int(seconds * _S))

    def gaps(self) -> list[Gap]:
        return [timed.captured for timed in self.delivered if isinstance(timed.captured, Gap)]


@pytest.fixture
def watched() -> Iterator[Watched]:
    it = Watched()
    yield it
    it.source.end.set()
    it.supervisor.stop()


def quarters(first_s: float, last_s: float) -> list[float]:
    """The times of a watch that runs as it should."""
    return [quarter / 4 for quarter in range(int(first_s * 4), int(last_s * 4) + 1)]


def test_a_device_that_is_silent_for_long_is_opened_anew(watched: Watched) -> None:
    watched.watch(*quarters(0.25, 6))
    assert len(watched.source.outlets) == 1
    watched.watch(*quarters(6.25, 6.5))
    watched.source.opened.acquire()
    assert len(watched.source.outlets) == 2
    # What the run before still says comes too late, and what the next one says counts.
    for number, outlet in enumerate(watched.source.outlets):
        outlet.emit(monotonic_ns(), Marker(str(number)))
    assert [timed.captured for timed in watched.delivered if isinstance(timed.captured, Marker)] == [
        Marker("1")
    ]
    (gap,) = watched.gaps()
    assert gap.reason is GapReason.SOURCE_STALLED


def test_no_device_is_blamed_for_the_time_in_which_nobody_watched(watched: Watched) -> None:
    watched.watch(*quarters(0.25, 1))
    # The whole process stood still for half a minute; the device has kept what happened meanwhile.
    watched.watch(*quarters(31, 33))
    (outlet,) = watched.source.outlets
    outlet.emit(watched.began_ns + _S // 2, Marker("kept"))
    assert Marker("kept") in [timed.captured for timed in watched.delivered]
    (gap,) = watched.gaps()
    assert gap.reason is GapReason.SOURCE_STALLED
    # But it has to show life from here on.
    watched.watch(*quarters(33.25, 40))
    watched.source.opened.acquire()
    assert len(watched.source.outlets) == 2


def test_what_is_withheld_is_counted_and_dated_and_nothing_of_it_delivered(watched: Watched) -> None:
    (outlet,) = watched.source.outlets
    stamps = [monotonic_ns() + number for number in range(4)]
    outlet.emit(stamps[0], Withheld())
    outlet.emit(stamps[1], Withheld())
    assert watched.delivered == []
    outlet.emit(stamps[2], Marker("recorded"))
    outlet.emit(stamps[3], Withheld())
    (gap,) = watched.gaps()
    first_ns, last_ns = (watched.clock.session_ns(stamp) for stamp in stamps[:2])
    assert (gap.from_ns, gap.to_ns, gap.lost_events) == (first_ns, last_ns, 2)
    assert gap.reason is GapReason.WITHHELD
    assert [type(timed.captured) for timed in watched.delivered] == [Gap, Marker]
    watched.source.end.set()
    watched.supervisor.stop()
    ((_, last),) = watched.supervisor.finish_records(watched.clock.now_ns())
    assert isinstance(last, Gap)
    assert (last.from_ns, last.to_ns, last.lost_events) == (watched.clock.session_ns(stamps[3]),) * 2 + (1,)
