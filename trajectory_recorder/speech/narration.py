"""Measures how good recorded narration is, in figures: levels, noise, clipping, silence, dropouts.

It is told where somebody speaks, takes the sound in blocks, and keeps a second of it: an hour needs no more
memory than a minute, but for the levels of its seconds. It understands no word, and judges nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from trajectory_recorder.speech._faults import Faults
from trajectory_recorder.speech._levels import Seconds, Sums, amplitude_db, power_db
from trajectory_recorder.speech._loudness import Loudness
from trajectory_recorder.speech._noise import NoiseFloor
from trajectory_recorder.speech._pieces import Pcm, Piece, Pieces, duration_ns
from trajectory_recorder.speech._true_peak import TruePeak
from trajectory_recorder.speech.measures import NarrationMeasures, Place
from trajectory_recorder.speech.spans import Span

_FULL_SCALE = 32_768.0


class NarrationMeter:
    """Use it for one narration, from one thread.

    Args:
        spans: Where somebody speaks, in session time and in any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = _merged(spans)
        self._begins_ns = [span.from_ns for span in self._spans]
        self._ends_ns = [span.to_ns for span in self._spans]
        self._pieces = Pieces()
        self._speech = Sums()
        self._seconds = Seconds()
        self._noise = NoiseFloor(self._spans)
        self._loudness = Loudness()
        self._peak = TruePeak()
        self._faults = Faults()

    def take(self, pcm: Pcm, *, at_ns: int) -> None:
        """Take the next block.

        A block that begins more than 50 ms from where its predecessor ended comes after a hole, over which
        nothing is followed.

        Args:
            pcm: Samples of 48 kHz, shape (n,).
            at_ns: The session time of the first one.
        """
        for piece in self._pieces.take(pcm, at_ns=at_ns):
            self._measure(piece)

    def finish(self) -> NarrationMeasures:
        """Returns the figures; nothing may follow."""
        for piece in self._pieces.finish():
            self._measure(piece)
        self._faults.finish()
        everything = self._seconds.everything()
        return NarrationMeasures(
            sound_ns=duration_ns(everything.samples),
            speech_ns=duration_ns(self._speech.samples),
            loudness_lufs=self._loudness.finish(),
            sample_peak_dbfs=amplitude_db(self._peak.sample),
            true_peak_dbtp=amplitude_db(self._peak.true),
            clipping=self._faults.clipping,
            speech_dbfs=power_db(self._speech.power) if self._speech.samples else None,
            noise_floor_dbfs=self._noise.dbfs(),
            snr_db=self._snr_db(),
            dc_offset=everything.mean,
            silence_share=self._faults.silent_samples / max(1, everything.samples),
            longest_silence=self._faults.longest_silence,
            dropouts=self._faults.dropouts,
            levels=self._seconds.levels(),
        )

    def _measure(self, piece: Piece) -> None:
        sound = piece.pcm / _FULL_SCALE
        self._seconds.add(sound, at_ns=piece.at_ns)
        self._noise.take(piece, sound)
        self._peak.take(piece)
        self._faults.take(piece)
        for spoken in self._spoken(piece):
            self._speech.add(sound[spoken])
            self._loudness.take(piece.pcm[spoken])

    def _spoken(self, piece: Piece) -> list[slice]:
        """Which samples of a piece are speech."""
        first = bisect_right(self._ends_ns, piece.at_ns)
        behind = bisect_left(self._begins_ns, piece.time_ns(len(piece.pcm)))
        return [piece.samples(span.from_ns, span.to_ns) for span in self._spans[first:behind]]

    def _snr_db(self) -> float | None:
        floor_dbfs = self._noise.dbfs()
        if floor_dbfs is None or not self._speech.samples:
            return None
        noise = 10 ** (floor_dbfs / 10)
        return power_db(self._speech.power / noise - 1)


def _merged(spans: Iterable[Span]) -> list[Place]:
    """Where there are spans, in the order of time; those that touch are one."""
    merged: list[Place] = []
    for span in sorted(spans, key=lambda it: it.from_ns):
        if merged and span.from_ns <= merged[-1].to_ns:
            merged[-1] = Place(merged[-1].from_ns, max(merged[-1].to_ns, span.to_ns))
        elif span.from_ns < span.to_ns:
            merged.append(Place(span.from_ns, span.to_ns))
    return merged
