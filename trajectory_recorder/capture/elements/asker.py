"""What asks a system's accessibility about elements: one interface, one file per operating system.

An asker only ever reads: it moves no focus, does no action and changes no text.
"""

from typing import Protocol

from trajectory_recorder.events import Absence, Element


class Absent(Exception):
    """There is no element to tell, and this is why."""

    def __init__(self, why: Absence) -> None:
        super().__init__(why)
        self.why = why


class Asker(Protocol):
    """Asks on the thread that opened it. Deadlines are monotonic nanoseconds, and are kept."""

    def begin(self) -> None:
        """A new press: nothing that was read for the last one holds any more."""

    def under_pointer(self, x_px: int, y_px: int, deadline_ns: int) -> Element:
        """The innermost element at a point of the virtual desktop.

        Raises:
            Absent: There is none, or none that is told in time.
        """

    def focused(self, deadline_ns: int) -> Element:
        """The element that has the keyboard.

        Raises:
            Absent: There is none, or none that is told in time.
        """

    def rest(self) -> None:
        """Take what the system told unasked. Called at least twice a second."""
