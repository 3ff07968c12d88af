"""One recording session: its states, and the order in which its parts begin and end.

    preparing → recording ⇄ paused → stopping → sealed
         ↘           ↘         ↘          ↘
          ········ failed: what was captured stays on the disk, for `recover` ········

What is opened and has not begun is still preparing: its devices run, and nothing of them is kept.
Commands come from one thread, but for `cancel`; `health` may be asked from anywhere. What is watched
while time runs is the caretaker's business, and what is written the pipeline's.
"""

import shutil
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder import paths
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.manifest import SyncCertificate, Task
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import Cancelled, OutputUnusable, TrajectoryError, UsageError
from trajectory_recorder.events import (
    ALL_STREAMS,
    DisplaysEvent,
    Forget,
    Gap,
    GapReason,
    Health,
    Marker,
    StreamName,
    StreamState,
)
from trajectory_recorder.media.encoder_choice import EncoderChoice, choose_encoder
from trajectory_recorder.recording import certificate
from trajectory_recorder.recording.caretaker import Caretaker
from trajectory_recorder.recording.clock_watch import slept_ns
from trajectory_recorder.recording.disk_room import DiskRoom
from trajectory_recorder.recording.display_watch import DisplayWatch
from trajectory_recorder.recording.listening import load_detector
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.running import Running, begin_time
from trajectory_recorder.recording.sealing import Outcome, seal_what_was_written
from trajectory_recorder.recording.sources import SourceSet
from trajectory_recorder.recording.states import EndReason, State
from trajectory_recorder.recording.streams import Streams
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.speech import SpeechDetector


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a session that is opened needs to begin."""

    root: Path
    encoder: EncoderChoice
    detector: Future[SpeechDetector] | None


class Session:
    """One recording, from `start` to `stop`.

    Args:
        settings: How to record.
        sources: What to record from.
        clock: The session's clock, not started yet.
        task_id: The task that the expert works on, if any.
        curtain: Keeps everything out of what the sources say while it is drawn.
    """

    def __init__(
        self,
        settings: RecordSettings,
        sources: SourceSet,
        *,
        clock: SessionClock | None = None,
        task_id: str | None = None,
        curtain: Curtain | None = None,
    ) -> None:
        self._settings = settings
        self._sources = sources
        self._clock = clock or SessionClock()
        self._curtain = curtain or Curtain()
        self._masked_from_ns: int | None = None
        self._task = Task(task_id) if task_id else None
        self._certificate: SyncCertificate | None = None
        self._gate = threading.Event()
        self._streams = Streams(self._clock, self._gate, self._deliver)
        self._displays = DisplayWatch(settings.display, sources, self._streams)
        self._room = DiskRoom(settings.reserve_mb)
        self._opened: _Opened | None = None
        self._running: Running | None = None
        self._pause_detail = ""
        self._begun = threading.Event()
        self._cancelled = threading.Event()
        self._lock = threading.RLock()
        self.state = State.PREPARING
        self.root: Path | None = None

    # --- commands -----------------------------------------------------------------------------------

    def start(self, output: Path) -> None:
        """Open every device, then let time run; `open` and `begin` in one."""
        self.open(output)
        self.begin()

    def open(self, output: Path) -> None:
        """Open every device, so that `begin` has nothing to wait for.

        Args:
            output: The folder that the new bundle goes into.

        Raises:
            UsageError: The output or a setting makes no sense here.
            MachineError: A device that a session can't do without does not work; nothing is left.
            Cancelled: It was cancelled in time; nothing is left.
        """
        try:
            self._sources.check()
            arrangement = self._displays.begin()
            self._certificate = certificate.fitting(paths.sync_certificate(), arrangement, self._settings)
            for source in self._sources.others():
                self._streams.add(source)
            self._room.check(output)
            self._check_wanted()
            encoder = choose_encoder(self._settings.quality, allow_hardware=self._settings.hardware_encoder)
            self._check_wanted()
            root = self.root = create_folder(output, self._clock.anchor().utc_ns)
        except TrajectoryError:
            self.state = State.FAILED
            raise
        try:
            # While the devices are being opened: later it would hold up what they deliver.
            detector = load_detector() if StreamName.VOICE in self._streams else None
            self._streams.start(required=True, cancelled=self._cancelled)
        except TrajectoryError as error:
            self._undo(hurried=isinstance(error, Cancelled))
            raise
        self._opened = _Opened(root, encoder, detector)

    def begin(self) -> None:
        """Let the time of a session that was opened run.

        Raises:
            UsageError: It was not opened, or has begun.
            OutputUnusable: The bundle can't be written.
            Cancelled: It was cancelled in time; nothing is left.
        """
        opened = self._opened
        if opened is None:
            raise UsageError(f"a session that is {self.state} can't begin")
        try:
            self._check_wanted()
            self._begin(opened)
        except (TrajectoryError, OSError) as error:
            self._undo(hurried=isinstance(error, Cancelled))
            if isinstance(error, OSError):
                raise OutputUnusable(
                    f"{opened.root} can't be written to: {error.strerror}", "choose another folder"
                ) from error
            raise
        self._opened = None

    @property
    def held(self) -> bool:
        """Whether everything is opened, and `begin` has not come yet."""
        return self._opened is not None

    def abandon(self) -> None:
        """Close a session that is held; nothing is left of it."""
        self._undo(hurried=True)

    def cancel(self) -> None:
        """End a `start` that is under way in another thread; it has no effect on a session that runs."""
        self._cancelled.set()

    def pause(self, detail: str = "") -> None:
        """Release every device and let session time stand still.

        Args:
            detail: Why, as the gap says it.

        Raises:
            UsageError: The session isn't recording.
        """
        with self._lock:
            self._require(State.RECORDING, "paused")
            self._pause_detail = detail
            self._halt(StreamState.PAUSED)
            self._paused_at = self._clock.anchor()
            pipeline = self._parts().pipeline
            pipeline.end_stretch()
            pipeline.record(self._clock.now_ns(), self.health())
            self.state = State.PAUSED

    def resume(self) -> None:
        """Open the devices again and let session time go on; what doesn't open becomes a gap.

        Raises:
            UsageError: The session isn't paused.
        """
        with self._lock:
            self._require(State.PAUSED, "resumed")
            parts = self._parts()
            self._streams.start(required=False, cancelled=threading.Event())
            before = self._clock.now_ns()
            stopped_ns = self._clock.stopped_at_ns
            assert stopped_ns is not None  # noqa: S101 - follows from being paused
            removed_ns = self._clock.start() - stopped_ns
            removed_ns += max(0, slept_ns(self._paused_at, self._clock.anchor()))
            parts.pipeline.record(
                before, Gap(ALL_STREAMS, before, before, GapReason.PAUSE, self._pause_detail, removed_ns)
            )
            parts.caretaker.pause_is_over()
            self._gate.set()
            self.state = State.RECORDING

    def mark(self, label: str) -> None:
        """Mark this moment.

        Raises:
            UsageError: The session isn't recording or paused.
        """
        if self.state not in {State.RECORDING, State.PAUSED}:
            raise UsageError(f"a session that is {self.state} can't be marked")
        self._parts().pipeline.record(self._clock.now_ns(), Marker(label))

    def mask(self, *, on: bool) -> None:
        """Keep everything out of the recording from now on, or let it in again, while time goes on.

        Raises:
            UsageError: The session isn't recording or paused.
        """
        if self.state not in {State.RECORDING, State.PAUSED}:
            raise UsageError(f"a session that is {self.state} can't be masked")
        if on == self._curtain.drawn:
            return
        if on:
            self._curtain.draw(monotonic_ns())
            self._masked_from_ns = self._clock.now_ns()
        else:
            self._curtain.open(monotonic_ns())
            self._tell_masked(self._clock.now_ns())

    def forget(self, seconds: float) -> None:
        """Write down that the last seconds shall be cut out, and return once that is in the file.

        Args:
            seconds: How much, counted back from now in session time; all of it where that is less.

        Raises:
            UsageError: The session isn't recording or paused, or there is nothing to forget.
            OutputUnusable: It can't be written.
        """
        if self.state not in {State.RECORDING, State.PAUSED}:
            raise UsageError(f"a session that is {self.state} has nothing to forget")
        if not seconds > 0:
            raise UsageError(f"{seconds:g} s can't be forgotten", "give a number above 0")
        now_ns = self._clock.now_ns()
        pipeline = self._parts().pipeline
        pipeline.record(now_ns, Forget(max(0, now_ns - round(seconds * 1e9)), now_ns))
        pipeline.flush()

    def stop(self, reason: EndReason = EndReason.STOPPED) -> Outcome:
        """End the recording and seal its bundle.

        Returns only once everything that was queued is on disk and the counts agree.

        Raises:
            UsageError: The session isn't recording or paused.
            OutputUnusable: The bundle can't be sealed here and now; `recover` can do it later.
        """
        with self._lock:
            if self.state not in {State.RECORDING, State.PAUSED}:
                raise UsageError(f"a session that is {self.state} can't be stopped")
            was_recording = self.state is State.RECORDING
            self.state = State.STOPPING
        parts = self._parts()
        parts.caretaker.stop()
        parts.record_clocks(self._clock)
        if was_recording:
            self._halt(StreamState.STOPPED)
        end_ns = self._clock.now_ns()
        self._tell_masked(end_ns)
        parts.pipeline.record(end_ns, self.health())
        parts.pipeline.finish()
        try:
            outcome = seal_what_was_written(
                parts.pipeline, parts.bundle, end_ns=end_ns, reason=self.must_end or reason
            )
        except TrajectoryError:
            self.state = State.FAILED
            raise
        self.state = State.SEALED
        return outcome

    def health(self) -> Health:
        """The state of every stream now; cheap, and safe from any thread."""
        running = self._running
        streams = self._streams.health()
        listener = running.pipeline.listener if running else None
        if listener is not None:
            streams = tuple(listener.tell(stream) for stream in streams)
        return Health(
            streams,
            running.pipeline.queued if running else 0,
            sum(running.pipeline.written.values()) if running else 0,
            self._room.free_bytes,
        )

    @property
    def must_end(self) -> EndReason | None:
        """Why the session has to end, if it has to."""
        return self._running.caretaker.must_end if self._running else None

    @property
    def session_ns(self) -> int:
        """Session time now."""
        return self._clock.now_ns()

    # --- beginning ----------------------------------------------------------------------------------

    def _begin(self, opened: _Opened) -> None:
        info = begin_time(self._clock, self._settings, task=self._task, sync=self._certificate)
        bundle = BundleWriter(opened.root, info)
        for stream in self._streams:
            bundle.tally.expect(stream)
        pipeline = Pipeline(bundle, fps=self._settings.fps, encoder=opened.encoder, detector=opened.detector)
        caretaker = Caretaker(
            opened.root,
            pipeline,
            clock=self._clock,
            lock=self._lock,
            streams=self._streams,
            displays=self._displays,
            room=self._room,
            health=self.health,
        )
        self._running = Running(bundle, pipeline, caretaker)
        self.state = State.RECORDING
        self._gate.set()
        self._begun.set()
        caretaker.start()

    def _check_wanted(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled("the recording was given up before it began; nothing is left of it")

    def _undo(self, *, hurried: bool) -> None:
        """Close what was opened; nothing was recorded, so the folder holds no more than its names."""
        self._begun.set()
        self._streams.stop(StreamState.STOPPED, hurried=hurried)
        self.state = State.FAILED
        self._opened = None
        if self._running is None and self.root is not None:
            if self.root.exists():  # somebody may have taken it away meanwhile
                shutil.rmtree(self.root)
            self.root = None

    # --- ending -------------------------------------------------------------------------------------

    def _halt(self, state: StreamState) -> None:
        """Stop the clock first, so that nothing later gets in, then the devices."""
        self._clock.stop()
        self._gate.clear()
        self._streams.stop(state)
        self._parts().record_what_ended(self._streams, self._clock.now_ns())

    def _tell_masked(self, now_ns: int) -> None:
        """Say when the voice was silence at the expert's wish; other streams tell it by themselves."""
        from_ns, self._masked_from_ns = self._masked_from_ns, None
        if from_ns is not None and from_ns < now_ns and StreamName.VOICE in self._streams:
            gap = Gap(StreamName.VOICE, from_ns, now_ns, GapReason.WITHHELD, "the expert kept everything out")
            self._parts().pipeline.record(now_ns, gap, StreamName.VOICE)

    # --- within -------------------------------------------------------------------------------------

    def _deliver(self, timed: Timed) -> None:
        if isinstance(timed.captured, DisplaysEvent):
            self._displays.notice(timed.captured)
        # The clock starts a few milliseconds before the bundle is open: nothing of that time is lost.
        self._begun.wait()
        if self._running is not None:  # or the bundle could not be opened, and the session has failed
            self._running.pipeline.deliver(timed)

    def _require(self, state: State, verb: str) -> None:
        if self.state is not state:
            raise UsageError(f"a session that is {self.state} can't be {verb}")

    def _parts(self) -> Running:
        if self._running is None:
            raise RuntimeError("the session has not begun")
        return self._running
