"""The click is found where it is, however soft, and nowhere else."""

import numpy as np
import pytest

from trajectory_recorder.calibration import chirp

SECOND = chirp.RATE_HZ


def noise(amplitude: float, seed: int = 1) -> chirp.Samples:
    return np.random.default_rng(seed).normal(0, amplitude, SECOND).astype(np.int16)


def with_click(sound: chirp.Samples, at: int, loudness: float) -> chirp.Samples:
    heard = sound.copy()
    heard[at : at + chirp.LENGTH] += np.round(chirp.CLICK * loudness).astype(np.int16)
    return heard


@pytest.mark.parametrize("at", [0, 1, 12_345, SECOND - chirp.LENGTH])
@pytest.mark.parametrize(("loudness", "noise_amplitude"), [(1.0, 0), (1.0, 1_000), (0.01, 0), (0.01, 20)])
def test_a_click_is_found_to_the_sample(at: int, loudness: float, noise_amplitude: float) -> None:
    found = chirp.find(with_click(noise(noise_amplitude), at, loudness))
    assert found is not None
    assert abs(found - at) <= 1


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_click(seed: int) -> None:
    assert chirp.find(noise(1_000, seed)) is None


def test_neither_are_silence_a_tone_a_knock_and_too_little() -> None:
    time_s = np.arange(SECOND) / SECOND
    knock = np.zeros(SECOND, np.int16)
    knock[5_000] = 30_000
    tone = (20_000 * np.sin(2 * np.pi * 3_000 * time_s)).astype(np.int16)
    for sound in (np.zeros(SECOND, np.int16), tone, knock, chirp.CLICK[:-1]):
        assert chirp.find(sound) is None


def test_an_echo_is_not_taken_for_the_click() -> None:
    sound = with_click(with_click(noise(30), 10_000, 0.5), 10_700, 0.3)
    assert chirp.find(sound) == 10_000
