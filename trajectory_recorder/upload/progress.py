"""How far a sending is, as a snapshot that anybody may take at any time. It calls nobody."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# Long enough to smooth over single chunks, short enough to show a line that broke.
_RATE_SPAN_S = 5.0
_SAMPLE_S = 0.2


class Phase(StrEnum):
    DECLARING = "declaring"
    SENDING = "sending"
    COMMITTING = "committing"
    CHECKING = "checking"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How far it is. `rate_bytes_per_s` is that of the last seconds; `left_s` is None while nothing moves.

    `trouble` says why it waits, and is empty while it does not; `paused` is somebody's wish.
    """

    phase: Phase
    bytes_done: int
    bytes_total: int
    rate_bytes_per_s: float
    left_s: float | None
    trouble: str
    paused: bool


class Progress:
    """Collects what the sending threads report.

    Args:
        now_s: The monotonic clock.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._lock = threading.Lock()
        self._phase = Phase.DECLARING
        self._total = 0
        self._done: dict[str, int] = {}
        self._moved = 0
        self._samples: deque[tuple[float, int]] = deque([(now_s(), 0)])
        self._troubles: dict[str, str] = {}

    def enter(self, phase: Phase) -> None:
        with self._lock:
            self._phase = phase
            self._troubles.clear()

    def expect(self, total: int) -> None:
        """Say how many bytes there are in all."""
        with self._lock:
            self._total = total

    def at(self, path: str, offset: int) -> None:
        """A file is done up to here, by what the endpoint says."""
        with self._lock:
            self._done[path] = offset

    def moved(self, path: str, count: int) -> None:
        """So many further bytes of a file went out."""
        now_s = self._now_s()
        with self._lock:
            self._done[path] = self._done.get(path, 0) + count
            self._moved += count
            self._troubles.pop(path, None)
            if now_s - self._samples[-1][0] >= _SAMPLE_S:
                self._samples.append((now_s, self._moved))
            while len(self._samples) > 2 and now_s - self._samples[1][0] > _RATE_SPAN_S:
                self._samples.popleft()

    def trouble(self, what: str, why: str) -> None:
        """Something waits because of this; an empty string says that it goes on."""
        with self._lock:
            if why:
                self._troubles[what] = why
            else:
                self._troubles.pop(what, None)

    def snapshot(self, *, paused: bool) -> Snapshot:
        now_s = self._now_s()
        with self._lock:
            done = min(sum(self._done.values()), self._total)
            since_s, before = self._samples[0]
            rate = (self._moved - before) / max(now_s - since_s, _SAMPLE_S)
            left_s = (self._total - done) / rate if rate > 0 else None
            trouble = next(iter(self._troubles.values()), "")
            return Snapshot(self._phase, done, self._total, rate, left_s, trouble, paused)
