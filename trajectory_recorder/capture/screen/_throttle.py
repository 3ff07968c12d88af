"""How often to look while the encoder can't keep up. It sleeps and looks at nothing itself."""

from collections import deque

_WORST_RATE = 5
_LOOKS = 6
_BEHIND_LOOKS = 3
_CALM_NS = 5_000_000_000
_STEP = 2 / 3


class Throttle:
    """Lowers the rate by a third when handing pictures over takes longer than looks are apart, and
    raises it again by as much after five seconds in which that happened to none.

    Args:
        fps: The rate to begin with, and the highest.
    """

    def __init__(self, fps: int) -> None:
        self._highest = fps
        self._lowest = min(fps, _WORST_RATE)
        self._behind: deque[bool] = deque(maxlen=_LOOKS)
        self._calm_since_ns: int | None = None
        self.per_second = fps

    def handed_over(self, now_ns: int, waited_ns: int) -> bool:
        """Note how long it took to hand a picture over; True if the rate is another one now."""
        behind = waited_ns * self.per_second > 1_000_000_000
        self._behind.append(behind)
        if behind or self._calm_since_ns is None:
            self._calm_since_ns = now_ns
        if sum(self._behind) >= _BEHIND_LOOKS:
            return self._change(now_ns, max(round(self.per_second * _STEP), self._lowest))
        if now_ns - self._calm_since_ns >= _CALM_NS:
            return self._change(now_ns, min(round(self.per_second / _STEP), self._highest))
        return False

    def _change(self, now_ns: int, per_second: int) -> bool:
        changed = per_second != self.per_second
        self.per_second = per_second
        self._behind.clear()
        self._calm_since_ns = now_ns
        return changed
