"""Waits out short breaks of the line, for somebody who sits before a picture that does not move."""

import threading
from collections.abc import Callable
from typing import TypeVar

from trajectory_recorder.account.backoff import Backoff
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Busy, Unreachable

# Longer than a network takes to come back after a change of cells or a restart of the endpoint. Who waits longer
# wants to be told why.
LONGEST_NS = 60_000_000_000

_T = TypeVar("_T")


def persist(ask: Callable[[], _T], stopped: threading.Event) -> _T:
    """Ask until there is an answer.

    Args:
        ask: What to do; done again after a break of the line.
        stopped: Ends the waiting.

    Raises:
        EndpointError: It refuses, or there was no answer for a minute, or somebody stopped it.
    """
    backoff, begun_ns = Backoff(), monotonic_ns()
    while True:
        try:
            return ask()
        except (Unreachable, Busy) as trouble:
            delay_s = backoff.next_s(trouble.retry_after_s if isinstance(trouble, Busy) else None)
            if monotonic_ns() + int(delay_s * 1e9) - begun_ns > LONGEST_NS or stopped.wait(delay_s):
                raise
