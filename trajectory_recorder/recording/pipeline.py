"""From captured things to files: bounded queues, one encoder thread per display, one writer thread.

Nothing is dropped silently. A full event queue refuses, which is counted and becomes a gap; a full
picture queue makes the screen source wait, which lowers its frame rate. Only the writer thread
touches the bundle's files.
"""

import logging
import queue
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeAlias

from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.capture.source import Picture, Sound
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    EncoderEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    VoiceEvent,
    screen_stream,
)
from trajectory_recorder.media.encoder_choice import EncoderChoice
from trajectory_recorder.media.encoding import Encoding, software
from trajectory_recorder.media.video import EncoderFailed, VideoFile, VideoPacket
from trajectory_recorder.media.voice import VoiceFile, VoicePacket
from trajectory_recorder.recording.supervisor import Timed

log = logging.getLogger(__name__)

# At 1,000 events a second this bridges a disk that hangs for a minute and a half.
_EVENT_QUEUE = 100_000
# Two pictures in wait and one in work: what is older than that is better not taken at all.
_PICTURE_QUEUE = 2
# A media file that is so long is completed and the next one begun, so that its checksum is made while
# the recording goes on: an hour of voice, two of office work. The slowest machines hash 200 MB/s.
FILE_BYTES = 128 * 1024 * 1024
_FLUSH_NS = 100_000_000
_SYNC_NS = 2_000_000_000
_END = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """An encoded picture on its way to the writer."""

    session_ns: int
    video: VideoFile
    packet: VideoPacket
    event: FrameEvent


_Work: TypeAlias = Timed | _Frame | Callable[[], None] | None


class Pipeline:
    """Takes what sources deliver and writes it into a bundle.

    Args:
        bundle: An open bundle; from here to `finish` only the writer thread uses it.
        fps: The highest frame rate, for the encoder.
        encoder: The encoder to begin with.
    """

    def __init__(self, bundle: BundleWriter, *, fps: int, encoder: EncoderChoice) -> None:
        self._bundle = bundle
        self._fps = fps
        self.encoder = encoder
        self._queue: queue.Queue[_Work] = queue.Queue(_EVENT_QUEUE)
        self._screens: dict[int, _ScreenTrack] = {}
        self._screens_lock = threading.Lock()
        self._voice: VoiceFile | None = None
        self._voice_path = ""
        self._voice_segments = 0
        self._lost_lock = threading.Lock()
        self._lost: dict[str, tuple[int, int, int]] = {}
        self.accepted: Counter[type] = Counter()
        self.written: Counter[type] = Counter()
        self.error: OSError | None = None
        self._thread = threading.Thread(target=self._write_all, name="writer", daemon=True)
        self._thread.start()

    @property
    def queued(self) -> int:
        """Things waiting to be written."""
        return self._queue.qsize()

    def deliver(self, timed: Timed) -> None:
        """Take a captured thing, from any thread. Blocks for pictures only, while the encoder is
        behind; anything else that finds the queue full is counted as lost."""
        if isinstance(timed.captured, Picture):
            self._screen(timed.captured.display.display_id).take(timed.session_ns, timed.captured)
            return
        try:
            self._queue.put_nowait(timed)
        except queue.Full:
            self._count_lost(timed)
            return
        with self._lost_lock:
            self.accepted[type(timed.captured)] += 1

    def record(self, session_ns: int, event: Event, stream: str = "") -> None:
        """Write an event about the session itself; waits for room instead of losing it."""
        self._queue.put(Timed(session_ns, stream, event))
        with self._lost_lock:
            self.accepted[type(event)] += 1

    def take_lost(self) -> list[tuple[str, Gap]]:
        """The gaps that full queues made since the last call, with their streams."""
        with self._lost_lock:
            lost, self._lost = self._lost, {}
        return [
            (stream, Gap(stream, first, last, GapReason.QUEUE_FULL, "the disk was too slow", 0, count))
            for stream, (first, last, count) in lost.items()
        ]

    def finish(self) -> None:
        """Write everything that was taken, complete the media files and end the threads."""
        with self._screens_lock:
            tracks = list(self._screens.values())
        for track in tracks:
            track.finish()
        self._queue.put(self._close_voice)
        self._queue.put(_END)
        self._thread.join()

    def on_writer(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever `work` returns
        """Run something on the writer thread, where the bundle may be touched, and wait for it."""
        future: Future[Any] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
                future.set_exception(error)

        self._queue.put(run)
        return future.result()

    # --- the writer thread ---

    def _write_all(self) -> None:
        flush_at = sync_at = monotonic_ns()
        while True:
            try:
                work = self._queue.get(timeout=_FLUSH_NS / 1e9)
            except queue.Empty:
                work = self._nothing
            if work is _END:
                return
            try:
                if self.error is None or callable(work):
                    self._write(work)
                now = monotonic_ns()
                if self.error is None and now >= flush_at:
                    self._bundle.flush()
                    flush_at = now + _FLUSH_NS
                if self.error is None and now >= sync_at:
                    self._bundle.sync()
                    sync_at = now + _SYNC_NS
            except OSError as error:
                # The disk is full or gone. The session sees it and ends; what is written stays.
                log.exception("writing to %s failed", self._bundle.root)
                self.error = error

    def _write(self, work: Timed | _Frame | Callable[[], None]) -> None:
        if isinstance(work, _Frame):
            work.video.write(work.packet)
            self._add(work.session_ns, work.event)
        elif isinstance(work, Timed):
            if isinstance(work.captured, Sound):
                self._write_sound(work.session_ns, work.captured)
                self.written[Sound] += 1
            elif not isinstance(work.captured, Picture):
                self._add(work.session_ns, work.captured)
        else:
            work()

    def _add(self, session_ns: int, event: Event) -> None:
        self._bundle.add(session_ns, event)
        self.written[type(event)] += 1

    def _nothing(self) -> None:
        """Wake up to flush."""

    # --- voice, small enough to be encoded on the writer thread ---

    def _write_sound(self, session_ns: int, sound: Sound) -> None:
        if self._voice is not None and self._voice.bytes_written >= FILE_BYTES:
            self._close_voice()
        if self._voice is None:
            self._voice_path = layout.narration_path(self._voice_segments)
            self._voice_segments += 1
            self._voice = VoiceFile(self._bundle.open_media(self._voice_path))
        for packet in self._voice.encode(sound.pcm, session_ns=session_ns):
            self._write_voice(self._voice, packet)

    def end_voice_stretch(self) -> None:
        """Write out what the voice encoder holds, before a pause; on the writer thread only."""
        if self._voice is not None:
            for packet in self._voice.flush():
                self._write_voice(self._voice, packet)

    def _close_voice(self) -> None:
        if self._voice is not None:
            self.end_voice_stretch()
            self._voice.close()
            self._voice = None
            self._bundle.complete_media(self._voice_path)

    def _write_voice(self, voice: VoiceFile, packet: VoicePacket) -> None:
        voice.write(packet)
        event = VoiceEvent(
            self._voice_path,
            packet.pts_ns,
            packet.first_sample,
            packet.samples,
            packet.peak,
            packet.rms,
            packet.clipped,
        )
        self._add(packet.session_ns, event)

    # --- pictures ---

    def _screen(self, display_id: int) -> "_ScreenTrack":
        with self._screens_lock:
            if display_id not in self._screens:
                self._screens[display_id] = _ScreenTrack(self, display_id)
            return self._screens[display_id]

    def open_video(self, path: str, width_px: int, height_px: int, encoding: Encoding) -> VideoFile:
        """Begin a video file.

        Raises:
            EncoderFailed: The encoder can't be opened for this size.
        """
        video = self.on_writer(lambda: self._open_video(path, width_px, height_px, encoding))
        assert isinstance(video, VideoFile)  # noqa: S101 - tells the type that on_writer loses
        return video

    def _open_video(self, path: str, width_px: int, height_px: int, encoding: Encoding) -> VideoFile:
        file = self._bundle.open_media(path)
        try:
            return VideoFile(file, width_px=width_px, height_px=height_px, fps=self._fps, encoding=encoding)
        except EncoderFailed:
            self._bundle.discard_media(path)
            raise

    def close_video(self, video: VideoFile, path: str) -> None:
        """Complete a video file once all that was queued for it is written."""

        def close() -> None:
            video.close()
            self._bundle.complete_media(path)

        self.on_writer(close)

    def write_frame(self, session_ns: int, video: VideoFile, packet: VideoPacket, event: FrameEvent) -> None:
        """Queue an encoded picture; waits for room."""
        self._queue.put(_Frame(session_ns, video, packet, event))
        with self._lost_lock:
            self.accepted[FrameEvent] += 1

    def _count_lost(self, timed: Timed) -> None:
        with self._lost_lock:
            first, _, count = self._lost.get(timed.stream, (timed.session_ns, 0, 0))
            self._lost[timed.stream] = (first, timed.session_ns, count + 1)


class _ScreenTrack:
    """The encoder thread of one display; a new size begins a new video file."""

    def __init__(self, pipeline: Pipeline, display_id: int) -> None:
        self._pipeline = pipeline
        self._display_id = display_id
        self._pictures: queue.Queue[tuple[int, Picture] | None] = queue.Queue(_PICTURE_QUEUE)
        self._video: VideoFile | None = None
        self._path = ""
        self._size = (0, 0)
        self._segments = 0
        self._encoder = pipeline.encoder
        self._failed = False
        self._thread = threading.Thread(
            target=self._encode_all, name=f"encoder {screen_stream(display_id)}", daemon=True
        )
        self._thread.start()

    def take(self, session_ns: int, picture: Picture) -> None:
        self._pictures.put((session_ns, picture))

    def finish(self) -> None:
        """Encode what waits and complete the file."""
        self._pictures.put(_END)
        self._thread.join()
        self._close_video()

    def _encode_all(self) -> None:
        while (item := self._pictures.get()) is not _END:
            if self._pipeline.error is not None or self._failed:
                continue
            try:
                self._encode(*item)
            except OSError as error:
                self._pipeline.error = error
            except Exception:
                # Pictures can't be encoded any more; the session has to end and keep what there is.
                log.exception("encoding display %d failed", self._display_id)
                self._failed = True
                self._pipeline.error = OSError(f"the picture of display {self._display_id} can't be encoded")

    def _encode(self, session_ns: int, picture: Picture) -> None:
        size = picture.display.width_px, picture.display.height_px
        if self._video is None or self._size != size:
            self._close_video()
            self._size = size
            self._video = self._open_video(session_ns)
        elif self._video.bytes_written >= FILE_BYTES:
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
        self._pipeline.write_frame(session_ns, video, packet, event)

    def _open_video(self, session_ns: int) -> VideoFile:
        """Begin the next file, with x264 where the chosen encoder refuses this size."""
        try:
            return self._open_with(self._encoder.encoding, session_ns)
        except EncoderFailed as error:
            self._refuse(str(error))
            return self._open_with(self._encoder.encoding, session_ns)

    def _open_with(self, encoding: Encoding, session_ns: int) -> VideoFile:
        path = layout.screen_path(self._display_id, self._segments)
        video = self._pipeline.open_video(path, *self._size, encoding)
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
        self._pipeline.record(session_ns, event)
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
        if video is not None and self._pipeline.error is None:
            self._pipeline.close_video(video, self._path)
