"""Waits out breaks of the line during a download that nobody need watch."""

from collections.abc import Callable

from trajectory_recorder.account.backoff import Backoff
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Busy, Unreachable

# Longer than an endpoint takes to be restarted, or a laptop to find its network again. Nothing is lost by giving up:
# what has come is kept, and the next run goes on with it.
LONGEST_NS = 600_000_000_000


class Patience:
    """How much of it is left.

    Args:
        wait: Waits for so many seconds; may raise.
    """

    def __init__(self, wait: Callable[[float, str], None]) -> None:
        self._wait = wait
        self._backoff = Backoff()
        self._since_ns: int | None = None

    def endure(self, trouble: Unreachable | Busy, *, progressed: bool) -> None:
        """Wait for a while; if something has come since the last time, only for a short one.

        Raises:
            EndpointError: The trouble, because it has lasted for too long.
        """
        now_ns = monotonic_ns()
        if progressed:
            self._backoff.reset()
            self._since_ns = None
        self._since_ns = self._since_ns or now_ns
        delay_s = self._backoff.next_s(trouble.retry_after_s if isinstance(trouble, Busy) else None)
        if now_ns + int(delay_s * 1e9) - self._since_ns > LONGEST_NS:
            raise trouble
        self._wait(delay_s, trouble.message)
