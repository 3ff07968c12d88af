"""Ends a worker whose parent is gone, so that nobody goes on to write for an export that was killed."""

import os
import threading
from functools import cache

import psutil

_LOOK_S = 0.2


@cache
def end_with_parent() -> None:
    """From now on, end this process as soon as the one that started it has ended; once is enough."""
    parent = os.getppid()
    threading.Thread(target=_watch, args=(parent,), name="parent watch", daemon=True).start()


def _watch(parent: int) -> None:
    over = threading.Event()
    while not over.wait(_LOOK_S):
        # Windows goes on to name a parent that is gone.
        if os.getppid() != parent or not psutil.pid_exists(parent):
            os._exit(1)
