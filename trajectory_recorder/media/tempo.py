"""Makes a voice faster or slower and keeps its pitch, as it streams by."""

import math
from typing import Any

import av
import numpy as np
from av.filter import Graph

from trajectory_recorder.media.voice import RATE_HZ, Pcm

# Twice as fast at most in one step: beyond, libav's filter leaves out samples instead of blending them; and
# half as fast at most is all that it can.
_STRONGEST = 2.0

# So much earlier than it should a sound comes out of each step, in the time that goes into it; measured with
# clicks at rates from 0.25 to 3, to 12 ms of what is slower.
_STEP_EARLY_NS = 17_000_000


class Tempo:
    """One stretch of sound, 48 kHz and mono, block by block. What comes is some hundredths of a second behind.

    Args:
        rate: How many times faster; 1 changes nothing.
    """

    def __init__(self, rate: float) -> None:
        steps = max(1, math.ceil(abs(math.log(rate, _STRONGEST)) - 1e-9))
        graph = Graph()
        self._source: Any = graph.add_abuffer(sample_rate=RATE_HZ, format="s16", layout="mono")
        self._sink: Any = graph.add("abuffersink")
        chain = [
            self._source,
            *(graph.add("atempo", str(rate ** (1 / steps))) for _ in range(steps)),
            self._sink,
        ]
        graph.link_nodes(*chain)
        graph.configure()
        self._graph = graph
        self._taken = 0
        self.early_ns = round(_STEP_EARLY_NS * sum(rate ** (step / steps) for step in range(steps)))
        """How much too early sounds come out, in the time that goes in."""

    def take(self, pcm: Pcm) -> Pcm:
        """Take a block; returns what is ready by now."""
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        frame.pts = self._taken
        self._taken += len(pcm)
        self._source.push(frame)
        return self._ready()

    def _ready(self) -> Pcm:
        blocks = [np.zeros(0, np.int16)]
        while True:
            try:
                frame = self._sink.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return np.concatenate(blocks)
            blocks.append(np.frombuffer(bytes(frame.planes[0]), np.int16, frame.samples))
