"""The voice as a picture shows it: how loud it was in each column of pixels.

Made of what the packets say of themselves; nothing is decoded.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.replay.scale import Scale
from trajectory_recorder.replay.timeline.timeline import VoiceTrack

_SECOND_NS = 1_000_000_000

Levels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """For each column of pixels the loudest `peak` and the `rms` of its sound, linear, 1 being full scale; not
    a number where no voice was recorded."""

    peak: Levels
    rms: Levels


class Waveform:
    """A voice, ready to be drawn at any zoom in a time that goes with what is in sight.

    Args:
        voice: Its packets.
    """

    def __init__(self, voice: VoiceTrack) -> None:
        self._from_ns = voice.at_ns
        self._to_ns = voice.at_ns + voice.samples.astype(np.int64) * _SECOND_NS // RATE_HZ
        # Levels of a hostile bundle may be anything.
        peak = np.clip(np.nan_to_num(voice.peak), 0.0, 1.0)
        # One more, so that a stretch may end behind the last packet.
        self._peak = np.append(peak, np.float32(0.0)).astype(np.float32)
        rms = np.clip(np.nan_to_num(voice.rms), 0.0, 1.0).astype(np.float64)
        samples = np.maximum(voice.samples, 0).astype(np.float64)
        # Sums up to each packet: those of any stretch are the difference of two.
        self._energy = np.concatenate(([0.0], np.cumsum(rms * rms * samples)))
        self._samples = np.concatenate(([0.0], np.cumsum(samples)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded."""
        return not self._from_ns.size

    def columns(self, scale: Scale) -> Columns:
        """What each column of pixels shows: every packet that was heard in its stretch of time."""
        edges_ns = scale.from_ns + np.arange(scale.width_px + 1) * scale.span_ns // scale.width_px
        first = np.searchsorted(self._to_ns, edges_ns[:-1], side="right")
        behind = np.searchsorted(self._from_ns, edges_ns[1:], side="left")
        heard = behind > first
        peak = np.full(scale.width_px, np.nan, np.float32)
        rms = np.full(scale.width_px, np.nan, np.float32)
        if heard.any():
            first, behind = first[heard], behind[heard]
            peak[heard] = self._loudest(first, behind)
            samples = np.maximum(self._samples[behind] - self._samples[first], 1.0)
            energy = np.maximum(self._energy[behind] - self._energy[first], 0.0)
            rms[heard] = np.sqrt(energy / samples)
        return Columns(peak, rms)

    def _loudest(self, first: npt.NDArray[np.intp], behind: npt.NDArray[np.intp]) -> Levels:
        # Of pairs of bounds, every second reduction lies between two columns and is of no interest.
        bounds = np.stack((first, behind), axis=1).ravel()
        return np.maximum.reduceat(self._peak, bounds)[::2]
