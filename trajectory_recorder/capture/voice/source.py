"""The voice of whoever explains: one microphone, 48 kHz mono, every sample dated.

A block's stamp is the time at which its first sample was heard, as `_clock.py` estimates it. To know
that well, the first 0.5 s (2 s from a device whose times disagree) are held back before they are
emitted, and so is what comes late; nothing is lost by that. Missing samples are counted, never filled
in: those PortAudio could not hand over, those we had no room for, and those that time says are missing.
Every 10 s it says how the device's clock runs against ours.

What comes before the session starts is emitted too, for the recorder to drop, so that the clock has
settled by then. The source changes no level, filters nothing and never writes a file.
"""

from trajectory_recorder.capture.source import Outlet, Sound
from trajectory_recorder.capture.voice._block import Block
from trajectory_recorder.capture.voice._dating import Dating
from trajectory_recorder.capture.voice._stream import MicrophoneStream
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import StreamName

_LOOK_S = 0.1
_READ_EVERY_NS = 10_000_000_000
# The recorder takes nothing from after its end, which a source learns of up to two blocks later.
_BEFORE_THE_END_NS = 250_000_000


class VoiceSource:
    """Emits a `Sound` for every 50 ms, and a `VoiceClockEvent` every 10 s.

    Args:
        microphone: Part of the device's name, in any case; empty for the system's default.
    """

    def __init__(self, microphone: str) -> None:
        self._microphone = microphone
        self._has_worked = False
        self.stream: str = StreamName.VOICE

    def run(self, outlet: Outlet) -> None:
        """Record until the outlet says to stop.

        Raises:
            MachineError: There is no such microphone, or no PortAudio library.
            DeviceLost: The microphone can't be opened now, stopped delivering for 1 s, or the
                sound server went away or hangs.
        """
        stream = MicrophoneStream(self._microphone)
        try:
            self._relay(stream, outlet)
        except DeviceLost:
            raise
        except MachineError as error:
            # Without its server a microphone is not even listed; one that worked may come back.
            raise (DeviceLost(error.message, error.remedy) if self._has_worked else error) from error
        finally:
            stream.close()

    def _relay(self, stream: MicrophoneStream, outlet: Outlet) -> None:
        dated = _DatedSound(outlet)
        announced = False
        try:
            while not outlet.stopping:
                block = stream.next(_LOOK_S)
                if block is None:
                    continue
                if not announced:
                    outlet.ready()
                    announced = self._has_worked = True
                dated.take(block)
        finally:
            dated.finish()


class _DatedSound:
    """Passes one stream's blocks on, with their stamps and with readings of its clock."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._dating = Dating()
        self._read_at_ns = 0
        self._newest_ns = 0

    def take(self, block: Block) -> None:
        """Emit what is dated by this block; if it is none, say that there is life."""
        dated = self._dating.take(block)
        if not dated:
            self._outlet.looked(block.arrival_ns)
        self._emit(dated)
        if self._newest_ns - self._read_at_ns >= _READ_EVERY_NS:
            self._emit_reading(self._newest_ns)

    def finish(self) -> None:
        """Emit what was held back, and the clock's last reading."""
        self._emit(self._dating.finish())
        self._emit_reading(self._newest_ns - _BEFORE_THE_END_NS)

    def _emit(self, dated: list[tuple[int, Sound]]) -> None:
        for stamp_ns, sound in dated:
            self._read_at_ns = self._read_at_ns or stamp_ns
            self._newest_ns = stamp_ns
            self._outlet.emit(stamp_ns, sound)

    def _emit_reading(self, stamp_ns: int) -> None:
        reading = self._dating.reading()
        if reading is not None:
            self._read_at_ns = stamp_ns
            self._outlet.emit(stamp_ns, reading)
