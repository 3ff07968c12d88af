"""Decides of each key whether it may be recorded, and when somebody has to be asked. Pure.

A key waits for as long as a change of the focus before it may take to be told. Where something
happened that may have moved it, its application is asked then. One that does not answer though it
answered before is not trusted with a key; one that never did has no fields that could be known.
"""

import sys
from dataclasses import replace
from enum import Enum, auto

from trajectory_recorder.capture.secrets.fields import NOWHERE, Answer, Where
from trajectory_recorder.capture.secrets.focus import Focus

# Toolkits tell within some tens of milliseconds; Chromium collects what it tells for up to 100 ms.
_SETTLE_NS = 250_000_000
_LONGEST_SETTLE_NS = 1_000_000_000
# An application that is slow to answer is slow to tell as well.
_ANSWERS_A_SETTLING = 5
_PATIENCE_NS = 1_000_000_000
_ASK_AGAIN_NS = 100_000_000
# A program may take so long from its first window until it is on the accessibility bus, and one that
# is on it, as Chromium, until it describes its pages.
_JOINING_NS = 1_500_000_000
_WAKING_NS = 5_000_000_000
_HURRY_NS = 1_000_000_000
_MOST_PROCESSES = 256


class Verdict(Enum):
    """What becomes of a key: it is recorded, it is withheld (as secret, or because nobody said in
    time), it waits, or somebody is to be asked now."""

    PASS = auto()
    SECRET = auto()
    LATE = auto()
    WAIT = auto()
    ASK = auto()


class Judge:
    """Times are monotonic nanoseconds, those of keys and of what moves the focus by their stamps.

    Args:
        tells: Whether applications tell of each element that gets the focus.
        settle_ns: How long after its cause a change of the focus is told, at most.
    """

    def __init__(self, *, tells: bool, settle_ns: int = _SETTLE_NS) -> None:
        self._focus = Focus(tells=tells, settle_ns=settle_ns)
        self._least_settle_ns = settle_ns
        self._where = NOWHERE
        self._looked_ns = 0
        self._first_seen_ns: dict[int, int] = {}
        self._answering: set[int] = set()
        self._last = Answer.MOVED
        self._ask_from_ns = 0
        self._latest_ns = sys.maxsize

    @property
    def is_secret(self) -> bool:
        """Whether keys go to a field for passwords, by what was told last."""
        return self._focus.is_secret

    def may_move(self, stamp_ns: int) -> None:
        """A button, or a key that writes nothing, may move the focus."""
        self._focus.may_move(stamp_ns, stamp_ns)

    def look(self, where: Where, now_ns: int) -> None:
        """Take note of where keys go now."""
        if where.changes > 1:
            until_ns = now_ns if where.changed_ns is None else where.changed_ns
            self._focus.was_unseen(self._looked_ns, until_ns)
        where = replace(where, changes=0, changed_ns=None) if where.changes else where
        if where != self._where:
            self._focus.may_move(self._looked_ns, now_ns)
            self._where = where
            self._ask_from_ns = 0
            if len(self._first_seen_ns) >= _MOST_PROCESSES:
                self._first_seen_ns.clear()
                self._answering.clear()
            self._first_seen_ns.setdefault(where.process_id, now_ns)
        self._looked_ns = now_ns

    def heard(self, told: list[bool], now_ns: int) -> None:
        """Take note of elements that got the focus, each secret or not."""
        for secret in told:
            self._focus.told(now_ns, secret=secret)

    def wants_to_know(self, now_ns: int) -> bool:
        """Whether to ask without any key: a new application, which begins to tell when it is asked."""
        return self._ask_from_ns <= now_ns and self._may_begin_to_tell(now_ns)

    def hurry(self, now_ns: int) -> None:
        """Nothing more comes, and somebody waits for the last verdict."""
        self._latest_ns = min(self._latest_ns, now_ns + _HURRY_NS)

    def answered(self, answer: Answer, asked_ns: int, now_ns: int) -> None:
        """Take note of an answer."""
        self._last = answer
        if answer in {Answer.SECRET, Answer.PLAIN}:
            self._answering.add(self._where.process_id)
            slow_ns = min(_ANSWERS_A_SETTLING * (now_ns - asked_ns), _LONGEST_SETTLE_NS)
            self._focus.settle_ns = max(self._least_settle_ns, slow_ns)
            self._focus.answered(asked_ns, now_ns, secret=answer is Answer.SECRET)
        elif answer is Answer.BLIND and not self._may_begin_to_tell(now_ns):
            self._focus.answered(asked_ns, now_ns, secret=False)
        elif answer is not Answer.MOVED:
            self._ask_from_ns = now_ns + _ASK_AGAIN_NS

    def verdict(self, stamp_ns: int, now_ns: int) -> Verdict:
        """What becomes of a key that was pressed then."""
        due_ns = stamp_ns + self._focus.settle_ns
        if not self._focus.knows(stamp_ns):
            waits = now_ns < due_ns + _PATIENCE_NS or self._may_begin_to_tell(now_ns)
            if waits and now_ns < self._latest_ns:
                # At once where that settles it: before anything else may move the focus.
                asks = now_ns >= self._ask_from_ns and self._focus.can_be_settled(stamp_ns, now_ns)
                return Verdict.ASK if asks else Verdict.WAIT
            if waits or self._last is Answer.LATE:
                # In a hurry, who is on no bus after all that time is taken for one that tells nothing.
                may_know = waits and self._last is not Answer.BLIND
                knows_fields = may_know or self._where.process_id in self._answering
                return Verdict.LATE if knows_fields else Verdict.PASS
            self._focus.answered(now_ns, now_ns, secret=self._focus.cannot_have_left(stamp_ns))
        if now_ns < min(due_ns, self._latest_ns):
            return Verdict.WAIT
        if self._focus.was_secret(stamp_ns):
            return Verdict.SECRET
        return Verdict.LATE if self._focus.may_have_been_elsewhere(stamp_ns) else Verdict.PASS

    def _may_begin_to_tell(self, now_ns: int) -> bool:
        """Whether the application is new and has told nothing yet."""
        process_id = self._where.process_id
        if process_id in self._answering:
            return False
        takes_ns = _JOINING_NS if self._last is Answer.BLIND else _WAKING_NS
        return now_ns - self._first_seen_ns.get(process_id, now_ns) < takes_ns
