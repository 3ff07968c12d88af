"""The detector with its real model, on a synthetic voice."""

import sys
import time
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trajectory_recorder.speech
from helpers.narration import RATE_HZ, Narration, Pcm, narrate, speak, typing_noise
from trajectory_recorder.speech import Span, SpeechDetector, SpeechUnavailable

SECOND_NS = 1_000_000_000
PAUSES_S = [1.0, 0.6, 2.5, 0.4, 3.0, 1.2]


@pytest.fixture(scope="module")
def detector() -> SpeechDetector:
    return SpeechDetector()


@pytest.fixture(scope="module")
def narration(tmp_path_factory: pytest.TempPathFactory) -> Narration:
    return narrate(tmp_path_factory.mktemp("narration"), PAUSES_S)


def listen(detector: SpeechDetector, pcm: Pcm, blocks: Iterable[int], *, from_ns: int = 0) -> list[Span]:
    """Hand over sound in blocks of these sizes, and what is left in one."""
    spans, at = [], 0
    for size in [*blocks, len(pcm)]:
        spans += detector.take(pcm[at : at + size], at_ns=from_ns + at * SECOND_NS // RATE_HZ)
        at += size
        if at >= len(pcm):
            break
    return spans + detector.finish()


def mask(spans: Iterable[tuple[float, float]], seconds: float) -> np.ndarray:
    """Frames of 10 ms."""
    frames = np.zeros(int(seconds * 100) + 1, bool)
    for begin_s, end_s in spans:
        frames[round(begin_s * 100) : round(end_s * 100)] = True
    return frames


def test_speech_is_found_and_typing_is_not(detector: SpeechDetector, narration: Narration) -> None:
    cpu_s = time.process_time()
    found = listen(detector, narration.pcm, [2_400] * (len(narration.pcm) // 2_400))
    cpu_s = time.process_time() - cpu_s
    seconds = len(narration.pcm) / RATE_HZ
    sys.stdout.write(f"{cpu_s / seconds * 60:.2f} s of processor time for a minute of voice\n")
    said = mask([(span.from_ns / SECOND_NS, span.to_ns / SECOND_NS) for span in found], seconds)
    # Within 100 ms of a true edge either answer is right.
    surely = mask([(begin + 0.1, end - 0.1) for begin, end in narration.spoken], seconds)
    maybe = mask([(begin - 0.1, end + 0.1) for begin, end in narration.spoken], seconds)
    assert np.count_nonzero(said & maybe) / np.count_nonzero(said) > 0.95
    assert np.count_nonzero(said & surely) / np.count_nonzero(surely) > 0.95
    # Every pause that is long enough to matter is one.
    for (_, end), (begin, _) in zip(narration.spoken, narration.spoken[1:], strict=False):
        if begin - end > 0.5:
            assert not said[round((end + 0.2) * 100) : round((begin - 0.2) * 100)].any()
    assert all(span.probability > 0.5 for span in found)


@pytest.mark.parametrize("frequency_hz", [0, 220, 1_000, 5_000])
def test_a_tone_is_no_speech(detector: SpeechDetector, frequency_hz: float) -> None:
    tone = (8_000 * np.sin(2 * np.pi * frequency_hz * np.arange(3 * RATE_HZ) / RATE_HZ)).astype(np.int16)
    assert listen(detector, tone, []) == []


def test_typing_is_no_speech(detector: SpeechDetector) -> None:
    assert listen(detector, typing_noise(10 * RATE_HZ, np.random.default_rng(4)), []) == []


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory) -> Pcm:
    folder = tmp_path_factory.mktemp("sentence")
    silence = np.zeros(RATE_HZ // 2, np.int16)
    return np.concatenate([silence, speak("Look here", folder), silence, speak("and there", folder), silence])


@pytest.fixture(scope="module")
def whole(detector: SpeechDetector, sentence: Pcm) -> list[Span]:
    """What is found in it when it comes at once."""
    return listen(detector, sentence, [])


@settings(max_examples=15)
@given(blocks=st.lists(st.integers(1, 20_000), min_size=1, max_size=40))
def test_how_the_sound_is_cut_makes_no_difference(
    detector: SpeechDetector, sentence: Pcm, whole: list[Span], blocks: list[int]
) -> None:
    cut = listen(detector, sentence, blocks)
    assert len(whole) == 2
    assert [span.probability for span in cut] == [span.probability for span in whole]
    # A block's time is rounded to a nanosecond.
    edges = [(a.from_ns - b.from_ns, a.to_ns - b.to_ns) for a, b in zip(cut, whole, strict=True)]
    assert max(abs(difference) for edge in edges for difference in edge) <= 2


def test_no_span_reaches_across_a_hole(
    detector: SpeechDetector, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("long")
    spoken = speak("I compare every reading of the day with all the others that we have", folder)
    whole = max(listen(detector, spoken, []), key=lambda span: span.to_ns - span.from_ns)
    middle = (whole.from_ns + whole.to_ns) // 2 * RATE_HZ // SECOND_NS
    middle_ns = middle * SECOND_NS // RATE_HZ
    hole_ns = 60_000_000
    spans = detector.take(spoken[:middle], at_ns=0)
    spans += detector.take(spoken[middle:], at_ns=middle_ns + hole_ns)
    spans += detector.finish()
    before = [span for span in spans if whole.from_ns <= span.to_ns <= middle_ns]
    after = [span for span in spans if middle_ns + hole_ns <= span.from_ns <= whole.to_ns]
    assert len(before) >= 1
    assert len(after) >= 1
    assert not [span for span in spans if span.from_ns < middle_ns < span.to_ns]


def test_what_came_before_the_end_of_a_stretch_is_forgotten(detector: SpeechDetector, sentence: Pcm) -> None:
    first = listen(detector, sentence, [])
    assert detector.take(sentence[:30_000], at_ns=0) == []
    detector.finish()
    assert listen(detector, sentence, []) == first
    assert not detector.speaking


def test_the_spans_have_the_times_of_the_sound(detector: SpeechDetector, sentence: Pcm) -> None:
    hour_ns = 3_600 * SECOND_NS
    late = listen(detector, sentence, [], from_ns=hour_ns)
    assert [span.from_ns - hour_ns for span in late] == [s.from_ns for s in listen(detector, sentence, [])]


def test_a_machine_without_onnxruntime_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delitem(sys.modules, "trajectory_recorder.speech._silero")
    monkeypatch.delattr(trajectory_recorder.speech, "_silero")
    with pytest.raises(SpeechUnavailable, match="onnxruntime"):
        SpeechDetector()
