"""Leaves applications alone for a while that did not answer: asking again would only wait again."""

from collections.abc import Hashable

from trajectory_recorder.capture.elements.asker import Absent
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence

_SPARED_NS = 4_000_000_000
_MOST = 256


class Spared:
    """Those that did not answer, by whatever tells them apart."""

    def __init__(self) -> None:
        self._until_ns: dict[Hashable, int] = {}

    def spare(self, application: Hashable) -> None:
        """Don't ask this one for the next seconds."""
        if len(self._until_ns) >= _MOST:
            self._until_ns.clear()
        self._until_ns[application] = monotonic_ns() + _SPARED_NS

    def check(self, application: Hashable) -> None:
        """Go on only if this one may be asked.

        Raises:
            Absent: It is spared still, which counts as not answering in time.
        """
        if monotonic_ns() < self._until_ns.get(application, 0):
            raise Absent(Absence.TIMEOUT)
