"""Keeps one source going: runs it, sees when it falls silent, starts it anew, records its gaps.

A source that fails or hangs takes nothing else down. A run that hangs can't be ended from outside,
so it is cut off, whatever it still says is dropped, and another run is begun beside it.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.capture.source import (
    Captured,
    Picture,
    Recordable,
    Sound,
    Source,
    Withheld,
    WithheldSince,
)
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Event, Gap, GapReason, Heartbeat, StreamHealth, StreamName, StreamState
from trajectory_recorder.recording.sound_blocks import clip, duration_ns
from trajectory_recorder.recording.source_run import SourceRun

log = logging.getLogger(__name__)

# A gap has to be seen within 2 s; sources show life at least twice a second.
SILENCE_NS = 1_500_000_000
# A run that has been silent for this long is taken for hung and replaced.
_HUNG_NS = 6_000_000_000
_FIRST_RETRY_NS = 500_000_000
_LAST_RETRY_NS = 5_000_000_000
JOIN_S = 2.0
"""How long a run that was asked to end is waited for, in seconds."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What was captured, at its session time."""

    session_ns: int
    stream: str
    captured: Recordable


class Supervisor:
    """One supervised source.

    Args:
        source: What is run. The same object is run again after a failure or a pause.
        clock: The session's.
        gate: Set while session time runs; sources wait for it.
        deliver: Takes what was captured; may block for pictures.
    """

    def __init__(
        self, source: Source, *, clock: SessionClock, gate: threading.Event, deliver: Callable[[Timed], None]
    ) -> None:
        self.source = source
        self.stream = source.stream
        self.gate = gate
        self._clock = clock
        self._deliver = deliver
        self._lock = threading.Lock()
        self._run: SourceRun | None = None
        self._hung: list[SourceRun] = []
        self._state = StreamState.STOPPED
        self._problem = ""
        self._last_sign_ns = 0
        self._watched_at_ns = self._watched_since_ns = 0
        self._retry_at_ns = 0
        self._retry_after_ns = _FIRST_RETRY_NS
        self._gap_from_ns: int | None = None
        self._gap_reason = GapReason.SOURCE_FAILED
        self._gaps = 0
        self._events = 0
        self._looks = 0
        self._beat: tuple[int, int, int] | None = None
        self._level: float | None = None
        self._withheld: tuple[int, int, int] | None = None
        self.lost_events = 0

    # --- commands, from the session's thread ---

    def start(self) -> None:
        """Begin a run; `wait_until_ready` tells what became of it."""
        self._retry_after_ns = _FIRST_RETRY_NS
        self._begin_run(monotonic_ns())

    def wait_until_ready(self, deadline_ns: int, cancelled: threading.Event) -> bool:
        """Wait until the device delivers; False if it failed, the time is over or nobody wants it."""
        run = self._run
        if run is None:
            return False
        while monotonic_ns() < deadline_ns and not cancelled.is_set():
            if run.is_ready.wait(0.02):
                return True
            if run.ended.is_set():
                return False
        return False

    @property
    def failure(self) -> Exception | None:
        """Why the present run ended, if it did by failing."""
        run = self._run
        return run.failure if run is not None else None

    def stop(self, state: StreamState = StreamState.STOPPED, patience_s: float = JOIN_S) -> None:
        """End the run and wait for it; one that doesn't end in time is cut off."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            run.thread.join(patience_s)
            self._cut_off_if_alive(run)
        with self._lock:
            self._state = state

    def begin_gap(self, from_ns: int, reason: GapReason, detail: str) -> None:
        """Say that nothing is recorded from this session time on, until there is life again."""
        with self._lock:
            self._open_gap(from_ns, reason)
            self._problem = detail

    def finish_records(self, end_ns: int) -> list[tuple[int, Event]]:
        """Close the open heartbeat and gap at session time `end_ns`; call it when stopped."""
        with self._lock:
            records = [*self._take_beat(), *self._take_withheld()]
            gap = self._close_gap(end_ns)
        return records if gap is None else [*records, (end_ns, gap)]

    # --- the watch, called several times a second ---

    def watch(self, now_stamp_ns: int) -> list[tuple[int, Event]]:
        """Look after the source: returns heartbeats and closed gaps to record, with their times."""
        run = self._run
        if run is None or not self._clock.running:
            return []
        if run.ended.is_set():
            self._after_failure(run, now_stamp_ns)
        if now_stamp_ns - self._watched_at_ns > SILENCE_NS:
            # The whole process did not run, or session time did not: no source can be blamed, and
            # what a device kept for us meanwhile is still to be read.
            self._watched_since_ns = now_stamp_ns
        self._watched_at_ns = now_stamp_ns
        with self._lock:
            records = self._take_beat()
            silent_since_ns = max(self._last_sign_ns, self._watched_since_ns)
            silent = self._last_sign_ns and now_stamp_ns - silent_since_ns > SILENCE_NS
            if silent and self._state in {StreamState.LIVE, StreamState.STARTING}:
                self._state = StreamState.STALLED
                self._problem = "the device fell silent"
                self._open_gap(self._session_ns(self._last_sign_ns), GapReason.SOURCE_STALLED)
            hung = self._state is StreamState.STALLED and now_stamp_ns - silent_since_ns > _HUNG_NS
        if hung and not run.ended.is_set():
            log.warning("the %s source hangs: beginning another run", self.stream)
            run.stop()
            self._cut_off_if_alive(run)
            self._begin_run(now_stamp_ns)
        return records

    def health(self, now_stamp_ns: int) -> StreamHealth:
        """How the stream is doing now."""
        with self._lock:
            silent_ns = max(0, now_stamp_ns - self._last_sign_ns) if self._last_sign_ns else 0
            state, problem = self._state, self._problem
            if state is StreamState.STARTING and self.failure is not None:
                # Before time runs nobody watches, and who is about to begin shall know.
                state, problem = StreamState.FAILED, str(self.failure)
            return StreamHealth(
                self.stream,
                state,
                self._events,
                self._looks,
                self.lost_events,
                self._gaps + (self._gap_from_ns is not None),
                silent_ns,
                self._level,
                problem,
            )

    # --- from the source's threads ---

    def take(self, stamp_ns: int, captured: Captured) -> None:
        """Accept what a run emitted: give it its session time and pass it on."""
        if isinstance(captured, Sound):
            # Before time runs, too: whoever is about to speak sees that the microphone hears.
            with self._lock:
                self._level = float(np.abs(captured.pcm.astype(np.int32)).max(initial=0)) / 32768.0
            clipped = clip(stamp_ns, captured, self._clock)
            if clipped is None:
                return
            stamp_ns, captured = clipped
        if isinstance(captured, WithheldSince):
            self._tell_of_keys(stamp_ns, captured)
            return
        session_ns = self._clock.session_ns(stamp_ns)
        if session_ns is None:
            return
        records = self._sign_of_life(stamp_ns, session_ns)
        if isinstance(captured, Sound):
            records += self._hear(session_ns, captured)
        with self._lock:
            if isinstance(captured, Withheld):
                self._withhold(session_ns)
            else:
                records += self._take_withheld()
                self._events += 1
        for at_ns, event in records:
            self._deliver(Timed(at_ns, self.stream, event))
        if not isinstance(captured, Withheld):
            self._deliver(Timed(session_ns, self.stream, captured))
        if isinstance(captured, Picture):
            # The encoder may have let us wait: that is no silence of the device.
            with self._lock:
                self._last_sign_ns = max(self._last_sign_ns, monotonic_ns())

    def take_look(self, stamp_ns: int) -> None:
        """Accept that a run looked and saw no change."""
        session_ns = self._clock.session_ns(stamp_ns)
        if session_ns is None:
            return
        # That a microphone lives says nothing of this moment's sound: it comes later, and with it
        # perhaps some that was heard while the recorder was frozen.
        gap_ends_ns = None if self.stream == StreamName.VOICE else session_ns
        records = self._sign_of_life(stamp_ns, gap_ends_ns)
        with self._lock:
            self._looks += 1
            first, _, looks = self._beat or (session_ns, session_ns, 0)
            self._beat = (first, session_ns, looks + 1)
        for at_ns, event in records:
            self._deliver(Timed(at_ns, self.stream, event))

    # --- within ---

    def _begin_run(self, now_stamp_ns: int) -> None:
        run = SourceRun(self.source, self.gate, self)
        with self._lock:
            self._state = StreamState.STARTING
            self._last_sign_ns = now_stamp_ns
        self._run = run
        run.thread.start()

    def _after_failure(self, run: SourceRun, now_stamp_ns: int) -> None:
        if self._state is not StreamState.FAILED:
            log.warning("the %s stream: %s", self.stream, run.failure)
            with self._lock:
                self._state = StreamState.FAILED
                self._problem = str(run.failure)
                self._open_gap(self._session_ns(self._last_sign_ns), GapReason.SOURCE_FAILED)
            self._retry_at_ns = now_stamp_ns + self._retry_after_ns
            self._retry_after_ns = min(2 * self._retry_after_ns, _LAST_RETRY_NS)
        elif isinstance(run.failure, DeviceLost) and now_stamp_ns >= self._retry_at_ns:
            self._begin_run(now_stamp_ns)

    def _sign_of_life(self, stamp_ns: int, gap_ends_ns: int | None) -> list[tuple[int, Event]]:
        with self._lock:
            self._last_sign_ns = max(self._last_sign_ns, stamp_ns)
            self._state = StreamState.LIVE
            self._retry_after_ns = _FIRST_RETRY_NS
            if gap_ends_ns is None:
                return []
            gap = self._close_gap(gap_ends_ns)
            self._problem = ""
        return [] if gap is None else [(gap.to_ns, gap)]

    def _open_gap(self, from_ns: int, reason: GapReason) -> None:
        if self._gap_from_ns is None:
            self._gap_from_ns, self._gap_reason = from_ns, reason

    def _close_gap(self, to_ns: int) -> Gap | None:
        from_ns, self._gap_from_ns = self._gap_from_ns, None
        if from_ns is None or to_ns <= from_ns:
            return None  # What came is as old as what was missed: the device had only kept it.
        gap = Gap(self.stream, from_ns, to_ns, self._gap_reason, self._problem)
        self._gaps += 1
        return gap

    def _hear(self, session_ns: int, sound: Sound) -> list[tuple[int, Event]]:
        level = float(np.abs(sound.pcm.astype(np.int32)).max(initial=0)) / 32768.0
        with self._lock:
            self._level = level
        lost = sound.lost_samples
        return [(session_ns, self._overrun(session_ns, lost))] if lost else []

    def _overrun(self, session_ns: int, lost_samples: int) -> Gap:
        from_ns = max(0, session_ns - duration_ns(lost_samples))
        with self._lock:
            self.lost_events += lost_samples
            self._gaps += 1
        detail = "the sound system dropped samples"
        return Gap(self.stream, from_ns, session_ns, GapReason.QUEUE_FULL, detail, lost_events=lost_samples)

    def _tell_of_keys(self, stamp_ns: int, withheld: WithheldSince) -> None:
        stopped_at_ns = self._clock.stopped_at_ns
        if stopped_at_ns is not None:  # all is decided only after the end
            stamp_ns = min(stamp_ns, stopped_at_ns)
        from_ns, to_ns = self._clock.session_ns(withheld.since_ns), self._clock.session_ns(stamp_ns)
        if to_ns is None:
            return  # that was in a pause
        with self._lock:
            self._gaps += 1
        from_ns = to_ns if from_ns is None else from_ns
        gap = Gap(self.stream, from_ns, to_ns, GapReason.WITHHELD, withheld.detail)
        self._deliver(Timed(to_ns, self.stream, gap))

    def _withhold(self, session_ns: int) -> None:
        since_ns, _, events = self._withheld or (session_ns, session_ns, 0)
        self._withheld = (since_ns, session_ns, events + 1)

    def _take_withheld(self) -> list[tuple[int, Event]]:
        """What lay outside of the recorded area, from the first to the last of it."""
        withheld, self._withheld = self._withheld, None
        if withheld is None:
            return []
        since_ns, until_ns, events = withheld
        self._gaps += 1
        detail = "it belongs to windows that are not recorded"
        gap = Gap(self.stream, since_ns, until_ns, GapReason.WITHHELD, detail, lost_events=events)
        return [(until_ns, gap)]

    def _take_beat(self) -> list[tuple[int, Event]]:
        beat, self._beat = self._beat, None
        if beat is None:
            return []
        first_ns, last_ns, looks = beat
        return [(last_ns, Heartbeat(self.stream, first_ns, last_ns, looks))]

    def _session_ns(self, stamp_ns: int) -> int:
        return self._clock.session_ns(stamp_ns) or 0

    def _cut_off_if_alive(self, run: SourceRun) -> None:
        if run.thread.is_alive():
            run.cut_off = True
            self._hung.append(run)
