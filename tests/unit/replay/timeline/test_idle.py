"""What a replay may skip: nothing that happens lies in it, and all that is long and empty does."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import tampering
from helpers.events_sealed import frame, seal_events, voice
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.events import (
    Event,
    Gap,
    GapReason,
    KeyAction,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
    PointerState,
    SpeechEvent,
)
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline.idle import (
    LEAD_IN_NS,
    LEAST_NS,
    idle_at,
    idle_spans,
    next_active,
    next_idle_end,
)
from trajectory_recorder.replay.timeline.timeline import Span, Timeline

ENDS_NS = 100 * SECOND_NS
moments = st.integers(0, ENDS_NS)
spans = st.tuples(moments, moments).map(lambda it: Span(min(it), max(it)))


def opened(folder: Path, events: Iterable[tuple[int, Event]], *, duration_s: int = 100) -> Timeline:
    return open_recording(seal_events(folder, events, duration_ns=duration_s * SECOND_NS).root).timeline


def seconds(found: Iterable[Span]) -> list[tuple[float, float]]:
    return [(it.from_ns / SECOND_NS, it.to_ns / SECOND_NS) for it in found]


@given(st.lists(moments, max_size=30), st.lists(spans, max_size=10))
def test_idle_and_active_make_up_the_whole(times: list[int], lasting: list[Span]) -> None:
    found = idle_spans([np.array(times, np.int64)], lasting, ENDS_NS)
    assert all(it.to_ns - it.from_ns >= LEAST_NS for it in found)
    assert all(one.to_ns <= other.from_ns for one, other in pairwise(found))
    for idle in found:
        assert not any(idle.from_ns < at_ns < idle.to_ns for at_ns in times)
        assert not any(
            it.from_ns < idle.to_ns and idle.from_ns < it.to_ns for it in lasting if it.from_ns < it.to_ns
        )
    # Whatever lies outside of them is near to something that happens.
    borders = sorted({0, ENDS_NS, *times, *(at for it in lasting for at in (it.from_ns, it.to_ns))})
    for before, after in pairwise(borders):
        covered = any(it.from_ns <= before and after <= it.to_ns for it in lasting)
        if after - before >= LEAST_NS and not covered:
            assert Span(before, after) in found


@given(st.lists(moments, max_size=10), moments)
def test_a_replay_that_skips_never_goes_back_or_past_what_happens(times: list[int], at_ns: int) -> None:
    timeline = replace(_empty(), idle=idle_spans([np.array(times, np.int64)], [], ENDS_NS))
    went_ns = next_active(timeline, at_ns)
    assert at_ns <= went_ns <= ENDS_NS
    assert not any(at_ns <= it < went_ns for it in times if it != at_ns)
    idle = idle_at(timeline, at_ns)
    if idle is None:
        assert went_ns == at_ns
    elif idle.to_ns < ENDS_NS:
        assert went_ns == max(at_ns, idle.to_ns - LEAD_IN_NS)
    else:
        assert went_ns == ENDS_NS


def _empty() -> Timeline:
    nothing = np.array([], np.int64)
    return Timeline(ENDS_NS, *[()] * 2, nothing, nothing, *[()] * 13)  # type: ignore[arg-type]


def test_everything_idle(tmp_path: Path) -> None:
    timeline = opened(tmp_path, [(0, frame(0))])
    assert seconds(timeline.idle) == [(0, 100)]
    assert next_active(timeline, 0) == ENDS_NS
    assert next_idle_end(timeline, 0) == ENDS_NS
    assert next_idle_end(timeline, ENDS_NS) is None


def test_too_short_a_recording_is_never_idle(tmp_path: Path) -> None:
    assert opened(tmp_path, [], duration_s=4).idle == ()


@pytest.mark.parametrize(
    "event",
    [
        frame(1),
        PointerEvent(PointerAction.MOVE, 5, 5),
        KeyEvent(KeyAction.RELEASE, 38, 65, "a", None),
        Marker("look"),
        SpeechEvent(48 * SECOND_NS, 50 * SECOND_NS, 0.9),
    ],
)
def test_whatever_happens_ends_it(tmp_path: Path, event: Event) -> None:
    timeline = opened(tmp_path, [(50 * SECOND_NS, event)])
    begins = 48 if isinstance(event, SpeechEvent) else 50
    assert seconds(timeline.idle) == [(0, begins), (50, 100)]
    assert idle_at(timeline, 50 * SECOND_NS) == timeline.idle[1]
    assert next_active(timeline, 10) == (begins - 1) * SECOND_NS
    assert next_active(timeline, begins * SECOND_NS - 5) == begins * SECOND_NS - 5
    assert next_idle_end(timeline, 10) == begins * SECOND_NS


def test_to_look_where_the_pointer_is_is_no_input(tmp_path: Path) -> None:
    events = [(at * SECOND_NS, PointerState(5, 5, ())) for at in range(100)]
    assert seconds(opened(tmp_path, events).idle) == [(0, 100)]


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        ("input", [(0, 30), (60, 100)]),
        ("screen/0", [(0, 30), (60, 100)]),
        ("*", [(0, 30), (60, 100)]),
        ("clipboard", [(0, 100)]),
    ],
)
def test_what_is_not_known_is_not_skipped(
    tmp_path: Path, stream: str, found: list[tuple[float, float]]
) -> None:
    gap = Gap(stream, 30 * SECOND_NS, 60 * SECOND_NS, GapReason.SOURCE_FAILED)
    assert seconds(opened(tmp_path, [(60 * SECOND_NS, gap)]).idle) == found


def test_where_nobody_listened_a_voice_above_the_noise_counts(tmp_path: Path) -> None:
    def loud(at: int) -> bool:
        return 400 <= at < 420 or 800 <= at < 820

    events: list[tuple[int, Event]] = [
        (at * SECOND_NS // 10, voice(at, rms=0.2 if loud(at) else 0.002)) for at in range(1000)
    ]
    assert seconds(opened(tmp_path / "deaf", events).idle) == [(0, 40), (42, 80), (82, 100)]
    # Somebody listened but for ten seconds, and heard nobody.
    gap = Gap("speech", 35 * SECOND_NS, 45 * SECOND_NS, GapReason.QUEUE_FULL)
    speech = SpeechEvent(5 * SECOND_NS, 6 * SECOND_NS, 0.9)
    listened = [*events, (6 * SECOND_NS, speech), (45 * SECOND_NS, gap)]
    assert seconds(opened(tmp_path / "heard", listened).idle) == [(0, 5), (6, 40), (42, 100)]


def test_what_was_said_last_before_a_crash_is_heard_by_its_level(tmp_path: Path) -> None:
    events: list[tuple[int, Event]] = [
        (at * SECOND_NS // 10, voice(at, rms=0.2 if at in {300, 800} else 0.002)) for at in range(1000)
    ]
    events.append((50 * SECOND_NS, SpeechEvent(49 * SECOND_NS, 50 * SECOND_NS, 0.9)))
    bundle = seal_events(tmp_path, events, duration_ns=ENDS_NS)
    tampering.edit_manifest(bundle.root, lambda it: it.update(recovered={"lost_tail_ns": {}}))
    idle = open_recording(bundle.root).timeline.idle
    assert seconds(idle) == [(0, 49), (50, 80), (80.1, 100)], "and before, somebody had listened"
