"""Plays clicks, and knows when each of them sounded. It chooses no loudspeaker: the default one it is.

The sound system says of each block when it will be heard (PortAudio's `outputBufferDacTime`), in its
own opinion and with scatter. A device plays evenly, so the median over the blocks around a click
is a far better time than any single one; how far they lie from it is the uncertainty that is told. It
is large where the sound was interrupted.
"""

import random
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from trajectory_recorder.calibration.chirp import CLICK, RATE_HZ
from trajectory_recorder.calibration.truth import Click
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError

# Far enough apart for a click to be told from its neighbours when its time is off by half a second.
_APART_S = (1.0, 1.6)
_BLOCK_SAMPLES = RATE_HZ // 100
# Of what is written ahead, so that a busy machine does not interrupt the sound.
_LATENCY_S = 0.3
_AROUND_SAMPLES = RATE_HZ


class Speaker:
    """A loudspeaker that is open, and silent until `begin`.

    Args:
        chance: Chooses the distances between clicks.

    Raises:
        MachineError: There is no loudspeaker that works.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._blocks: list[tuple[int, int]] = []
        self._clicks: list[int] = []
        self._next_sample = self._pause_samples = 0
        self._ticking = False
        try:
            import sounddevice  # noqa: PLC0415 - loading it opens the sound system, which may be missing

            self._stream = sounddevice.OutputStream(
                samplerate=RATE_HZ,
                channels=1,
                dtype="int16",
                blocksize=_BLOCK_SAMPLES,
                latency=_LATENCY_S,
                callback=self._play,
            )
            self._stream.start()
        except (OSError, ValueError) as error:
            raise _no_loudspeaker(error) from error
        except sounddevice.PortAudioError as error:
            raise _no_loudspeaker(error) from error

    def begin(self) -> None:
        """Click from now on."""
        self._ticking = True

    def finish(self) -> list[Click]:
        """Fall silent; returns the clicks."""
        self._ticking = False
        # What is written ahead still has to sound, and not every sound system waits for it.
        time.sleep(2 * _LATENCY_S)
        self._stream.stop()
        self._stream.close()
        return when_heard(self._blocks, self._clicks)

    def _play(self, out: Any, count: int, when: Any, _status: Any) -> None:  # noqa: ANN401 - PortAudio's
        ahead_ns = round((when.outputBufferDacTime - when.currentTime) * 1e9)
        first = self._next_sample
        self._blocks.append((first, monotonic_ns() + ahead_ns))
        self._next_sample = first + count
        if self._ticking and (not self._clicks or self._clicks[-1] < first - self._pause_samples):
            self._clicks.append(first)
            self._pause_samples = round(self._chance.uniform(*_APART_S) * RATE_HZ)
        out[:] = 0
        if self._clicks:
            rest = CLICK[first - self._clicks[-1] :][:count]
            out[: len(rest), 0] = rest


def when_heard(blocks: Sequence[tuple[int, int]], clicks: Sequence[int]) -> list[Click]:
    """Date the clicks.

    Args:
        blocks: First sample, and the time in ns at which it is heard in the sound system's opinion.
        clicks: The first sample of each click.
    """
    heard = []
    firsts = np.array([first for first, _ in blocks], np.int64)
    origins = np.array([at_ns - _duration_ns(first) for first, at_ns in blocks], np.int64)
    for click in clicks:
        nearby = origins[abs(firsts - click) <= _AROUND_SAMPLES]
        origin = int(np.median(nearby))
        uncertainty = int(np.percentile(abs(nearby - origin), 90))
        heard.append(Click(origin + _duration_ns(click), uncertainty))
    return heard


def _duration_ns(samples: int) -> int:
    return samples * 1_000_000_000 // RATE_HZ


def _no_loudspeaker(error: Exception) -> MachineError:
    return MachineError(
        f"no sound can be played: {error}", "connect or switch on a loudspeaker, then calibrate again"
    )
