"""Integrated loudness of speech by EBU R 128 (ITU-R BS.1770-4), as ffmpeg's own filter `ebur128` has it.

Speech is measured as if it had been spoken without a pause: its spans one after the other, without fades.
What the joints add is below 0.1 LU even where they are as hard as can be. The filter gives its result as
metadata of the sound that it passes on, 100 ms at a time; a shorter rest has none and is left out, as the
standard leaves out what fills no window.

It is one channel's loudness: played by two loudspeakers, it is 3 LU louder.
"""

from fractions import Fraction

import av
import numpy as np
from av.filter import Graph

from trajectory_recorder.speech._pieces import RATE_HZ, Pcm

_STEP_SAMPLES = RATE_HZ // 10
_AT_ONCE_SAMPLES = 10 * _STEP_SAMPLES
_GATE_LUFS = -70.0


class Loudness:
    """Measures what is put together from pieces, in bounded memory."""

    def __init__(self) -> None:
        self._graph = _graph()
        self._waiting: list[Pcm] = []
        self._waiting_samples = 0
        self._samples = 0
        self._told: dict[str, str] = {}

    def take(self, pcm: Pcm) -> None:
        """Take more speech, of any length."""
        self._waiting.append(pcm)
        self._waiting_samples += len(pcm)
        if self._waiting_samples >= _AT_ONCE_SAMPLES:
            self._measure()

    def finish(self) -> float | None:
        """Returns the loudness in LUFS.

        None stands for less than 400 ms of speech, the standard's window, and for speech none of which is
        above its gate of -70 LUFS.
        """
        self._measure()
        # Before its first window is full, the filter tells the gate's level.
        loudness_lufs = float(self._told.get("lavfi.r128.I", _GATE_LUFS))
        return loudness_lufs if loudness_lufs > _GATE_LUFS else None

    def _measure(self) -> None:
        """Hand over what waits, but for what fills no step."""
        pcm = np.concatenate([*self._waiting, np.zeros(0, np.int16)])
        whole = len(pcm) // _STEP_SAMPLES * _STEP_SAMPLES
        self._waiting, self._waiting_samples = [pcm[whole:]], len(pcm) - whole
        if not whole:
            return
        frame = av.AudioFrame.from_ndarray(pcm[np.newaxis, :whole], format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, self._samples
        self._samples += whole
        self._graph.push(frame)
        passed_on = [self._graph.pull() for _ in range(whole // _STEP_SAMPLES)]
        self._told = passed_on[-1].metadata


def _graph() -> Graph:
    graph = Graph()
    sound = graph.add_abuffer(
        sample_rate=RATE_HZ, format="s16", layout="mono", time_base=Fraction(1, RATE_HZ)
    )
    loudness = graph.add("ebur128", "metadata=1:framelog=quiet")
    measured = graph.add("abuffersink")
    sound.link_to(loudness)
    loudness.link_to(measured)
    graph.configure()
    return graph
