"""When the focus was in a field for passwords, as far as that can be told afterwards. Pure.

Applications tell of the focus late and out of step with the keys. What moves it is known, though:
presses of buttons, keys that write nothing, another window. So what is told goes back to what can
have caused it: a field for passwords began with the first that is not settled yet, and ended with the
last. In doubt more is taken for secret than was.
"""

from collections import deque
from dataclasses import dataclass

_KEPT = 256


@dataclass(frozen=True, slots=True)
class _Span:
    """Something that happened after `from_ns` and not after `to_ns`."""

    from_ns: int
    to_ns: int


class Focus:
    """Monotonic nanoseconds throughout.

    Args:
        tells: Whether applications tell of each element that gets the focus.
        settle_ns: How long after its cause a change of the focus is told, at most.
    """

    def __init__(self, *, tells: bool, settle_ns: int) -> None:
        self.settle_ns = settle_ns
        self._tells = tells
        self._causes: deque[_Span] = deque(maxlen=_KEPT)
        self._secret: deque[_Span] = deque(maxlen=_KEPT)
        self._unseen: deque[_Span] = deque(maxlen=_KEPT)
        self._since_ns: int | None = None
        self._settled_ns: int | None = None

    @property
    def is_secret(self) -> bool:
        """Whether it is in a field for passwords, by what was told last."""
        return self._since_ns is not None

    def may_move(self, from_ns: int, to_ns: int) -> None:
        """Something happened between the two that may move the focus."""
        self._causes.append(_Span(from_ns, to_ns))

    def was_unseen(self, from_ns: int, to_ns: int) -> None:
        """Keys may have gone somewhere between the two that can't be asked about any more."""
        self._unseen.append(_Span(from_ns, to_ns))

    def told(self, at_ns: int, *, secret: bool) -> None:
        """An element was told to have it."""
        if secret and self._since_ns is None:
            self._since_ns = min((it.from_ns for it in self._causes), default=at_ns - self.settle_ns)
        elif not secret and self._since_ns is not None:
            ends = [it.to_ns for it in self._causes if it.from_ns > self._since_ns and it.to_ns <= at_ns]
            self._secret.append(_Span(self._since_ns, max(ends, default=at_ns)))
            self._since_ns = None

    def answered(self, asked_ns: int, at_ns: int, *, secret: bool) -> None:
        """An application that was asked says what has it: so all is settled that came early enough."""
        self.told(at_ns, secret=secret)
        self._settled_ns = asked_ns - self.settle_ns
        unsettled = [it for it in self._causes if it.to_ns > self._settled_ns]
        self._causes = deque(unsettled, maxlen=_KEPT)

    def knows(self, stamp_ns: int) -> bool:
        """Whether all is settled that can have moved it before this time."""
        if self._settled_ns is None or (not self._tells and self._settled_ns < stamp_ns):
            return False
        return not any(it.from_ns < stamp_ns for it in self._causes)

    def can_be_settled(self, stamp_ns: int, now_ns: int) -> bool:
        """Whether an answer of now would tell of all that can have moved it before this time."""
        if not self._tells and now_ns - self.settle_ns < stamp_ns:
            return False
        causes = [it for it in self._causes if it.from_ns < stamp_ns]
        return all(it.to_ns <= now_ns - self.settle_ns for it in causes)

    def was_secret(self, stamp_ns: int) -> bool:
        """Whether a key pressed at this time went to a field for passwords."""
        if self._since_ns is not None and self._since_ns < stamp_ns:
            return True
        return any(it.from_ns < stamp_ns <= it.to_ns for it in self._secret)

    def may_have_been_elsewhere(self, stamp_ns: int) -> bool:
        """Whether a key pressed at this time may have gone where nobody looked."""
        return any(it.from_ns < stamp_ns <= it.to_ns for it in self._unseen)

    def cannot_have_left(self, stamp_ns: int) -> bool:
        """Whether it was in such a field, and nothing happened since that could have moved it."""
        since_ns = self._since_ns
        return since_ns is not None and not any(since_ns < it.from_ns < stamp_ns for it in self._causes)
