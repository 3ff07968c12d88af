import numpy as np
import numpy.typing as npt
import pytest

from trajectory_recorder.media.tempo import Tempo
from trajectory_recorder.media.voice import RATE_HZ

RATES = [0.25, 0.5, 0.75, 1.25, 1.5, 2.0, 2.5, 3.0]


def played(sound: npt.NDArray[np.float64], rate: float) -> tuple[Tempo, npt.NDArray[np.int16]]:
    tempo = Tempo(rate)
    pcm = sound.astype(np.int16)
    return tempo, np.concatenate([tempo.take(pcm[at : at + 960]) for at in range(0, len(pcm), 960)])


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_keeps_its_pitch_and_its_length_changes(rate: float) -> None:
    _, out = played(3000 * np.sin(2 * np.pi * 440 * np.arange(4 * RATE_HZ) / RATE_HZ), rate)
    assert len(out) / RATE_HZ == pytest.approx(4 / rate, abs=0.45)
    spectrum = abs(np.fft.rfft(out * np.hanning(len(out))))
    assert spectrum.argmax() * RATE_HZ / len(out) == pytest.approx(440, abs=2)


@pytest.mark.parametrize("rate", RATES)
def test_sounds_come_when_they_should(rate: float) -> None:
    sound = np.zeros(6 * RATE_HZ)
    begins = np.arange(1, 6) * RATE_HZ
    for begin in begins:
        sound[begin : begin + 480] = 8000 * np.sin(2 * np.pi * 1500 * np.arange(480) / RATE_HZ)
    tempo, out = played(sound, rate)
    late_ms = []
    for begin in begins[:-1]:
        should = int((begin - tempo.early_ns * RATE_HZ / 1e9) / rate)
        around = abs(out[should - 4800 : should + 4800].astype(int))
        (loud,) = np.nonzero(around > 3000)
        if len(loud):
            late_ms.append((loud[0] - 4800) * 1000 / RATE_HZ)
    assert len(late_ms) >= 3
    # A frame lasts 33 ms.
    assert abs(np.array(late_ms)).max() * min(rate, 1) < 12
