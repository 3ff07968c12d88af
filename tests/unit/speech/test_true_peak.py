"""The true peak against theory, and against the spectrum's own way between samples."""

from pathlib import Path

import numpy as np
import pytest

from helpers.narration import RATE_HZ, Pcm, speak
from trajectory_recorder.speech._pieces import Piece, Pieces
from trajectory_recorder.speech._true_peak import TruePeak


def sine(amplitude: float, period: int, degrees: float) -> Pcm:
    at = 2 * np.pi * np.arange(RATE_HZ) / period + np.radians(degrees)
    return np.rint(32_768 * amplitude * np.sin(at)).clip(-32_768, 32_767).astype(np.int16)


def peaks_db(*pieces: Pcm, follows: bool = True) -> tuple[float, float]:
    """Sample peak and true peak."""
    meter = TruePeak()
    for number, pcm in enumerate(pieces):
        meter.take(Piece(pcm, 0, begins=number == 0 or not follows))
    return tuple(20 * np.log10([meter.sample, meter.true]))


# After the test signals 15 to 18 of EBU Tech 3341: samples never meet the wave's top.
@pytest.mark.parametrize(("period", "degrees"), [(4, 0), (4, 45), (6, 60), (8, 67.5)])
def test_a_sine_is_as_high_as_its_amplitude(period: int, degrees: float) -> None:
    _, true = peaks_db(sine(0.5, period, degrees))
    assert true == pytest.approx(-6.02, abs=0.1)


def test_it_may_lie_above_full_scale() -> None:
    sample, true = peaks_db(sine(1.41, 4, 45))
    assert sample == pytest.approx(0, abs=0.03)
    assert true == pytest.approx(3.0, abs=0.1)


def test_speech_swings_as_its_spectrum_says(tmp_path: Path) -> None:
    pcm = speak("So I open the table again", tmp_path)
    pcm = pcm[: len(pcm) // 480 * 480]
    spectrum = np.fft.rfft(pcm / 32_768)
    finer = np.fft.irfft(np.concatenate((spectrum, np.zeros(3 * len(pcm) // 2))), 4 * len(pcm)) * 4
    _, true = peaks_db(pcm)
    assert true == pytest.approx(20 * np.log10(abs(finer).max()), abs=0.1)


def test_what_swings_most_is_found_beside_what_is_louder() -> None:
    # Samples whose signs are the filter's own: between them it swings nearly twice as high as they are.
    loud, soft = np.full(5_000, 14_000, np.int16), np.zeros(6_000, np.int16)
    soft[3_000:3_012] = 8_000 * np.array([-1, 1, -1, 1, -1, 1, 1, -1, 1, -1, 1, -1])
    _, true = peaks_db(loud, soft, follows=False)
    assert true > 20 * np.log10(15_000 / 32_768)


@pytest.mark.parametrize("samples", [600, 1_700, 4_810])
def test_the_last_samples_count(samples: int) -> None:
    pcm = np.zeros(samples, np.int16)
    pcm[-12:] = 8_000 * np.array([-1, 1, -1, 1, -1, 1, 1, -1, 1, -1, 1, -1])
    sample, true = peaks_db(np.append(pcm, [0, 0, 0, 0]).astype(np.int16))
    assert true > sample + 5


@pytest.mark.parametrize("seed", range(20))
def test_where_it_looks_is_enough(seed: int) -> None:
    """The highest of everything between the samples, whether or not a stretch looked promising."""
    chance = np.random.default_rng(seed)
    swell = np.interp(np.arange(RATE_HZ), np.arange(0, RATE_HZ, 100), chance.uniform(0, 1, 480))
    pcm = (chance.normal(0, 4_000, RATE_HZ) * swell).astype(np.int16)
    short = [Piece(pcm[at : at + 496], 0, begins=True) for at in range(0, RATE_HZ - 496, 480)]
    alone = []
    for piece in short:
        meter = TruePeak()
        meter.take(piece)
        alone.append(meter.true)
    together = TruePeak()
    together.take(Piece(pcm, 0, begins=True))
    assert together.true == pytest.approx(max(alone), rel=1e-6)


def test_pieces_join_without_a_seam() -> None:
    pcm = np.random.default_rng(8).normal(0, 100, RATE_HZ).astype(np.int16)
    # The swing that matters lies across the seam.
    pcm[24_000:24_004] = [-9_000, 9_000, 9_000, -9_000]
    sample, whole = peaks_db(pcm)
    assert whole > sample + 2
    for seam in (23_999, 24_000, 24_001, 24_002, 24_003, 24_010):
        assert peaks_db(pcm[:seam], pcm[seam:])[1] == pytest.approx(whole, abs=1e-5)
    single = [pcm[at : at + 1] for at in range(23_900, 24_100)]
    assert peaks_db(*single)[1] == pytest.approx(whole, abs=1e-5)


def test_nothing_swings_across_a_hole() -> None:
    pcm = np.array([9_000] * 2_000 + [-9_000] * 2_000, np.int16)
    sample, joined = peaks_db(pcm)
    assert joined > sample + 0.5
    assert peaks_db(pcm[:2_000], pcm[2_000:], follows=False) == pytest.approx((sample, sample), abs=1e-5)


def test_silence_and_single_samples_have_peaks_too() -> None:
    pieces = Pieces()
    (piece,) = [*pieces.take(np.array([-32_768], np.int16), at_ns=0), *pieces.finish()]
    meter = TruePeak()
    meter.take(piece)
    assert (meter.sample, meter.true) == (1.0, 1.0)
    silent = TruePeak()
    silent.take(Piece(np.zeros(5_000, np.int16), 0, begins=True))
    assert (silent.sample, silent.true) == (0.0, 0.0)
