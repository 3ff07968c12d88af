"""One run of a source, on a thread of its own: what it is given to talk to, and how it ended.

Whether it shall be followed by another is its supervisor's business.
"""

import logging
import threading
from typing import Protocol

from trajectory_recorder.capture.source import Captured, Source
from trajectory_recorder.errors import DeviceLost, MachineError

log = logging.getLogger(__name__)

_GATE_S = 0.05


class Taker(Protocol):
    """Who takes what a source says: its supervisor."""

    def take(self, stamp_ns: int, captured: Captured) -> None: ...

    def take_look(self, stamp_ns: int) -> None: ...


class SourceRun:
    """A run, begun by starting its `thread`. It is the source's `Outlet`.

    Args:
        source: What is run.
        gate: Set while session time runs; the source waits for it.
        taker: Who takes what it says.

    Attributes:
        is_ready: Set once the device delivers.
        ended: Set when the run is over.
        failure: Why it ended, if it failed.
        cut_off: Set it to drop whatever the run still says.
    """

    def __init__(self, source: Source, gate: threading.Event, taker: Taker) -> None:
        self._source = source
        self._gate = gate
        self._taker = taker
        self._stop = threading.Event()
        self.is_ready = threading.Event()
        self.failure: Exception | None = None
        self.ended = threading.Event()
        self.cut_off = False
        self.thread = threading.Thread(target=self._main, name=f"source {source.stream}", daemon=True)

    # --- the Outlet ---

    def ready(self) -> None:
        self.is_ready.set()

    def wait_for_start(self) -> bool:
        while not self._stop.is_set():
            if self._gate.wait(_GATE_S):
                return not self._stop.is_set()
        return False

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        if not self.cut_off:
            self._taker.take(stamp_ns, captured)

    def looked(self, stamp_ns: int) -> None:
        if not self.cut_off:
            self._taker.take_look(stamp_ns)

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def wait(self, seconds: float) -> bool:
        return self._stop.wait(seconds)

    # --- the thread ---

    def stop(self) -> None:
        """Ask it to end."""
        self._stop.set()

    def _main(self) -> None:
        try:
            self._source.run(self)
            if not self._stop.is_set():
                raise DeviceLost(f"the {self._source.stream} source ended by itself")  # noqa: TRY301
        except MachineError as error:
            self.failure = error
        except Exception as error:
            log.exception("the %s source failed", self._source.stream)
            self.failure = DeviceLost(f"the {self._source.stream} source failed: {error!r}")
        finally:
            self.ended.set()
