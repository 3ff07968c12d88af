"""The virtual microphone is heard by PulseAudio and by ALSA programs, and can go away."""

import re
import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

RATE_HZ = 48_000
LOUD = 1_000


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Half a second of 440 Hz."""
    path = tmp_path / "tone.wav"
    samples = 20_000 * np.sin(2 * np.pi * 440 * np.arange(RATE_HZ // 2) / RATE_HZ)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def samples_of(path: Path) -> npt.NDArray[np.int16]:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


class Listener:
    """Records the default source with `parec`, from now on until `stop`."""

    def __init__(self, desktop: VirtualDesktop, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] = desktop.open(
            "parec", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=20", str(path)
        )
        self._desktop = desktop
        self.wait_for(RATE_HZ // 4)

    def wait_for(self, samples: int) -> None:
        """Wait until so many more samples were heard."""
        wanted = self._length() + samples
        while self._length() < wanted:
            assert self._process.poll() is None
            time.sleep(0.02)

    def stop(self) -> npt.NDArray[np.int16]:
        self.wait_for(RATE_HZ // 4)
        self._desktop.close(self._process)
        return np.fromfile(self._path, "<i2", count=self._length())

    def _length(self) -> int:
        return self._path.stat().st_size // 2 if self._path.exists() else 0


def loud(pcm: npt.NDArray[np.int16]) -> npt.NDArray[np.intp]:
    return np.flatnonzero(np.abs(pcm.astype(np.int32)) > LOUD)


def test_what_is_said_is_heard_between_two_silences(
    desktop_with_sound: VirtualDesktop, tmp_path: Path
) -> None:
    listener = Listener(desktop_with_sound, tmp_path / "heard.raw")
    before_ns = monotonic_ns()
    begin_ns, end_ns = desktop_with_sound.say("I compare the two totals.")
    assert before_ns < begin_ns < end_ns < monotonic_ns()
    pcm = listener.stop()
    spoken = loud(pcm)
    assert spoken[0] > RATE_HZ // 5
    assert spoken[-1] < len(pcm) - RATE_HZ // 10
    heard_s = (spoken[-1] - spoken[0]) / RATE_HZ
    assert 0.5 < heard_s <= (end_ns - begin_ns) / 1e9
    assert np.abs(pcm[: RATE_HZ // 5]).max() == 0


def test_a_played_file_arrives_whole(desktop_with_sound: VirtualDesktop, tone: Path, tmp_path: Path) -> None:
    listener = Listener(desktop_with_sound, tmp_path / "heard.raw")
    desktop_with_sound.play(tone)
    heard = loud(listener.stop())
    assert len(heard) == pytest.approx(len(loud(samples_of(tone))), rel=0.01)


def test_no_sink_works_far_ahead(desktop_with_sound: VirtualDesktop) -> None:
    # Who starts to record hears nothing until the time that an idle sink has worked ahead is over.
    described = desktop_with_sound.run("pactl", "list", "sinks")
    ahead_us = [int(number) for number in re.findall(r"configured (\d+) usec", described)]
    assert len(ahead_us) == 2
    assert max(ahead_us) <= 50_000


HEAR_THROUGH_ALSA = f"""
import numpy, sounddevice
device = sounddevice.query_devices(kind="input")["name"]
pcm = sounddevice.rec(2 * {RATE_HZ}, samplerate={RATE_HZ}, channels=1, dtype="int16", blocking=True)
print(device, int((abs(pcm.astype(int)) > {LOUD}).sum()))
"""


def test_portaudio_hears_the_default_microphone(desktop_with_sound: VirtualDesktop, tone: Path) -> None:
    hearer = desktop_with_sound.open(sys.executable, "-c", HEAR_THROUGH_ALSA)
    while hearer.poll() is None:
        desktop_with_sound.play(tone)
    device, samples = desktop_with_sound.output_of(hearer).split()
    assert device == "default"
    assert int(samples) > RATE_HZ // 4


def test_two_desktops_do_not_hear_each_other(tone: Path, tmp_path: Path) -> None:
    with VirtualDesktop(320, 240) as speaking, VirtualDesktop(320, 240) as silent:
        listeners = [Listener(speaking, tmp_path / "a.raw"), Listener(silent, tmp_path / "b.raw")]
        speaking.play(tone)
        heard, unheard = (listener.stop() for listener in listeners)
    assert len(loud(heard)) > RATE_HZ // 4
    assert len(loud(unheard)) == 0


def test_the_microphone_goes_away_and_comes_back(
    desktop_with_sound: VirtualDesktop, tone: Path, tmp_path: Path
) -> None:
    recorder = desktop_with_sound.open("parec", str(tmp_path / "lost.raw"))
    desktop_with_sound.stop_sound()
    assert recorder.wait(30) != 0
    with pytest.raises(MachineError, match="paplay could not speak"):
        desktop_with_sound.play(tone)
    desktop_with_sound.restart_sound()
    listener = Listener(desktop_with_sound, tmp_path / "heard.raw")
    desktop_with_sound.play(tone)
    assert len(loud(listener.stop())) > RATE_HZ // 4
