"""Where somebody speaks in real bundles: told by the recorder, or heard from the voice later."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from helpers import tampering
from helpers.narration import Narration, narrate
from helpers.spoken_session import RATE_HZ, SECOND_NS, Tape, record
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.spoken import speech_spans
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import (
    ALL_STREAMS,
    SPEECH,
    Event,
    Gap,
    GapReason,
    Health,
    SpeechEvent,
    StreamHealth,
    StreamState,
)
from trajectory_recorder.speech import Span

Timed = tuple[int, Event]


@pytest.fixture(scope="module")
def narration(tmp_path_factory: pytest.TempPathFactory) -> Narration:
    return narrate(tmp_path_factory.mktemp("narration"), [1, 0.6, 1.5, 1.2])


@pytest.fixture(scope="module")
def heard(narration: Narration, tmp_path_factory: pytest.TempPathFactory) -> list[Span]:
    """What is there to be heard."""
    return speech_spans(record(tmp_path_factory.mktemp("heard"), Tape(narration.pcm)))


def seconds(*edges_s: float) -> tuple[int, ...]:
    return tuple(round(edge_s * SECOND_NS) for edge_s in edges_s)


def speech(from_s: float, to_s: float) -> Timed:
    return seconds(to_s)[0], SpeechEvent(*seconds(from_s, to_s), 0.8)


def health(*, speaking: bool | None) -> Timed:
    voice = StreamHealth("voice", StreamState.LIVE, 1, 1, 0, 0, 0, speaking=speaking)
    return 0, Health((voice,), 0, 0, 0)


def unheard(from_ns: int, to_ns: int) -> Timed:
    return to_ns, Gap(SPEECH, from_ns, to_ns, GapReason.QUEUE_FULL, "busy")


def edges(spans: list[Span]) -> list[tuple[int, int]]:
    return [(it.from_ns, it.to_ns) for it in spans]


def agree(found: list[Span], expected: list[tuple[int, int]]) -> bool:
    """Whether both tell nearly the same times: the model's frames begin elsewhere, which changes edges."""
    masks = [np.zeros(6_000, bool), np.zeros(6_000, bool)]
    for mask, pairs in zip(masks, (edges(found), expected), strict=True):
        for from_ns, to_ns in pairs:
            mask[from_ns // 10_000_000 : to_ns // 10_000_000] = True
    return bool(np.count_nonzero(masks[0] & masks[1]) > 0.93 * np.count_nonzero(masks[0] | masks[1]))


def test_what_the_recorder_noticed_is_taken_as_it_is(narration: Narration, tmp_path: Path) -> None:
    bundle = record(tmp_path, Tape(narration.pcm), [speech(2, 3), speech(7, 7.5)])
    assert edges(speech_spans(bundle)) == [seconds(2, 3), seconds(7, 7.5)]


def test_silence_that_somebody_listened_to_is_silence(narration: Narration, tmp_path: Path) -> None:
    bundle = record(tmp_path, Tape(narration.pcm), [health(speaking=None), health(speaking=False)])
    assert speech_spans(bundle) == []


def test_where_nobody_listened_the_voice_is_heard(narration: Narration, heard: list[Span]) -> None:
    assert len(heard) >= len(narration.spoken)
    for from_s, to_s in narration.spoken:
        inside = [it for it in heard if it.to_ns > from_s * SECOND_NS and it.from_ns < to_s * SECOND_NS]
        told_s = sum(it.to_ns - it.from_ns for it in inside) / SECOND_NS
        assert told_s == pytest.approx(to_s - from_s, abs=0.35)


def test_the_whole_voice_is_heard_again_when_it_is_asked(
    narration: Narration, heard: list[Span], tmp_path: Path
) -> None:
    bundle = record(tmp_path, Tape(narration.pcm), [speech(0.1, 0.3), health(speaking=False)])
    assert speech_spans(bundle, listen_again=True) == heard


def test_only_where_nobody_listened(narration: Narration, heard: list[Span], tmp_path: Path) -> None:
    (_, ends_s), (begins_s, _), *_ = narration.spoken[1:]
    from_ns, to_ns = (round((ends_s + 0.3) * SECOND_NS), len(narration.pcm) * SECOND_NS // RATE_HZ)
    bundle = record(tmp_path, Tape(narration.pcm), [speech(0.2, 0.4), unheard(from_ns, to_ns)])
    first, *later = speech_spans(bundle)
    assert edges([first]) == [seconds(0.2, 0.4)]
    assert begins_s > ends_s
    assert agree(later, edges([it for it in heard if it.from_ns > from_ns]))
    assert all(it.from_ns >= from_ns for it in later)


def test_times_are_those_of_the_session(narration: Narration, heard: list[Span], tmp_path: Path) -> None:
    hole_at = round((narration.spoken[1][1] + 0.5) * RATE_HZ)
    tape = Tape(narration.pcm, drift_ppm=200, hole_at=hole_at, hole_ns=5 * SECOND_NS)
    bundle = record(tmp_path, tape, file_bytes=100_000)
    assert len([it for it in bundle.manifest.files if it.path.endswith(".mka")]) >= 3
    moved = [[tape.session_ns(at_ns * RATE_HZ // SECOND_NS) for at_ns in pair] for pair in edges(heard)]
    assert agree(speech_spans(bundle), [(from_ns, to_ns) for from_ns, to_ns in moved])


def test_no_span_reaches_over_a_pause(narration: Narration, heard: list[Span], tmp_path: Path) -> None:
    longest = max(heard, key=lambda it: it.to_ns - it.from_ns)
    middle_ns = (longest.from_ns + longest.to_ns) // 2
    pause = Gap(ALL_STREAMS, middle_ns, middle_ns, GapReason.PAUSE, removed_ns=9 * SECOND_NS)
    found = speech_spans(record(tmp_path, Tape(narration.pcm), [(middle_ns, pause)]))
    assert all(it.to_ns <= middle_ns or it.from_ns >= middle_ns for it in found)
    assert any(it.from_ns >= middle_ns for it in found if it.from_ns < longest.to_ns)


def test_after_a_crash_the_last_moments_are_heard(
    narration: Narration, heard: list[Span], tmp_path: Path
) -> None:
    told = SpeechEvent(heard[0].from_ns, heard[0].to_ns, 0.8)
    bundle = record(tmp_path, Tape(narration.pcm), [(told.to_ns, told)])
    assert edges(speech_spans(bundle)) == edges(heard[:1])
    tampering.edit_manifest(bundle.root, lambda it: it.update(recovered={"lost_tail_ns": {}}))
    first, *later = speech_spans(Bundle(bundle.root))
    assert edges([first]) == edges(heard[:1])
    assert agree(later, edges(heard[1:]))


def test_odd_spans_of_a_hostile_bundle_are_put_in_order(tmp_path: Path) -> None:
    odd = [speech(5, 4), speech(6, 6), speech(-3, 1), speech(2, 9), speech(3, 4), speech(8, 12)]
    tape = Tape(np.zeros(RATE_HZ, np.int16))
    found = speech_spans(record(tmp_path, tape, [(9 * SECOND_NS, it[1]) for it in odd]))
    assert edges(found) == [seconds(-3, 1), seconds(2, 12)]
    assert all(a.to_ns <= b.from_ns for a, b in pairwise(found))


def test_a_bundle_without_voice_has_no_speech(tmp_path: Path) -> None:
    assert speech_spans(record(tmp_path, Tape(np.zeros(0, np.int16)), duration_ns=SECOND_NS)) == []


def test_a_voice_that_is_gone_is_told(narration: Narration, tmp_path: Path) -> None:
    bundle = record(tmp_path, Tape(narration.pcm))
    (bundle.root / "data" / "narration.mka").unlink()
    with pytest.raises(DamagedBundle, match=r"narration.mka is missing"):
        speech_spans(bundle)
