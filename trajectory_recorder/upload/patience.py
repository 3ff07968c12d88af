"""When to try again, and when to give up, for one thing that is being asked of the endpoint.

Nobody who watches is needed: a line that is gone for ten minutes, and a laptop that sleeps in between,
are waited through. What a server says twice over, contradicting itself, is not.
"""

from collections.abc import Callable
from typing import TypeVar

from trajectory_recorder.account.backoff import Backoff
from trajectory_recorder.errors import Busy, Refused, Unreachable
from trajectory_recorder.upload.control import Control, Interrupted
from trajectory_recorder.upload.progress import Progress

# Nobody answered at all when a sending begins: a wrong address is more likely than a short break.
AT_FIRST_S = 15.0
# Once it was under way.
UNDER_WAY_S = 3600.0
_MOST_CONTRADICTIONS = 6

_T = TypeVar("_T")


class Patience:
    """How much of it is left.

    Args:
        what: Names the thing in progress reports.
        control: What waits.
        progress: Is told why.
        longest_s: After so long without `progressed`, trouble is raised instead of waited through.
    """

    def __init__(self, what: str, control: Control, progress: Progress, *, longest_s: float) -> None:
        self._what, self._control, self._progress = what, control, progress
        self._longest_s = longest_s
        self._backoff = Backoff()
        self._contradictions = 0
        self._since_s: float | None = None

    def progressed(self) -> None:
        """It got further: all is forgiven."""
        self._backoff.reset()
        self._contradictions = 0
        self._since_s = None
        self._progress.trouble(self._what, "")

    def endure(self, trouble: Unreachable | Busy) -> None:
        """Wait for a while.

        Raises:
            EndpointError: The trouble, because it has lasted for too long.
        """
        now_s = self._control.now_s()
        if self._since_s is None:
            self._since_s = now_s
        delay_s = self._backoff.next_s(trouble.retry_after_s if isinstance(trouble, Busy) else None)
        if now_s + delay_s - self._since_s > self._longest_s:
            raise trouble
        self._progress.trouble(self._what, f"{trouble.message}; trying again in {delay_s:.0f} s")
        self._control.wait(delay_s)

    def bear(self, contradiction: Refused) -> None:
        """The endpoint's state is not what we thought: go by its own at once, and wait if that repeats.

        Raises:
            Refused: The contradiction, after too many without progress.
        """
        self._contradictions += 1
        if self._contradictions > _MOST_CONTRADICTIONS:
            raise contradiction
        if self._contradictions > 1:
            self._control.wait(self._backoff.next_s())


def persist(patience: Patience, control: Control, ask: Callable[[], _T]) -> _T:
    """Ask until there is an answer.

    Raises:
        EndpointError: It refuses, or there was none for too long.
        Cancelled: Somebody stopped it.
    """
    while True:
        try:
            control.check()
            answer = ask()
        except Interrupted:
            control.hold()
        except (Unreachable, Busy) as trouble:
            _endure(patience, control, trouble)
        else:
            patience.progressed()
            return answer


def _endure(patience: Patience, control: Control, trouble: Unreachable | Busy) -> None:
    try:
        patience.endure(trouble)
    except Interrupted:
        control.hold()
