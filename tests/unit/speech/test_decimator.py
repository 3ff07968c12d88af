import numpy as np
import pytest

from trajectory_recorder.speech._decimator import RATE_IN_HZ, Decimator


def tone(frequency_hz: float, samples: int = 15_360) -> np.ndarray:
    return (20_000 * np.sin(2 * np.pi * frequency_hz * np.arange(samples) / RATE_IN_HZ)).astype(np.int16)


@pytest.mark.parametrize("frequency_hz", [100, 1_000, 4_000, 6_400])
def test_what_speech_is_made_of_passes(frequency_hz: float) -> None:
    heard = Decimator().decimate(tone(frequency_hz))[100:]
    assert np.sqrt(2 * np.mean(heard**2)) == pytest.approx(20_000 / 32_768, rel=0.01)
    spectrum = abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert np.argmax(spectrum) / len(heard) * 16_000 == pytest.approx(frequency_hz, abs=4)


@pytest.mark.parametrize("frequency_hz", [8_100, 10_000, 15_000, 20_000])
def test_what_would_fold_back_is_gone(frequency_hz: float) -> None:
    heard = Decimator().decimate(tone(frequency_hz))[100:]
    assert abs(heard).max() < 20_000 / 32_768 * 10 ** (-48 / 20)


def test_pieces_join_without_a_seam() -> None:
    sound = tone(440)
    whole = Decimator().decimate(sound)
    decimator = Decimator()
    pieces = np.concatenate([decimator.decimate(piece) for piece in np.split(sound, 10)])
    assert np.allclose(pieces, whole, atol=1e-6)


def test_a_reset_forgets_what_came_before() -> None:
    decimator = Decimator()
    first = decimator.decimate(tone(440))
    decimator.reset()
    assert np.array_equal(decimator.decimate(tone(440)), first)
