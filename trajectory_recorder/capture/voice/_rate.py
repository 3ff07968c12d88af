"""How fast the microphone's clock runs against ours. It changes no time: stamps follow the device anyway.

Were the device exact, the lowest bound that arrivals give for the time of sample 0 would stay where
it is; a device that is too fast delivers too much, and the bound falls. Its slope is the drift. It is
the median of the slopes between all pairs of points (Theil-Sen: Sen, J. Am. Stat. Assoc. 63, 1968),
because on a busy machine single points lie far above the others.
"""

from collections import deque
from collections.abc import Sequence

import numpy as np

from trajectory_recorder.capture.voice._block import RATE_HZ
from trajectory_recorder.events import VoiceClockEvent

# Within 2 s every beat between the sound system's packets and our blocks comes by its lowest point.
_POINT_NS = 2_000_000_000
_POINTS = 300  # 10 min
_POINTS_AT_LEAST = 4


class RateMeter:
    """Takes the bounds of one stretch of sound, and measures the rate over its last 10 minutes."""

    def __init__(self) -> None:
        self._points: deque[tuple[int, int]] = deque(maxlen=_POINTS)
        self._began_ns: int | None = None
        self._lowest: tuple[int, int] | None = None

    def observe(self, arrival_ns: int, bound_ns: int) -> None:
        """Take the bound on the time of sample 0 that a block gives which arrived at this time."""
        if self._began_ns is None:
            self._began_ns = arrival_ns
        elif arrival_ns - self._began_ns >= _POINT_NS and self._lowest is not None:
            self._points.append(self._lowest)
            self._began_ns, self._lowest = arrival_ns, None
        if self._lowest is None or bound_ns < self._lowest[1]:
            self._lowest = arrival_ns, bound_ns

    def reading(self, latency_ns: int, bounds: Sequence[int]) -> VoiceClockEvent | None:
        """What is measured by now; None in the first 8 s.

        Args:
            latency_ns: What the sound system declares.
            bounds: The latest bounds in ns, for their scatter.
        """
        if len(self._points) < _POINTS_AT_LEAST:
            return None
        at_ns, lowest_ns = np.array(self._points, np.int64).T
        earlier, later = np.triu_indices(len(at_ns), k=1)
        slope = float(np.median((lowest_ns[later] - lowest_ns[earlier]) / (at_ns[later] - at_ns[earlier])))
        recent = np.array(bounds, np.int64)
        return VoiceClockEvent(
            rate_hz=RATE_HZ * (1 - slope),
            drift_ppm=-slope * 1e6,
            measured_over_ns=int(at_ns[-1] - at_ns[0]),
            latency_ns=latency_ns,
            scatter_ns=round(float(np.median(abs(recent - int(np.median(recent)))))),
        )
