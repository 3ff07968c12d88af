"""The voice of whoever explains: one microphone, 48 kHz mono, every sample dated.

A block's stamp is the time at which its first sample was heard, as `_clock.py` estimates it. To know
that well, the first 0.5 s (2 s from a device whose times disagree) are held back before they are
emitted; nothing is lost by that. Missing samples are counted, never filled in: those PortAudio
could not hand over, those we had no room for, and those that time says are missing.

What comes before the session starts is emitted too, for the recorder to drop, so that the clock has
settled by then. The source changes no level, filters nothing and never writes a file.
"""

from trajectory_recorder.capture.source import Outlet, Sound
from trajectory_recorder.capture.voice._dating import Dating
from trajectory_recorder.capture.voice._stream import MicrophoneStream
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import StreamName

_LOOK_S = 0.1


class VoiceSource:
    """Emits a `Sound` for every 50 ms.

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
        dating = Dating()
        announced = False
        while not outlet.stopping:
            block = stream.next(_LOOK_S)
            if block is None:
                continue
            if not announced:
                outlet.ready()
                announced = self._has_worked = True
            dated = dating.take(block)
            if not dated:
                outlet.looked(block.arrival_ns)
            _emit(outlet, dated)
        _emit(outlet, dating.finish())


def _emit(outlet: Outlet, dated: list[tuple[int, Sound]]) -> None:
    for stamp_ns, sound in dated:
        outlet.emit(stamp_ns, sound)
