"""Finds what a device or a switch does to sound: clipping, digital silence, a microphone gone dead.

Clipping is three samples of full scale in a row and on one side: a wave that just reaches it does so for one
or two. Full scale is 32767 and, since many devices never give -32768, -32767.
"""

import numpy as np

from trajectory_recorder.speech._pieces import RATE_HZ, Piece
from trajectory_recorder.speech._runs import Run, Runs
from trajectory_recorder.speech.measures import Place, Places

_FULL_SCALE = 32_767
_CLIPPED_AT_LEAST = 3
_SILENCE_AT_LEAST = RATE_HZ // 10
_DROPOUT_AT_LEAST = RATE_HZ
_PLACES_AT_MOST = 100


class Faults:
    """Follows them through all pieces."""

    def __init__(self) -> None:
        self._full_scale = Runs(at_least=_CLIPPED_AT_LEAST)
        self._constant = Runs(at_least=_SILENCE_AT_LEAST)
        self._clipping = _Tally()
        self._silence = _Tally()
        self._dropouts = _Tally()

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        self._note(self._at_full_scale(piece), self._constant.take(piece.pcm, piece))

    def finish(self) -> None:
        """End what goes on."""
        self._note(self._full_scale.finish(), self._constant.finish())

    @property
    def clipping(self) -> Places:
        return self._clipping.places()

    @property
    def dropouts(self) -> Places:
        return self._dropouts.places()

    @property
    def silent_samples(self) -> int:
        return self._silence.samples

    @property
    def longest_silence(self) -> Place | None:
        return self._silence.longest

    def _at_full_scale(self, piece: Piece) -> list[Run]:
        if piece.pcm.max() < _FULL_SCALE and piece.pcm.min() > -_FULL_SCALE:
            return self._full_scale.finish()
        side = (piece.pcm >= _FULL_SCALE).astype(np.int8) - (piece.pcm <= -_FULL_SCALE)
        return self._full_scale.take(side, piece)

    def _note(self, full_scale: list[Run], constant: list[Run]) -> None:
        self._clipping.add([run for run in full_scale if run.value])
        self._silence.add([run for run in constant if run.value == 0])
        self._dropouts.add([run for run in constant if run.samples >= _DROPOUT_AT_LEAST])


class _Tally:
    """Counts runs, and keeps the places of the first ones and of the longest."""

    def __init__(self) -> None:
        self.samples = 0
        self.longest: Place | None = None
        self._longest_samples = 0
        self._count = 0
        self._first: list[Place] = []

    def add(self, runs: list[Run]) -> None:
        for run in runs:
            place = Place(run.from_ns, run.to_ns)
            self._count += 1
            self.samples += run.samples
            if len(self._first) < _PLACES_AT_MOST:
                self._first.append(place)
            if run.samples > self._longest_samples:
                self.longest, self._longest_samples = place, run.samples

    def places(self) -> Places:
        return Places(self._count, self.samples, tuple(self._first))
