import pytest

from trajectory_recorder.speech.spans import Span, Spans

MS = 1_000_000
FRAME_NS = 32 * MS


def spans_of(probabilities: list[float], *, start_ns: int = 0) -> list[Span]:
    spans = Spans()
    found = [
        spans.take(start_ns + n * FRAME_NS, start_ns + (n + 1) * FRAME_NS, probability)
        for n, probability in enumerate(probabilities)
    ]
    return [span for span in [*found, spans.finish()] if span is not None]


def test_silence_is_no_speech() -> None:
    assert spans_of([0.0] * 50) == []


def test_speech_is_padded_on_either_side() -> None:
    (span,) = spans_of([0.1] * 10 + [0.8] * 20 + [0.1] * 10)
    assert (span.from_ns, span.to_ns) == (10 * FRAME_NS - 30 * MS, 30 * FRAME_NS + 30 * MS)
    assert span.probability == pytest.approx(0.8)


@pytest.mark.parametrize(("frames", "spans"), [(7, 0), (8, 1)])
def test_what_is_too_short_is_a_noise(frames: int, spans: int) -> None:
    assert len(spans_of([0.0] * 5 + [0.9] * frames + [0.0] * 10)) == spans


@pytest.mark.parametrize(("silent_frames", "spans"), [(4, 1), (5, 2)])
def test_a_short_silence_ends_nothing(silent_frames: int, spans: int) -> None:
    assert len(spans_of([0.9] * 20 + [0.0] * silent_frames + [0.9] * 20)) == spans


def test_between_the_thresholds_all_goes_on_as_it_was() -> None:
    assert spans_of([0.4] * 50) == []
    (span,) = spans_of([0.9] * 10 + [0.4] * 50 + [0.0] * 10)
    assert span.to_ns == 60 * FRAME_NS + 30 * MS


def test_spans_stay_within_their_stretch_and_do_not_touch() -> None:
    first, second = spans_of([0.9] * 10 + [0.0] * 5 + [0.9] * 10, start_ns=7_000 * MS)
    assert first.from_ns == 7_000 * MS
    assert first.to_ns < second.from_ns
    assert second.to_ns == 7_000 * MS + 25 * FRAME_NS


def test_it_tells_whether_somebody_speaks_now() -> None:
    spans = Spans()
    told = []
    for n, probability in enumerate([0.0, 0.9, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0]):
        spans.take(n * FRAME_NS, (n + 1) * FRAME_NS, probability)
        told.append(spans.speaking)
    assert told == [False, True, True, True, True, True, True, False]
