"""Work on a thread of its own, because the main thread has to stay free to see signals."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


def beside(work: Callable[[], _T]) -> Future[_T]:
    """Do something beside the main thread; the process may end before it does."""
    future: Future[_T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
            future.set_exception(error)

    threading.Thread(target=run, name="beside", daemon=True).start()
    return future
