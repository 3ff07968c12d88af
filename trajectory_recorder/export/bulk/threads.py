"""Workers that are threads of this process, for formats that copy files and look into none.

Reading, writing and hashing let go of the interpreter, so threads do them side by side, and need no time to start, which
processes do that load all that a format might want. What decodes a stranger's media is no work for them: it may take
this process along when it dies.
"""

import ctypes
import os
import queue
import threading
from collections.abc import Callable, Generator, Sequence
from typing import Any

_ASK_S = 0.5


class ThreadPool:
    """A `Pool` of threads.

    Args:
        workers: How many at a time; as many as this machine has processors where it is left out.
    """

    workers_die_alone = False

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or os.cpu_count() or 1

    def run(self, function: Callable[[str], str], jobs: Sequence[str]) -> Generator[str | None, None, None]:
        """As `Pool.run`; an exception that `function` raises is raised here."""
        waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for job in jobs:
            waiting.put(job)
        reports: queue.SimpleQueue[str | BaseException] = queue.SimpleQueue()
        threads = [
            threading.Thread(target=_work, args=(function, waiting, reports), name="export", daemon=True)
            for _ in range(min(self._workers, len(jobs)))
        ]
        for it in threads:
            it.start()
        try:
            yield from _until_all_are_done(len(jobs), reports)
        finally:
            for it in threads:
                _end(it)


def _until_all_are_done(left: int, reports: "queue.SimpleQueue[Any]") -> Generator[str | None, None, None]:
    while left:
        try:
            report = reports.get(timeout=_ASK_S)
        except queue.Empty:
            yield None
            continue
        if isinstance(report, BaseException):
            raise report
        left -= 1
        yield report


def _work(
    function: Callable[[str], str], waiting: "queue.SimpleQueue[str]", reports: "queue.SimpleQueue[Any]"
) -> None:
    try:
        while True:
            reports.put(function(waiting.get_nowait()))
    except queue.Empty:
        return
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is said where it is waited for
        reports.put(error)


def _end(thread: threading.Thread) -> None:
    """End what still works, between two blocks of a file. What is half done is not counted as done."""
    while thread.is_alive():
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident or 0), ctypes.py_object(SystemExit)
        )
        thread.join(_ASK_S)
