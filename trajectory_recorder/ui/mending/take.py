"""One narration while it is spoken: the microphone, on a thread of its own, into a file of its own. Knows no Qt.

It is heard from the moment on that `begin` names; what was said before is left out.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.capture.source import Captured, Sound, Source
from trajectory_recorder.capture.voice import VoiceSource
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.media.voice import RATE_HZ, Pcm, VoiceFile, VoicePacket

_SECOND_NS = 1_000_000_000
_FULL_SCALE = 32_768
_LEAVE_S = 2.0


class Take:
    """Records from `start` on until `stop`, or for as long as it may last.

    Args:
        path: The new file: FLAC in Matroska, its times from 0 on.
        lasts_ns: How long it may be.
        on_end: Called on its thread once the file is complete, with what went wrong, or None.
        source: The microphone.
    """

    def __init__(
        self,
        path: Path,
        *,
        lasts_ns: int,
        on_end: Callable[[Exception | None], None],
        source: Source,
    ) -> None:
        self.path = path
        self.length_ns = 0
        """How much is in the file by now."""
        self.level = 0.0
        """The linear peak of what was heard last; 1 is full scale."""
        self._lasts_ns = lasts_ns
        self._on_end = on_end
        self._source = source
        self._begins_ns: int | None = None
        self._file: VoiceFile | None = None
        self._is_ready = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="narration", daemon=True)

    def start(self) -> None:
        """Open the microphone."""
        self._thread.start()

    def begin(self, at_ns: int) -> None:
        """Keep what is heard from this monotonic time on."""
        self._begins_ns = at_ns

    def stop(self) -> None:
        """Keep nothing that is said from now on; `on_end` tells when the file is complete."""
        self._stopping.set()

    def close(self) -> None:
        """Stop and wait for the end, but not for a sound system that hangs."""
        self._stopping.set()
        self._thread.join(_LEAVE_S)

    @property
    def is_ready(self) -> bool:
        """Whether the microphone is open."""
        return self._is_ready.is_set()

    def _run(self) -> None:
        try:
            with self.path.open("xb", buffering=0) as file:
                self._file = VoiceFile(file)
                self._source.run(self)
                self._write(self._file.flush())
                self._file.close()
        except OSError as error:
            self._on_end(
                OutputUnusable(f"{self.path} can't be written: {error.strerror}", "make room for it")
            )
        except Exception as error:  # noqa: BLE001 - it is for whoever waits for the take
            self._on_end(error)
        else:
            self._on_end(None)

    def _write(self, packets: list[VoicePacket]) -> None:
        for packet in packets:
            if self._file is not None:
                self._file.write(packet)
                self.length_ns = packet.session_ns + _duration_ns(packet.samples)

    # --- what the microphone's source asks for --------------------------------------------------------

    def ready(self) -> None:
        """The microphone is open."""
        self._is_ready.set()

    def wait_for_start(self) -> bool:
        """There is nothing to wait for."""
        return not self._stopping.is_set()

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        """Keep a block of sound, as far as it is of the time that is kept."""
        if not isinstance(captured, Sound):
            return
        self.level = float(abs(captured.pcm.astype("int32")).max(initial=0)) / _FULL_SCALE
        if self._begins_ns is not None and self._file is not None:
            at_ns, pcm = _within(stamp_ns - self._begins_ns, captured.pcm, self._lasts_ns)
            if pcm.size:
                self._write(self._file.encode(pcm, session_ns=at_ns))

    def looked(self, stamp_ns: int) -> None:
        """It lives; nobody has to know."""

    @property
    def stopping(self) -> bool:
        """Whether it shall end."""
        return self._stopping.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait, but not beyond the end."""
        return self._stopping.wait(seconds)


def microphone(name: str) -> Source:
    """A microphone by a part of its name; empty for the system's default."""
    return VoiceSource(name)


def _within(at_ns: int, pcm: Pcm, lasts_ns: int) -> tuple[int, Pcm]:
    """The part of a block that lies from 0 to an end, and when that begins."""
    first = max(0, -(at_ns * RATE_HZ // _SECOND_NS))
    last = max(first, min(pcm.size, (lasts_ns - at_ns) * RATE_HZ // _SECOND_NS))
    return max(at_ns + _duration_ns(first), 0), pcm[first:last]


def _duration_ns(samples: int) -> int:
    return samples * _SECOND_NS // RATE_HZ
