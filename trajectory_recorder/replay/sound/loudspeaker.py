"""The system's default loudspeaker. It asks for sound, telling when that will be heard, and knows nothing of it.

PortAudio says of each block when it will be heard (`outputBufferDacTime`), in its own opinion and with scatter. A
device plays evenly, so the median over the last blocks is a far better time than any single one.
"""

import statistics
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from trajectory_recorder.capture.port_audio import PortAudio, use_port_audio
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost, TrajectoryError
from trajectory_recorder.media.voice import RATE_HZ, Pcm

_SECOND_NS = 1_000_000_000
_BLOCK_SAMPLES = RATE_HZ // 50
_LATENCY_S = 0.1  # of what is written ahead, so that a busy machine does not interrupt the sound
_OPINIONS = 51  # of the last second
_LOST_NS = 3 * _SECOND_NS  # a virtual device may take 2 s for its first block
_LEAVE_S = 0.5


class Loudspeaker:
    """Plays from a thread of its own, as soon as it is open, until it is closed.

    Args:
        take: Gives so many samples, the first of which will be heard at a monotonic time in nanoseconds. Called
            by the device's thread, which it must not keep waiting.
    """

    def __init__(self, take: Callable[[int, int], Pcm]) -> None:
        self._take = take
        self._played = 0
        self._opinions: deque[int] = deque(maxlen=_OPINIONS)
        self._asked_ns = monotonic_ns()
        self._error: Exception | None = None
        self._closing = threading.Event()
        self.latency_ns = round(_LATENCY_S * _SECOND_NS)
        """How long after it is asked for sound is heard, by and large."""
        self._thread = use_port_audio(self._play, on_error=self._fail)

    @property
    def problem(self) -> str:
        """Why nothing is heard, or an empty string."""
        if isinstance(self._error, TrajectoryError):
            return f"no sound: {self._error.message}"
        if self._error is not None:
            return f"no sound: {self._error}"
        if monotonic_ns() - self._asked_ns > _LOST_NS:
            return "no sound: the loudspeaker went away"
        return ""

    def close(self) -> None:
        """Fall silent, but don't wait for a sound system that hangs."""
        self._closing.set()
        self._thread.join(_LEAVE_S)

    def _fail(self, error: Exception) -> None:
        self._error = error

    def _play(self, port_audio: PortAudio) -> None:
        try:
            stream = port_audio.RawOutputStream(
                samplerate=RATE_HZ,
                channels=1,
                dtype="int16",
                blocksize=_BLOCK_SAMPLES,
                latency=_LATENCY_S,
                callback=self._give,
            )
        except (port_audio.PortAudioError, ValueError) as error:
            raise DeviceLost(f"the loudspeaker can't be used: {error}") from error
        try:
            stream.start()
            self._closing.wait()
            stream.abort()
        finally:
            stream.close()

    def _give(self, out: Any, count: int, when: Any, status: Any) -> None:  # noqa: ANN401 - PortAudio's
        now_ns = monotonic_ns()
        self._asked_ns = now_ns
        if status.output_underflow:
            # It fell behind: what was known of its times does not hold any more.
            self._opinions.clear()
        ahead_ns = round((when.outputBufferDacTime - when.currentTime) * _SECOND_NS)
        if not 0 < ahead_ns < _SECOND_NS:  # this system can't tell
            ahead_ns = round(_LATENCY_S * _SECOND_NS)
        played_ns = self._played * _SECOND_NS // RATE_HZ
        self._opinions.append(now_ns + ahead_ns - played_ns)
        self._played += count
        heard_ns = int(statistics.median(self._opinions)) + played_ns
        self.latency_ns = max(0, heard_ns - now_ns)
        out[:] = self._take(count, heard_ns).tobytes()
