"""How often to look while the encoder can't keep up. It sleeps and looks at nothing itself."""

from collections import deque

_SECOND_NS = 1_000_000_000
_WORST_RATE = 5
_STEP = 2 / 3
# A picture waits for none where the encoder keeps up, and for most of an interval where its queue is
# always full. A single one says little: the one in work may be a key frame.
_BEHIND_INTERVALS = 0.5
_LOOKS = 6
_BEHIND_LOOKS = 3
# What is in the queue at a change has to be worked off before the new rate can be judged.
_SETTLING_NS = 1 * _SECOND_NS
_PATIENCE_NS = 5 * _SECOND_NS
_LONGEST_PATIENCE_NS = 60 * _SECOND_NS


class Throttle:
    """Lowers the rate by a third when handing pictures over makes their source wait, and raises it again
    after some seconds in which it didn't: five, and twice as many each time that the higher rate turns
    out to be too high at once.

    Args:
        fps: The rate to begin with, and the highest.
    """

    def __init__(self, fps: int) -> None:
        self._rates = [fps]
        while self._rates[-1] > _WORST_RATE:
            self._rates.append(max(round(self._rates[-1] * _STEP), _WORST_RATE))
        self._step = 0
        self._behind: deque[bool] = deque(maxlen=_LOOKS)
        self._patience_ns = _PATIENCE_NS
        self._calm_since_ns: int | None = None
        self._changed_at_ns: int | None = None
        self._raised = False

    @property
    def per_second(self) -> int:
        """The rate that holds now."""
        return self._rates[self._step]

    def handed_over(self, now_ns: int, waited_ns: int) -> bool:
        """Note how long it took to hand a picture over; True if the rate is another one now."""
        if self._changed_at_ns is not None and now_ns - self._changed_at_ns < _SETTLING_NS:
            return False
        behind = waited_ns * self.per_second > _BEHIND_INTERVALS * _SECOND_NS
        self._behind.append(behind)
        if behind or self._calm_since_ns is None:
            self._calm_since_ns = now_ns
        if sum(self._behind) >= _BEHIND_LOOKS and self._step < len(self._rates) - 1:
            self._lower(now_ns)
        elif now_ns - self._calm_since_ns >= self._patience_ns and self._step > 0:
            self._change(now_ns, -1)
        else:
            return False
        return True

    def _lower(self, now_ns: int) -> None:
        if self._raised and now_ns - (self._changed_at_ns or 0) < self._patience_ns:
            self._patience_ns = min(2 * self._patience_ns, _LONGEST_PATIENCE_NS)
        else:
            self._patience_ns = _PATIENCE_NS
        self._change(now_ns, 1)

    def _change(self, now_ns: int, steps: int) -> None:
        self._step += steps
        self._raised = steps < 0
        self._behind.clear()
        self._calm_since_ns = self._changed_at_ns = now_ns
