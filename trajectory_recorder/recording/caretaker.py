"""Looks after a running session four times a second: sources, clocks, displays and the disk.

It ends nothing by itself: `must_end` says why the session has to end, and whoever drives it obeys.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.clock import SessionClock
from trajectory_recorder.events import Health
from trajectory_recorder.recording.clock_watch import ClockWatch
from trajectory_recorder.recording.disk_room import DiskRoom
from trajectory_recorder.recording.display_watch import DisplayWatch
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.states import EndReason
from trajectory_recorder.recording.streams import Streams

log = logging.getLogger(__name__)

_TICK_S = 0.25
_ANCHOR_NS = 10_000_000_000
_HEALTH_NS = 5_000_000_000


class Caretaker:
    """The watch over one session, on a thread of its own. It rests while session time stands still.

    Args:
        root: The bundle's folder.
        pipeline: What it finds is recorded there.
        clock: The session's.
        lock: Held during each look, so that no command comes between.
        streams: The sources.
        displays: The displays.
        room: The disk.
        health: Asked for the snapshots that are recorded.
    """

    def __init__(
        self,
        root: Path,
        pipeline: Pipeline,
        *,
        clock: SessionClock,
        lock: threading.RLock,
        streams: Streams,
        displays: DisplayWatch,
        room: DiskRoom,
        health: Callable[[], Health],
    ) -> None:
        self._root = root
        self._pipeline = pipeline
        self._clock = clock
        self._lock = lock
        self._streams = streams
        self._displays = displays
        self._room = room
        self._health = health
        self._anchor_at_ns = self._health_at_ns = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._main, name="caretaker", daemon=True)
        self.must_end: EndReason | None = None

    def start(self) -> None:
        """Begin, now that session time runs."""
        anchor = self._clock.anchor()
        self._clock_watch = ClockWatch(anchor)
        self._pipeline.record(0, anchor)
        self._thread.start()

    def pause_is_over(self) -> None:
        """Take what the clocks say now for granted: a pause is no jump. Call it with the lock."""
        self._clock_watch = ClockWatch(self._clock.anchor())

    def stop(self) -> None:
        """End the watch; call it without the lock."""
        self._stopping.set()
        self._thread.join()

    def _main(self) -> None:
        while not self._stopping.wait(_TICK_S):
            with self._lock:
                if self._clock.running:
                    try:
                        self._look()
                    except Exception:
                        # One failed look must not end the watch over the other streams.
                        log.exception("looking after the session failed")

    def _look(self) -> None:
        pipeline = self._pipeline
        anchor = self._clock.anchor()
        now_ns = anchor.session_ns
        jumps = self._clock_watch.compare(anchor)
        for gap in jumps:
            pipeline.record(now_ns, gap)
        for record in (*self._streams.watch(anchor.monotonic_ns), *self._displays.follow(now_ns)):
            pipeline.record(record.session_ns, record.event, record.stream)
        for stream, gap in pipeline.take_lost():
            self._streams[stream].lost_events += gap.lost_events
            pipeline.record(now_ns, gap, stream)
        if jumps or now_ns - self._anchor_at_ns >= _ANCHOR_NS:
            self._anchor_at_ns = now_ns
            pipeline.record(now_ns, anchor)
        if now_ns - self._health_at_ns >= _HEALTH_NS:
            self._health_at_ns = now_ns
            pipeline.record(now_ns, self._health())
        if self._displays.none_left:
            self.must_end = self.must_end or EndReason.SCREEN_LOST
        if self._room.is_short(self._root) or pipeline.error is not None:
            self.must_end = self.must_end or EndReason.DISK_FULL
