"""The loudness of speech against theory, and against the standard's formulas written down once more."""

from collections.abc import Iterable

import numpy as np
import pytest

from helpers.narration import RATE_HZ, Narration, Pcm, narrate
from trajectory_recorder.speech._loudness import Loudness

# A full-scale sine has -3.01 dB of power; at 997 Hz the standard's weighting and its offset cancel out.
SINE_LUFS = -3.01


def sine(dbfs: float, seconds: float, *, phase: float = 0.0) -> Pcm:
    at = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.rint(32_768 * 10 ** (dbfs / 20) * np.sin(2 * np.pi * 997 * at + phase)).astype(np.int16)


def loudness(parts: Iterable[Pcm]) -> float | None:
    meter = Loudness()
    for part in parts:
        meter.take(part)
    return meter.finish()


@pytest.fixture(scope="module")
def narration(tmp_path_factory: pytest.TempPathFactory) -> Narration:
    return narrate(tmp_path_factory.mktemp("narration"), [0.5, 1.0, 0.3, 2.0, 0.8, 0.5], typing=False)


@pytest.mark.parametrize("dbfs", [-60, -40, -36, -23, -20, -6, -0.1])
def test_a_sine_is_as_loud_as_theory_says(dbfs: float) -> None:
    assert loudness([sine(dbfs, 20)]) == pytest.approx(dbfs + SINE_LUFS, abs=0.1)


# After the test signals 3 to 5 of EBU Tech 3341, on one channel.
@pytest.mark.parametrize(
    "parts",
    [
        [(-36, 10), (-23, 60), (-36, 10)],
        [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)],
        [(-26, 20), (-20, 20.1), (-26, 20)],
    ],
)
def test_what_is_much_softer_does_not_count(parts: list[tuple[float, float]]) -> None:
    assert loudness([sine(dbfs, seconds) for dbfs, seconds in parts]) == pytest.approx(
        -23 + SINE_LUFS, abs=0.1
    )


def test_speech_is_as_loud_as_the_standard_says(narration: Narration) -> None:
    spoken = [narration.pcm[int(a * RATE_HZ) : int(b * RATE_HZ)] for a, b in narration.spoken]
    assert loudness(spoken) == pytest.approx(by_the_standard(np.concatenate(spoken)), abs=0.1)


def test_joints_do_not_count(narration: Narration) -> None:
    chance = np.random.default_rng(3)
    # As hard as can be: the wave jumps at every joint.
    jumps = [sine(-23, chance.uniform(0.3, 1), phase=chance.uniform(0, 6)) for _ in range(40)]
    assert loudness(jumps) == pytest.approx(-23 + SINE_LUFS, abs=0.1)
    # One sentence over and over is as loud as once, but for the windows that reach over a joint.
    begin_s, end_s = narration.spoken[0]
    sentence = narration.pcm[int(begin_s * RATE_HZ) : int(end_s * RATE_HZ)]
    assert loudness([sentence] * 20) == pytest.approx(by_the_standard(sentence), abs=0.3)


def test_it_does_not_depend_on_how_sound_comes_in(narration: Narration) -> None:
    chance = np.random.default_rng(5)
    cuts = np.sort(chance.integers(0, len(narration.pcm), 300))
    assert loudness(np.split(narration.pcm, cuts)) == loudness([narration.pcm])


@pytest.mark.parametrize(("samples", "heard"), [(0, False), (19_199, False), (19_200, True), (19_201, True)])
def test_it_takes_400_ms(samples: int, *, heard: bool) -> None:
    assert (loudness([sine(-20, 1)[:samples]]) is not None) == heard


@pytest.mark.parametrize("pcm", [np.zeros(RATE_HZ, np.int16), sine(-75, 5)])
def test_what_is_below_the_gate_has_no_loudness(pcm: Pcm) -> None:
    assert loudness([pcm]) is None


def by_the_standard(pcm: Pcm) -> float:
    """ITU-R BS.1770-4: both filters with its coefficients, windows of 400 ms every 100 ms, both gates."""
    shelf = [1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]
    high_pass = [1, -2, 1], [1, -1.99004745483398, 0.99007225036621]
    length = 2 << len(pcm).bit_length()
    spectrum = np.fft.rfft(pcm / 32_768, length)
    for feed_forward, feedback in (shelf, high_pass):
        spectrum = spectrum * np.fft.rfft(feed_forward, length) / np.fft.rfft(feedback, length)
    weighted = np.fft.irfft(spectrum, length)[: len(pcm)]
    window, step = RATE_HZ * 2 // 5, RATE_HZ // 10
    starts = range(0, len(pcm) - window + 1, step)
    power = np.array([np.mean(weighted[start : start + window] ** 2) for start in starts])

    def lufs(power: np.ndarray) -> np.ndarray:
        return np.asarray(-0.691 + 10 * np.log10(power))

    power = power[lufs(power) > -70]
    power = power[lufs(power) > lufs(power.mean()) - 10]
    return float(lufs(power.mean()))
