"""Warnings while a recording goes on: its journal, followed from outside by the same checks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.planted import key, ns
from helpers.sessions import session_info
from helpers.synthetic_session import DISPLAY
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.journal import Journal
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import (
    DisplaysEvent,
    Event,
    FrameEvent,
    Health,
    Heartbeat,
    SpeechEvent,
    StreamHealth,
    StreamState,
    VoiceEvent,
)
from trajectory_recorder.quality.live import LiveWatch
from trajectory_recorder.quality.policy import Policy, parse
from trajectory_recorder.settings import RecordSettings

Still = Callable[[float], bool]


class Recording:
    """A recording of somebody who types, seen and heard, second by second."""

    def __init__(self, folder: Path, policy: Policy | None = None) -> None:
        self.bundle = BundleWriter(create_folder(folder, 0), session_info())
        self.watch = LiveWatch(self.bundle.root, RecordSettings(), policy=policy)
        self.add(0, DisplaysEvent((DISPLAY,)))
        self.said: dict[int, set[str]] = {}

    def add(self, at_s: float, event: Event) -> None:
        self.bundle.add(ns(at_s), event)

    def go_on(
        self,
        from_s: int,
        to_s: int,
        *,
        seen: Still = lambda _: True,
        looked: Still = lambda _: False,
        spoken: Still = lambda _: True,
        acts: Still = lambda _: True,
        level: float = 0.05,
        silence: float = 0.001,
        speaking: bool | None = None,
    ) -> None:
        for at_s in range(from_s, to_s):
            if seen(at_s):
                self.add(at_s + 0.1, FrameEvent(0, "data/screen-0.mkv", ns(at_s), 8, 8, 8, 8, keyframe=False))
            if seen(at_s) or looked(at_s):
                for look_s in (at_s + 0.5, at_s + 0.9):  # A still screen is looked at now and then.
                    self.add(look_s, Heartbeat("screen/0", ns(look_s), ns(look_s), 1))
            if acts(at_s):
                for later_s, event in key(at_s + 0.05, "abcdef"[at_s % 6]):
                    self.add(later_s, event)
            rms = level if spoken(at_s) else silence
            # The microphone's clock is not the session's.
            self.add(
                at_s + 1e-6 * (at_s % 3),
                VoiceEvent("data/narration.mka", ns(at_s), at_s * 48_000, 48_000, rms, rms, 0),
            )
            if spoken(at_s):
                self.add(at_s + 0.9, SpeechEvent(ns(at_s + 0.1), ns(at_s + 0.9), 1.0))
            if at_s % 5 == 0:
                voice = StreamHealth("voice", StreamState.LIVE, 1, 1, 0, 0, 0, speaking=speaking)
                self.add(at_s, Health((voice,), 0, 0, 1))
            self.bundle.flush()
            self.said[at_s] = {it.check for it in self.watch.look()}


@pytest.fixture
def recording(tmp_path: Path) -> Iterator[Recording]:
    recording = Recording(tmp_path)
    yield recording
    recording.bundle.abandon()


def first(recording: Recording, check: str) -> int | None:
    return next((at_s for at_s, found in recording.said.items() if check in found), None)


def test_nothing_is_said_while_all_is_well(recording: Recording) -> None:
    recording.go_on(0, 150)
    assert set().union(*recording.said.values()) == set()


def test_silence_while_acting_is_said_after_45_seconds_and_no_more_once_something_is_said(
    recording: Recording,
) -> None:
    recording.go_on(0, 90, spoken=lambda at_s: at_s < 10 or at_s >= 70)
    said_s = first(recording, "silence_while_acting")
    assert said_s is not None
    assert 55 <= said_s <= 65
    (warning,) = recording.said[said_s]
    assert warning == "silence_while_acting"
    assert recording.said[89] == set()


def test_a_long_speech_that_has_not_ended_is_no_silence(recording: Recording) -> None:
    recording.go_on(0, 80, spoken=lambda at_s: at_s < 10, speaking=True)
    assert first(recording, "silence_while_acting") is None


def test_a_screen_that_nobody_looks_at_any_more_is_said(recording: Recording) -> None:
    recording.go_on(0, 30, seen=lambda at_s: at_s < 15)
    said_s = first(recording, "capture_gap")
    assert said_s is not None
    assert said_s <= 25


def test_a_picture_that_does_not_follow_is_said(recording: Recording) -> None:
    recording.go_on(0, 20)
    recording.go_on(20, 60, seen=lambda _: False, looked=lambda _: True)
    assert first(recording, "frozen_picture") is not None
    assert first(recording, "capture_gap") is None


def test_a_voice_that_is_too_quiet_is_said(recording: Recording) -> None:
    recording.go_on(0, 20, level=0.004)
    assert recording.said[19] == {"voice_level"}


def test_a_microphone_that_gives_nothing_is_said(recording: Recording) -> None:
    recording.go_on(0, 20, spoken=lambda at_s: at_s < 5, silence=0.0)
    assert recording.said[19] == {"dead_microphone"}


def test_idle_is_said_after_a_minute(recording: Recording) -> None:
    nothing: Still = lambda at_s: at_s < 10  # noqa: E731
    recording.go_on(0, 90, seen=nothing, looked=lambda _: True, spoken=nothing, acts=nothing)
    said_s = first(recording, "idle")
    assert said_s is not None
    assert 70 <= said_s <= 80


@pytest.mark.parametrize("changed", ["off", "{warn_s: 600}"])
def test_the_policy_of_a_task_says_what_is_worth_a_word(tmp_path: Path, changed: str) -> None:
    policy = parse(f"policy: patient\nversion: 1\nchecks:\n  silence_while_acting: {changed}\n", "the task")
    recording = Recording(tmp_path, policy)
    recording.go_on(0, 90, spoken=lambda at_s: at_s < 10)
    assert first(recording, "silence_while_acting") is None
    recording.bundle.abandon()


def test_a_journal_gives_each_event_once_and_half_a_message_later(tmp_path: Path) -> None:
    bundle = BundleWriter(create_folder(tmp_path, 0), session_info())
    bundle.add(0, DisplaysEvent((DISPLAY,)))
    bundle.flush()
    journal = Journal(bundle.root)
    assert journal.follow() == [(0, DisplaysEvent((DISPLAY,)))]
    assert journal.follow() == []
    beat = Heartbeat("screen/0", 1, 2, 3)
    bundle.add(5, beat)
    bundle.flush()
    path = bundle.root / "events.journal.mcap"
    whole = path.read_bytes()
    path.write_bytes(whole[:-3])
    assert journal.follow() == []
    path.write_bytes(whole)
    assert journal.follow() == [(5, beat)]
    bundle.abandon()


def test_a_journal_that_is_gone_has_nothing_and_a_foreign_one_is_refused(tmp_path: Path) -> None:
    assert Journal(tmp_path).follow() == []
    assert LiveWatch(tmp_path, RecordSettings()).look() == []
    bundle = BundleWriter(create_folder(tmp_path, 0), session_info())
    bundle.add(5, Heartbeat("screen/0", 1, 2, 3))
    bundle.flush()
    path = bundle.root / "events.journal.mcap"
    path.write_bytes(path.read_bytes().replace(b'"looks":3', b'"looks":x'))
    with pytest.raises(DamagedBundle, match="heartbeat"):
        Journal(bundle.root).follow()
    assert LiveWatch(bundle.root, RecordSettings()).look() == []
    bundle.abandon()
