"""What pauses a session by itself, and who has the last word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.synthetic_session import SECOND_NS, SETTINGS, SyntheticSources, begin
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.recording.automatic_pause import AutomaticPause
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.states import PauseReason, State

LOCKED, ASLEEP = PauseReason.LOCKED, PauseReason.ASLEEP


class Desk:
    """A session, its automatic pause, and what was told of both."""

    def __init__(self) -> None:
        self.told: list[tuple[State, PauseReason | None]] = []
        self.session = Session(SETTINGS, SyntheticSources())
        self.pauses = AutomaticPause(self.session, self._changed)

    def _changed(self) -> None:
        self.told.append((self.session.state, self.pauses.reason))

    def end(self) -> list[str]:
        """Seal; returns what the gaps of the pauses say."""
        bundle = Bundle(self.session.stop().root)
        return [gap.detail for _, gap in bundle.events_of(Gap) if gap.reason is GapReason.PAUSE]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk()
    desk.session.open(tmp_path)
    yield desk
    if desk.session.held:
        desk.session.abandon()


@pytest.fixture
def desk(opened: Desk) -> Desk:
    opened.session.begin()
    return opened


def test_it_pauses_and_goes_on(desk: Desk) -> None:
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.take(LOCKED, holds=False)
    desk.pauses.take(LOCKED, holds=False)
    assert desk.told == [(State.PAUSED, LOCKED), (State.RECORDING, None)]
    assert desk.end() == ["the screen was locked"]


def test_it_waits_until_no_reason_is_left(desk: Desk) -> None:
    desk.pauses.take(ASLEEP, holds=True)
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.take(ASLEEP, holds=False)
    desk.pauses.take(LOCKED, holds=False)
    assert desk.told == [
        (State.PAUSED, ASLEEP),
        (State.PAUSED, LOCKED),
        (State.PAUSED, LOCKED),
        (State.RECORDING, None),
    ]
    assert desk.end() == ["the machine was asleep"]


def test_what_was_paused_by_hand_stays_so(desk: Desk) -> None:
    desk.pauses.pause()
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.take(LOCKED, holds=False)
    assert desk.session.state is State.PAUSED
    assert desk.told == []
    with pytest.raises(UsageError):
        desk.pauses.pause()
    desk.pauses.resume()
    assert desk.end() == [""]


def test_a_pause_by_hand_takes_an_automatic_one_over(desk: Desk) -> None:
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.pause()
    assert desk.pauses.reason is None
    desk.pauses.take(LOCKED, holds=False)
    assert desk.session.state is State.PAUSED
    desk.session.stop()


def test_who_resumes_by_hand_is_not_paused_again_for_the_same(desk: Desk) -> None:
    desk.pauses.take(LOCKED, holds=True)
    desk.pauses.resume()
    assert (desk.session.state, desk.pauses.reason) == (State.RECORDING, None)
    desk.pauses.take(LOCKED, holds=False)
    desk.pauses.take(LOCKED, holds=True)
    assert desk.session.state is State.PAUSED
    desk.session.stop()


def test_what_held_before_the_beginning_counts(opened: Desk) -> None:
    opened.pauses.take(LOCKED, holds=True)
    assert opened.told == []
    opened.session.begin()
    opened.pauses.begin()
    assert opened.told == [(State.PAUSED, LOCKED)]
    opened.session.stop()


def test_a_pause_counts_the_time_asleep(tmp_path: Path) -> None:
    slept_ns = [0]
    clock = SessionClock(read_boottime=lambda: monotonic_ns() + slept_ns[0])
    session = begin(tmp_path, clock=clock)
    pauses = AutomaticPause(session, lambda: None)
    pauses.take(ASLEEP, holds=True)
    slept_ns[0] = 3600 * SECOND_NS
    pauses.take(ASLEEP, holds=False)
    bundle = Bundle(session.stop().root)
    (gap,) = bundle.manifest.gaps
    assert (gap.reason, gap.detail) == (GapReason.PAUSE, "the machine was asleep")
    assert 3600 * SECOND_NS <= gap.removed_ns < 3700 * SECOND_NS


def test_after_the_end_nothing_happens(desk: Desk) -> None:
    desk.pauses.take(LOCKED, holds=True)
    desk.session.stop()
    desk.told.clear()
    desk.pauses.take(LOCKED, holds=False)
    desk.pauses.take(ASLEEP, holds=True)
    assert desk.session.state is State.SEALED
