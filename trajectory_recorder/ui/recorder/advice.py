"""Which of all that is wrong is told beside the bar: few things, one at a time. Knows no Qt.

A stream that is not recorded comes first and at once. What the checks warn of is not told again for
five minutes once it was told, however often it comes back: whoever works knows it by then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trajectory_recorder.ui.notices import Notice

STREAM = "stream "
"""What the keys of concerns about streams begin with."""
_QUIET_NS = 5 * 60 * 1_000_000_000


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that is wrong now. `key` stays the same as long as it is the same thing; what is
    `urgent` is being lost while it lasts."""

    key: str
    notice: Notice
    urgent: bool = False


class Advice:
    """Chooses what is shown.

    Args:
        now_ns: Monotonic time.
    """

    def __init__(self, now_ns: Callable[[], int]) -> None:
        self._now_ns = now_ns
        self._shown: Concern | None = None
        self._refusal: Notice | None = None
        self._quiet_until_ns: dict[str, int] = {}

    @property
    def notice(self) -> Notice | None:
        """What is to be shown now."""
        return self._refusal or (self._shown.notice if self._shown else None)

    def refuse(self, notice: Notice) -> None:
        """Show what became of something that was asked for, before all else, until it is dismissed."""
        self._refusal = notice

    def consider(self, concerns: Sequence[Concern]) -> None:
        """Take note of everything that is wrong now, in the order of its weight."""
        self._let_urgent_ones_come_back(concerns)
        urgent = [it for it in concerns if it.urgent and not self._is_quiet(it.key)]
        same = next((it for it in concerns if self._shown and it.key == self._shown.key), None)
        if urgent and (same is None or not same.urgent):
            self._show(urgent[0])
        elif same is not None:
            self._shown = same
        else:
            self._show(next((it for it in concerns if not self._is_quiet(it.key)), None))

    def dismiss(self) -> None:
        """Show what is shown no more."""
        if self._refusal is not None:
            self._refusal = None
        else:
            self._leave()

    def _show(self, concern: Concern | None) -> None:
        if self._shown is not None and not self._shown.urgent:
            self._leave()
        self._shown = concern

    def _leave(self) -> None:
        if self._shown is not None:
            self._quiet_until_ns[self._shown.key] = self._now_ns() + _QUIET_NS
        self._shown = None

    def _is_quiet(self, key: str) -> bool:
        return self._quiet_until_ns.get(key, 0) > self._now_ns()

    def _let_urgent_ones_come_back(self, concerns: Sequence[Concern]) -> None:
        """A stream that was live meanwhile and fails anew is news, though its failure was dismissed."""
        present = {it.key for it in concerns}
        for key in [key for key in self._quiet_until_ns if key.startswith(STREAM) and key not in present]:
            del self._quiet_until_ns[key]
