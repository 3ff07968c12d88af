"""Tells whether keys go to a field for passwords: one interface, one file per operating system.

Whoever tells only reads: no value is asked for, and no focus moved.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol, TypeAlias


class Answer(Enum):
    """What an application says of the element that has the focus.

    NOTHING: no element has it. BLIND: the application, or the whole system, tells nothing of
    elements. LATE: it did not answer in time. MOVED: the focus moved while it was asked.
    """

    SECRET = auto()
    PLAIN = auto()
    NOTHING = auto()
    BLIND = auto()
    LATE = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Where:
    """Where keys go: a window, by a number, and its process; both 0 where there is none.

    `changes` counts how often another window became the active one since it was asked for the last
    time, as far as the system tells: more than one, and keys may have gone to one that nobody saw, until
    the last of them at `changed_ns`; None where the system tells no time.
    """

    window: int
    process_id: int
    changes: int = 0
    changed_ns: int | None = None


NOWHERE = Where(0, 0)


class Fields(Protocol):
    """Asks on the thread that opened it. Deadlines are monotonic nanoseconds, and are kept.

    `tells` says whether applications tell unasked what gets the focus.
    """

    @property
    def tells(self) -> bool: ...

    def where(self) -> Where:
        """Where keys go now; costs so little that it may be asked for each."""

    def told(self, deadline_ns: int) -> list[bool]:
        """Of each element that got the focus there since the last call, as its application told
        unasked, whether it is for passwords; in order."""

    def ask(self, deadline_ns: int) -> Answer:
        """Ask the application that keys go to now."""


FieldsOpener: TypeAlias = Callable[[], AbstractContextManager[Fields]]
"""Opens them on the thread that asks.

Raises:
    MachineError: This machine has nothing that could tell.
    DeviceLost: What told went away; also while it is open.
"""
