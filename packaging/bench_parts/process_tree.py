"""What a program and all its descendants cost: processor time and memory.

Processor time comes from the system's own account, also of processes that have ended, so nothing is
missed between two samples. Memory is sampled, so a peak shorter than half a second may be. It starts
no process.
"""

import contextlib
import sys
import threading
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import psutil

_SAMPLE_S = 0.5
_POLL_S = 0.01


@dataclass(frozen=True, slots=True)
class MemorySample:
    """Memory of a tree at one time: PSS counts shared pages in shares, RSS each time anew."""

    at_s: float
    pss_mb: float
    rss_mb: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment, and the processor seconds, of user and system, that a tree had used by then."""

    at_s: float
    cpu_s: float


class ProcessTree:
    """A program that is running, watched from entering to leaving.

    Args:
        process_id: The program's. Its parent must not have waited for it before the last `mark`.
    """

    def __init__(self, process_id: int) -> None:
        self._root = psutil.Process(process_id)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._sample, name="memory samples")
        self.memory: list[MemorySample] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def mark(self) -> Mark:
        """Read the account of the program and its descendants, the ended ones included."""
        at_s, total = time.monotonic(), 0.0
        for process in [self._root, *self._root.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
        return Mark(at_s, total)

    def mark_at_end(self, timeout_s: float) -> Mark:
        """Wait until the program has ended, and read its account.

        Raises:
            TimeoutError: It is still running.
        """
        deadline_s = time.monotonic() + timeout_s
        while self.is_running():
            if time.monotonic() > deadline_s:
                raise TimeoutError(f"process {self._root.pid} did not end within {timeout_s:g} s")
            time.sleep(_POLL_S)
        return self.mark()

    def is_running(self) -> bool:
        """Whether the program has not ended yet."""
        return self._root.status() != psutil.STATUS_ZOMBIE

    def kill(self) -> None:
        """End the program and its descendants by force."""
        for process in [*self._root.children(recursive=True), self._root]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def _sample(self) -> None:
        while not self._end.wait(_SAMPLE_S):
            # It may end between any two of these readings.
            with contextlib.suppress(psutil.Error):
                tree = [self._root, *self._root.children(recursive=True)]
                infos = [process.memory_full_info() for process in tree]
                pss, rss = sum(_pss(info) for info in infos), sum(info.rss for info in infos)
                if rss:
                    self.memory.append(MemorySample(time.monotonic(), pss / 1e6, rss / 1e6))


def _pss(info: Any) -> int:  # noqa: ANN401 - psutil has a type for each system
    return int(info.pss if sys.platform == "linux" else info.uss)
