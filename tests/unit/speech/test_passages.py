"""Speech put together for a model, and the way back to session time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.spoken_session import SECOND_NS, Tape
from trajectory_recorder.speech import Span
from trajectory_recorder.speech.passages import Passage, passages
from trajectory_recorder.speech.sound import RATE_HZ, duration_ns, within

SAMPLE_NS = SECOND_NS // RATE_HZ + 1
MINUTE = 60 * RATE_HZ


def noise(samples: int) -> np.ndarray:
    return np.random.default_rng(2).integers(-9_000, 9_000, samples, dtype=np.int16)


def spans(*edges_s: float) -> list[Span]:
    edges_ns = [round(edge_s * SECOND_NS) for edge_s in edges_s]
    return [Span(*pair, 0.9) for pair in zip(edges_ns[::2], edges_ns[1::2], strict=True)]


def heard(tape: Tape, where: list[Span]) -> list[Passage]:
    return list(passages(tape.blocks(), where))


def test_what_lies_in_a_stretch_is_cut_out_to_the_sample() -> None:
    tape = Tape(noise(RATE_HZ))
    parts = list(within(tape.blocks(), spans(0.01, 0.02, 0.31, 0.62)))
    assert {place for place, _ in parts} == {0, 1}
    for number, (from_s, to_s) in enumerate(((0.01, 0.02), (0.31, 0.62))):
        pcm = np.concatenate([pcm for place, (_, pcm) in parts if place == number])
        assert np.array_equal(pcm, tape.pcm[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)])
    assert [at_ns for _, (at_ns, _) in parts][:2] == [10_000_000, 310_000_000]


def test_only_speech_is_given_with_short_silence_between() -> None:
    tape = Tape(noise(MINUTE))
    (passage,) = heard(tape, spans(1, 2, 40, 43))
    silence = np.zeros(RATE_HZ // 5, np.int16)
    spoken = [tape.pcm[RATE_HZ : 2 * RATE_HZ], silence, tape.pcm[40 * RATE_HZ : 43 * RATE_HZ]]
    assert np.array_equal(passage.pcm, np.concatenate(spoken))
    assert len(passage.at_16_khz()) == len(passage.pcm) // 3


def test_times_are_mapped_back() -> None:
    (passage,) = heard(Tape(noise(MINUTE)), spans(1, 2, 40, 43))
    word = passage.word(" word", 1.7, 2.2, 0.5)
    assert (word.from_ns, word.to_ns) == (40_500_000_000, 41_000_000_000)
    assert (word.text, word.confidence) == (" word", 0.5)


@pytest.mark.parametrize(
    ("from_s", "to_s", "expected_s"),
    [
        (0.9, 1.05, (1.9, 2.0)),  # its middle is in the first piece, its end in the silence
        (1.0, 1.08, (2.0, 2.0)),
        (1.12, 1.2, (40.0, 40.0)),
        (1.12, 1.3, (40.0, 40.1)),
        (0.8, 1.9, (40.0, 40.7)),  # it belongs to where its middle lies
        (4.1, 9.0, (42.9, 43.0)),
        (-1.0, 0.1, (1.0, 1.1)),
        (0.5, 0.4, (1.5, 1.5)),
    ],
)
def test_a_word_lies_in_one_piece_and_never_outside_of_speech(
    from_s: float, to_s: float, expected_s: tuple[float, float]
) -> None:
    (passage,) = heard(Tape(noise(MINUTE)), spans(1, 2, 40, 43))
    word = passage.word("", from_s, to_s, 2.0)
    assert (word.from_ns, word.to_ns) == tuple(round(it * SECOND_NS) for it in expected_s)
    assert word.confidence == 1.0


def test_a_hole_ends_a_piece_and_drift_does_not() -> None:
    tape = Tape(noise(10 * RATE_HZ), drift_ppm=300, hole_at=5 * RATE_HZ, hole_ns=SECOND_NS)
    (passage,) = heard(tape, spans(0, 12))
    silent = passage.pcm[5 * RATE_HZ : 5 * RATE_HZ + RATE_HZ // 5]
    assert not silent.any()
    assert len(passage.pcm) == 10 * RATE_HZ + RATE_HZ // 5
    for second in (1, 4, 7, 9):
        shift_s = 0.2 if second > 5 else 0
        word = passage.word("", second + shift_s, second + shift_s + 0.5, 1)
        assert abs(word.from_ns - tape.session_ns(second * RATE_HZ)) < 20_000
        assert abs(word.to_ns - tape.session_ns(second * RATE_HZ + RATE_HZ // 2)) < 20_000


def test_times_never_go_back_where_blocks_come_early() -> None:
    (passage,) = heard(Tape(noise(RATE_HZ), drift_ppm=-1_000), spans(0, 1))
    starts_ns = [passage.word("", at / RATE_HZ, 1, 1).from_ns for at in range(4_700, 4_900)]
    assert starts_ns == sorted(starts_ns)


def test_passages_are_never_longer_than_a_model_hears_at_once() -> None:
    tape = Tape(noise(4 * MINUTE))
    several = heard(tape, spans(*range(0, 240, 4)))
    assert all(len(it.pcm) <= 30 * RATE_HZ for it in several)
    assert sum(np.count_nonzero(it.pcm) for it in several) == pytest.approx(120 * RATE_HZ, rel=0.001)
    assert len(several) == 5


def test_long_speech_is_cut_where_it_is_quietest() -> None:
    pcm = noise(MINUTE)
    pcm[27 * RATE_HZ : 27 * RATE_HZ + 4_800] = 3
    first, second, third = heard(Tape(pcm), spans(0, 60))
    assert len(first.pcm) == pytest.approx(27.05 * RATE_HZ, abs=0.05 * RATE_HZ)
    assert np.array_equal(np.concatenate([first.pcm, second.pcm, third.pcm]), pcm)
    assert second.word("", 0, 1, 1).from_ns == duration_ns(len(first.pcm))


def test_without_speech_there_is_nothing_to_hear() -> None:
    assert heard(Tape(noise(RATE_HZ)), []) == []
    assert heard(Tape(noise(RATE_HZ)), spans(5, 6)) == []


TAPE = Tape(noise(MINUTE), drift_ppm=-200, hole_at=20 * RATE_HZ + 77, hole_ns=700_000_000)


@settings(max_examples=8)
@given(edges_ms=st.lists(st.integers(0, 62_000), min_size=2, max_size=12, unique=True))
def test_every_sample_of_speech_is_heard_at_its_time(edges_ms: list[int]) -> None:
    ordered = sorted(edges_ms)[: len(edges_ms) // 2 * 2]
    where = spans(*(edge / 1000 for edge in ordered))
    samples = 0
    times_ns: list[int] = []
    for passage in heard(TAPE, where):
        samples += np.count_nonzero(passage.pcm)
        for first in range(0, len(passage.pcm) - 64, RATE_HZ):
            place = TAPE.place_of(passage.pcm[first : first + 64])
            if place is None:
                continue  # it reaches over the edge of a piece
            word = passage.word("", first / RATE_HZ, (first + 64) / RATE_HZ, 1)
            times_ns += [word.from_ns, word.to_ns]
            assert abs(word.from_ns - TAPE.session_ns(place)) < 2 * SAMPLE_NS
            assert any(it.from_ns <= word.from_ns <= word.to_ns <= it.to_ns for it in where)
    assert all(a <= b for a, b in pairwise(times_ns))
    starts_ns = np.array([TAPE.session_ns(it) for it in range(0, len(TAPE.pcm), 480)])
    expected = sum(np.count_nonzero((starts_ns >= it.from_ns) & (starts_ns < it.to_ns)) for it in where)
    assert samples / 480 == pytest.approx(expected, abs=2 * len(where) + samples / 480 * 0.01)
