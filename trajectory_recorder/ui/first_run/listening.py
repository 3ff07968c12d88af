"""A microphone that is listened to: its level now, and a few seconds of it kept in memory for a test. Knows no Qt.

It runs on a thread of its own and writes nothing anywhere.
"""

import threading
from collections.abc import Callable

import numpy as np

from trajectory_recorder.capture.source import Captured, Pcm, Sound, Source
from trajectory_recorder.media.voice import RATE_HZ

_FULL_SCALE = 32_768
_LEAVE_S = 2.0


class Listening:
    """Listens from its making on until `close`.

    Args:
        source: The microphone.
        on_end: Called on its thread with what went wrong, if it ends by itself.
    """

    def __init__(self, source: Source, on_end: Callable[[Exception], None]) -> None:
        self.level = 0.0
        """The linear peak of what was heard last; 1 is full scale."""
        self._source, self._on_end = source, on_end
        self._stopping = threading.Event()
        self._kept: list[Pcm] | None = None
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)
        self._thread.start()

    def keep(self) -> None:
        """Keep what is heard from now on, in memory; what was kept before is forgotten."""
        self._kept = []

    @property
    def kept_s(self) -> float:
        """How many seconds are kept."""
        return sum(map(len, self._kept or ())) / RATE_HZ

    def take(self, seconds: float) -> Pcm:
        """Returns as much of what was kept, and keeps nothing any more."""
        kept, self._kept = self._kept or [], None
        return np.concatenate([np.zeros(0, np.int16), *kept])[: round(seconds * RATE_HZ)]

    def close(self) -> None:
        """Let go of the microphone; waits for that, but not for a sound system that hangs."""
        self._stopping.set()
        self._thread.join(_LEAVE_S)

    def _run(self) -> None:
        try:
            self._source.run(self)
        except Exception as error:  # noqa: BLE001 - it is for whoever listens
            if not self._stopping.is_set():
                self._on_end(error)

    # --- what the microphone's source asks for --------------------------------------------------------

    def ready(self) -> None:
        """The microphone is open; that is seen by its level."""

    def wait_for_start(self) -> bool:
        """There is nothing to wait for."""
        return not self._stopping.is_set()

    def emit(self, stamp_ns: int, captured: Captured) -> None:  # noqa: ARG002 - nothing here is dated
        """Look at a block of sound, and keep it during a test."""
        if isinstance(captured, Sound):
            self.level = float(abs(captured.pcm.astype(np.int32)).max(initial=0)) / _FULL_SCALE
            if self._kept is not None:
                self._kept.append(captured.pcm)

    def looked(self, stamp_ns: int) -> None:
        """It lives; nobody has to know."""

    @property
    def stopping(self) -> bool:
        """Whether it shall end."""
        return self._stopping.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait, but not beyond the end."""
        return self._stopping.wait(seconds)
