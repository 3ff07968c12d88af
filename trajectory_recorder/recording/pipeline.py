"""From captured things to files: bounded queues, one encoder thread per display, one writer thread.

Nothing is dropped silently. A full event queue refuses, which is counted and becomes a gap; a full
picture queue makes the screen source wait, which lowers its frame rate. Only the writer thread
touches the bundle's files.
"""

import logging
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeAlias

from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.capture.source import Picture, Sound
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.events import (
    Event,
    FrameEvent,
    Gap,
    GapReason,
)
from trajectory_recorder.media.encoder_choice import EncoderChoice
from trajectory_recorder.media.encoding import Encoding
from trajectory_recorder.media.video import EncoderFailed, VideoFile, VideoPacket
from trajectory_recorder.recording.listening import SpeechListener
from trajectory_recorder.recording.screen_track import ScreenTrack
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.recording.voice_track import VoiceTrack
from trajectory_recorder.speech import SpeechDetector

log = logging.getLogger(__name__)

# At 1,000 events a second this bridges a disk that hangs for a minute and a half.
_EVENT_QUEUE = 100_000
FILE_BYTES = 128 * 1024 * 1024
"""The length of media files: an hour of voice, two of office work. The checksum of one that is complete
is made while the recording goes on, and slow machines hash 200 MB/s: so a stop takes no second for it."""

_FLUSH_NS = 100_000_000
_SYNC_NS = 2_000_000_000
_GATHER_S = 0.05
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
        detector: Listens to the voice for speech; None for no voice.
        file_bytes: A media file that is so long is completed, and the next one begun.
    """

    def __init__(
        self,
        bundle: BundleWriter,
        *,
        fps: int,
        encoder: EncoderChoice,
        detector: Future[SpeechDetector] | None = None,
        file_bytes: int = FILE_BYTES,
    ) -> None:
        self._bundle = bundle
        self._fps = fps
        self._encoder = encoder
        self.file_bytes = file_bytes
        self._queue: queue.Queue[_Work] = queue.Queue(_EVENT_QUEUE)
        self._screens: dict[int, ScreenTrack] = {}
        self._screens_lock = threading.Lock()
        self._voice = VoiceTrack(bundle, file_bytes=file_bytes, add=self._add)
        self._lost_lock = threading.Lock()
        self._lost: dict[str, tuple[int, int, int]] = {}
        self.accepted: Counter[type] = Counter()
        self.written: Counter[type] = Counter()
        self.error: OSError | None = None
        self.listener = SpeechListener(detector, self.record) if detector is not None else None
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
        if self.listener is not None and isinstance(timed.captured, Sound):
            self.listener.hear(timed.session_ns, timed.captured)

    def record(self, session_ns: int, event: Event, stream: str = "") -> None:
        """Write an event about the session itself; waits for room instead of losing it."""
        self._queue.put(Timed(session_ns, stream, event))
        with self._lost_lock:
            self.accepted[type(event)] += 1

    def flush(self) -> None:
        """Return once all that was recorded so far is in the file, where no kill takes it away.

        Raises:
            OutputUnusable: It can't be written.
        """

        def flush() -> None:
            if self.error is not None:
                raise self.error
            self._bundle.flush()

        try:
            self.on_writer(flush)
        except OSError as error:
            root = self._bundle.root
            raise OutputUnusable(
                f"{root} can't be written to: {error.strerror}", "free some space"
            ) from error

    def take_lost(self) -> list[tuple[str, Gap]]:
        """The gaps that full queues made since the last call, with their streams."""
        with self._lost_lock:
            lost, self._lost = self._lost, {}
        return [
            (stream, Gap(stream, first, last, GapReason.QUEUE_FULL, "the disk was too slow", 0, count))
            for stream, (first, last, count) in lost.items()
        ]

    def end_stretch(self) -> None:
        """Write out what encoders and listeners hold of the voice, before a pause."""
        if self.listener is not None:
            self.listener.end_stretch()
        self.on_writer(self._voice.end_stretch)

    def finish(self) -> None:
        """Write everything that was taken, complete the media files and end the threads."""
        with self._screens_lock:
            tracks = list(self._screens.values())
        for track in tracks:
            track.finish()
        if self.listener is not None:
            self.listener.finish()
        self._queue.put(self._voice.close)
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
            work = self._next_work()
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

    def _next_work(self) -> _Work:
        """What is to be done next; waits a moment where there is nothing, so that what comes bit by
        bit is written together: being woken for each costs more than the writing."""
        try:
            return self._queue.get_nowait()
        except queue.Empty:
            time.sleep(_GATHER_S)
        try:
            return self._queue.get(timeout=_FLUSH_NS / 1e9)
        except queue.Empty:
            return self._nothing

    def _write(self, work: Timed | _Frame | Callable[[], None]) -> None:
        if isinstance(work, _Frame):
            work.video.write(work.packet)
            self._add(work.session_ns, work.event)
        elif isinstance(work, Timed):
            if isinstance(work.captured, Sound):
                self._voice.write(work.session_ns, work.captured)
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

    # --- pictures ---

    def _screen(self, display_id: int) -> ScreenTrack:
        with self._screens_lock:
            if display_id not in self._screens:
                self._screens[display_id] = ScreenTrack(self, display_id, self._encoder)
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
