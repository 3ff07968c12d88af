"""An outlet that keeps what a source gives it, for tests of sources."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from trajectory_recorder.capture.source import Captured, Source

_PATIENCE_S = 60.0

T = TypeVar("T")


class CollectingOutlet:
    """Collects captures, thread-safe; session time runs from `start` to `stop`.

    `captured` holds (stamp_ns, captured) in the order of arrival, `looks` the stamps of `looked`.
    """

    def __init__(self) -> None:
        self.captured: list[tuple[int, Captured]] = []
        self.looks: list[int] = []
        self.is_ready = False
        self._changed = threading.Condition()
        self._started = False
        self._stopping = False
        self._ended = False

    # --- the source's side --------------------------------------------------------------------------

    def ready(self) -> None:
        with self._changed:
            self.is_ready = True
            self._changed.notify_all()

    def wait_for_start(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._started or self._stopping)
            return not self._stopping

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        with self._changed:
            if self._started:
                self.captured.append((stamp_ns, captured))
                self._changed.notify_all()

    def looked(self, stamp_ns: int) -> None:
        with self._changed:
            if self._started:
                self.looks.append(stamp_ns)
                self._changed.notify_all()

    @property
    def stopping(self) -> bool:
        return self._stopping

    def wait(self, seconds: float) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, timeout=seconds)
            return self._stopping

    # --- the test's side ----------------------------------------------------------------------------

    def start(self) -> None:
        with self._changed:
            self._started = True
            self._changed.notify_all()

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    def events(self, *kinds: type[T]) -> list[T]:
        """What was captured of these types, in order."""
        with self._changed:
            return [captured for _, captured in self.captured if isinstance(captured, kinds)]

    def wait_for_end(self, timeout_s: float = _PATIENCE_S) -> None:
        """Wait until the source ends by itself; `running` then raises why.

        Raises:
            TimeoutError: It goes on.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._ended, timeout=timeout_s):
                raise TimeoutError(f"the source still runs after {timeout_s:g} s")

    def wait_for(self, predicate: Callable[[], bool], timeout_s: float = _PATIENCE_S) -> None:
        """Wait until the predicate holds; it is tried after everything the source says.

        Raises:
            TimeoutError: It still doesn't hold, or the source ended before it did.
        """
        with self._changed:
            self._changed.wait_for(lambda: predicate() or self._ended, timeout=timeout_s)
            if not predicate():
                state = "the source ended" if self._ended else f"{timeout_s:g} s passed"
                raise TimeoutError(f"{state} before it held; captured last: {self.captured[-5:]}")

    @contextmanager
    def running(self, source: Source, *, start: bool = True) -> Iterator[None]:
        """Run a source on a thread; at exit stop it and raise what it raised.

        Args:
            source: The source to run.
            start: Whether to wait until it is ready and let session time start.
        """
        raised: list[BaseException] = []

        def run() -> None:
            try:
                source.run(self)
            except BaseException as error:  # noqa: BLE001 - raised again below, on the test's thread
                raised.append(error)
            finally:
                with self._changed:
                    self._ended = True
                    self._changed.notify_all()

        thread = threading.Thread(target=run, name=f"source {source.stream}")
        thread.start()
        try:
            if start:
                self.wait_for(lambda: self.is_ready)
                self.start()
            yield
        except TimeoutError:
            if raised:
                raise raised[0] from None
            raise
        finally:
            self.stop()
            thread.join(_PATIENCE_S)
        assert not thread.is_alive(), f"{source.stream} did not stop"
        if raised:
            raise raised[0]
