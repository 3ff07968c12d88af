"""The pictures of one display on their way into its files: a short queue and an encoder thread.

A picture that finds the queue full waits, and so does the source that took it: a slow machine looks
less often instead of losing the last state. A new size, a file that got long and an encoder that
gives up each begin a further file. It touches no file itself: those belong to the writer thread.
"""

import logging
import queue
import threading
from typing import Protocol

from trajectory_recorder.bundle import layout
from trajectory_recorder.capture.source import Picture
from trajectory_recorder.events import EncoderEvent, Event, FrameEvent, screen_stream
from trajectory_recorder.media.encoder_choice import EncoderChoice
from trajectory_recorder.media.encoding import Encoding, software
from trajectory_recorder.media.video import EncoderFailed, VideoFile, VideoPacket

log = logging.getLogger(__name__)

# Two pictures in wait and one in work: what is older than that is better not taken at all.
_PICTURE_QUEUE = 2
_END = None


class VideoWriter(Protocol):
    """The pipeline, as a display's encoder thread sees it.

    Attributes:
        error: Why nothing can be written any more, None while it can.
        file_bytes: A file that is so long is completed, and the next one begun.
    """

    error: OSError | None

    @property
    def file_bytes(self) -> int: ...

    def open_video(self, path: str, width_px: int, height_px: int, encoding: Encoding) -> VideoFile: ...

    def close_video(self, video: VideoFile, path: str) -> None: ...

    def write_frame(
        self, session_ns: int, video: VideoFile, packet: VideoPacket, event: FrameEvent
    ) -> None: ...

    def record(self, session_ns: int, event: Event) -> None: ...


class ScreenTrack:
    """The encoder thread of one display.

    Args:
        writer: Where files are opened, written and completed.
        display_id: The display.
        encoder: The encoder to begin with.
    """

    def __init__(self, writer: VideoWriter, display_id: int, encoder: EncoderChoice) -> None:
        self._writer = writer
        self._display_id = display_id
        self._pictures: queue.Queue[tuple[int, Picture] | None] = queue.Queue(_PICTURE_QUEUE)
        self._video: VideoFile | None = None
        self._path = ""
        self._size = (0, 0)
        self._segments = 0
        self._encoder = encoder
        self._failed = False
        self._thread = threading.Thread(
            target=self._encode_all, name=f"encoder {screen_stream(display_id)}", daemon=True
        )
        self._thread.start()

    def take(self, session_ns: int, picture: Picture) -> None:
        """Take a picture; blocks while the encoder is behind."""
        self._pictures.put((session_ns, picture))

    def finish(self) -> None:
        """Encode what waits and complete the file."""
        self._pictures.put(_END)
        self._thread.join()
        self._close_video()

    def _encode_all(self) -> None:
        while (item := self._pictures.get()) is not _END:
            if self._writer.error is not None or self._failed:
                continue
            try:
                self._encode(*item)
            except OSError as error:
                self._writer.error = error
            except Exception:
                # Pictures can't be encoded any more; the session has to end and keep what there is.
                log.exception("encoding display %d failed", self._display_id)
                self._failed = True
                self._writer.error = OSError(f"the picture of display {self._display_id} can't be encoded")

    def _encode(self, session_ns: int, picture: Picture) -> None:
        size = picture.display.width_px, picture.display.height_px
        if self._video is None or self._size != size:
            self._close_video()
            self._size = size
            self._video = self._open_video(session_ns)
        elif self._video.bytes_written >= self._writer.file_bytes:
            long = self._video
            self._close_video()
            self._video = self._open_video(session_ns)
            self._video.continue_from(long)
        try:
            packet = self._video.encode(picture.pixels, picture.x_px, picture.y_px, session_ns=session_ns)
        except EncoderFailed as error:
            packet = self._go_on_in_software(str(error), session_ns)
        self._write(session_ns, packet)

    def _write(self, session_ns: int, packet: VideoPacket) -> None:
        video = self._video
        assert video is not None  # noqa: S101 - it made the packet
        event = FrameEvent(
            self._display_id,
            self._path,
            packet.pts_ns,
            *self._size,
            video.coded_width_px,
            video.coded_height_px,
            packet.keyframe,
        )
        self._writer.write_frame(session_ns, video, packet, event)

    def _open_video(self, session_ns: int) -> VideoFile:
        """Begin the next file, with x264 where the chosen encoder refuses this size."""
        try:
            return self._open_with(self._encoder.encoding, session_ns)
        except EncoderFailed as error:
            self._refuse(str(error))
            return self._open_with(self._encoder.encoding, session_ns)

    def _open_with(self, encoding: Encoding, session_ns: int) -> VideoFile:
        path = layout.screen_path(self._display_id, self._segments)
        video = self._writer.open_video(path, *self._size, encoding)
        self._path = path
        self._segments += 1
        event = EncoderEvent(
            self._display_id,
            path,
            encoding.name,
            encoding.pixel_format,
            encoding.hardware,
            encoding.options,
            self._encoder.refused,
        )
        self._writer.record(session_ns, event)
        return video

    def _go_on_in_software(self, reason: str, session_ns: int) -> VideoPacket:
        """End the file of an encoder that failed, and begin one that x264 writes with the same picture."""
        failed = self._video
        assert failed is not None  # noqa: S101 - its encoder failed just now
        self._refuse(reason)
        self._close_video()
        self._video = self._open_with(self._encoder.encoding, session_ns)
        return self._video.go_on_from(failed, session_ns=session_ns)

    def _refuse(self, reason: str) -> None:
        """Do without the encoder from here on.

        Raises:
            EncoderFailed: It is x264 already.
        """
        log.warning("display %d is encoded in software from here on: %s", self._display_id, reason)
        if not self._encoder.encoding.hardware:
            raise EncoderFailed(reason)
        refused = {**self._encoder.refused, self._encoder.encoding.name: reason}
        self._encoder = EncoderChoice(self._encoder.quality, software(self._encoder.quality), refused)

    def _close_video(self) -> None:
        video, self._video = self._video, None
        # After a failure to write, an index can't be written either: recovery will make it.
        if video is not None and self._writer.error is None:
            self._writer.close_video(video, self._path)
