"""The voice on its way into its files. It costs so little that the writer thread encodes it.

A file that got long is completed and the next one begun, at a packet's end; no sample is lost or
told twice. Use it on the writer thread only.
"""

from collections.abc import Callable

from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.capture.source import Sound
from trajectory_recorder.events import Event, VoiceEvent
from trajectory_recorder.media.voice import VoiceFile, VoicePacket


class VoiceTrack:
    """The files of one voice.

    Args:
        bundle: Where they go.
        file_bytes: A file that is so long is completed, and the next one begun.
        add: Writes the event of a packet.
    """

    def __init__(self, bundle: BundleWriter, *, file_bytes: int, add: Callable[[int, Event], None]) -> None:
        self._bundle = bundle
        self._file_bytes = file_bytes
        self._add = add
        self._file: VoiceFile | None = None
        self._path = ""
        self._segments = 0

    def write(self, session_ns: int, sound: Sound) -> None:
        """Encode a block, and write the packets that it completes.

        Raises:
            OSError: They can't be written.
        """
        if self._file is not None and self._file.bytes_written >= self._file_bytes:
            self.close()
        if self._file is None:
            self._path = layout.narration_path(self._segments)
            self._segments += 1
            self._file = VoiceFile(self._bundle.open_media(self._path))
        self._write(self._file, self._file.encode(sound.pcm, session_ns=session_ns))

    def end_stretch(self) -> None:
        """Write out what the encoder holds, as before a pause.

        Raises:
            OSError: It can't be written.
        """
        if self._file is not None:
            self._write(self._file, self._file.flush())

    def close(self) -> None:
        """Complete the present file, if there is one; more sound begins the next.

        Raises:
            OSError: It can't be written.
        """
        if self._file is not None:
            self.end_stretch()
            self._file.close()
            self._file = None
            self._bundle.complete_media(self._path)

    def _write(self, file: VoiceFile, packets: list[VoicePacket]) -> None:
        for packet in packets:
            file.write(packet)
            event = VoiceEvent(
                self._path,
                packet.pts_ns,
                packet.first_sample,
                packet.samples,
                packet.peak,
                packet.rms,
                packet.clipped,
            )
            self._add(packet.session_ns, event)
