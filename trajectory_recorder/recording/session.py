"""One recording session: its states, its sources, its clock and its bundle.

    preparing → recording ⇄ paused → stopping → sealed
         ↘           ↘         ↘          ↘
          ········ failed: what was captured stays on the disk, for `recover` ········

Commands come from one thread. A caretaker thread looks after the sources, the clocks and the disk;
`health` may be asked from anywhere.
"""

import logging
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trajectory_recorder import paths
from trajectory_recorder.bundle import BundleWriter, Manifest, SessionInfo
from trajectory_recorder.bundle.manifest import SyncCertificate, Task, new_bundle_id
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Source
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import MachineError, OutputUnusable, TrajectoryError, UsageError
from trajectory_recorder.events import (
    ALL_STREAMS,
    Display,
    DisplaysEvent,
    Gap,
    GapReason,
    Health,
    Marker,
    StreamState,
    screen_stream,
)
from trajectory_recorder.media.encoder_choice import EncoderChoice, choose_encoder
from trajectory_recorder.recording import certificate, host, recovery
from trajectory_recorder.recording.clock_watch import ClockWatch
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.sources import SourceSet, is_required
from trajectory_recorder.recording.states import EndReason, State
from trajectory_recorder.recording.supervisor import Supervisor, Timed
from trajectory_recorder.settings import RecordSettings

log = logging.getLogger(__name__)

_READY_NS = 10_000_000_000
_TICK_S = 0.25
_ANCHOR_NS = 10_000_000_000
_HEALTH_NS = 5_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a session that ended: its bundle and what its manifest says."""

    root: Path
    manifest: Manifest
    warning: str = ""


class Session:
    """One recording, from `prepare` to `stop`.

    Args:
        settings: How to record.
        sources: What to record from.
        clock: The session's clock, not started yet.
        task_id: The task that the expert works on, if any.
    """

    def __init__(
        self,
        settings: RecordSettings,
        sources: SourceSet,
        *,
        clock: SessionClock | None = None,
        task_id: str | None = None,
    ) -> None:
        self._settings = settings
        self._sources = sources
        self._clock = clock or SessionClock()
        self._task = Task(task_id) if task_id else None
        self._certificate: SyncCertificate | None = None
        self._gate = threading.Event()
        self._supervisors: dict[str, Supervisor] = {}
        self._pipeline: Pipeline | None = None
        self._begun = threading.Event()
        self._bundle: BundleWriter | None = None
        self._lock = threading.RLock()
        self._displays: tuple[Display, ...] = ()
        self._arrangement: tuple[Display, ...] | None = None
        self._caretaker = threading.Thread(target=self._take_care, name="caretaker", daemon=True)
        self._caring = threading.Event()
        self._anchor_at_ns = self._health_at_ns = 0
        self._clock_watch = ClockWatch(self._clock.anchor())
        self._free_bytes = 0
        self.state = State.PREPARING
        self.must_end: EndReason | None = None
        self.root: Path | None = None

    # --- commands -----------------------------------------------------------------------------------

    def start(self, output: Path) -> None:
        """Open every device, then let time run.

        Args:
            output: The folder that the new bundle goes into.

        Raises:
            UsageError: The output or a setting makes no sense here.
            MachineError: A device that a session can't do without does not work; nothing is left.
        """
        try:
            self._sources.check()
            displays = self._sources.displays()
            self._displays = self._chosen(displays)
            self._certificate = certificate.fitting(paths.sync_certificate(), displays, self._settings)
            for source in (*map(self._sources.screen, self._displays), *self._sources.others()):
                self._supervisors[source.stream] = self._supervise(source)
            self._check_space(output)
            encoder = choose_encoder(self._settings.quality, allow_hardware=self._settings.hardware_encoder)
            root = create_folder(output, self._clock.anchor().utc_ns)
        except TrajectoryError:
            self.state = State.FAILED
            raise
        try:
            self._start_sources(required=True)
            self._begin(root, encoder)
        except (TrajectoryError, OSError) as error:
            self._begun.set()
            self._stop_sources(StreamState.STOPPED)
            self.state = State.FAILED
            if self._bundle is None:
                shutil.rmtree(root)  # Nothing was recorded: the folder holds no more than its names.
            if isinstance(error, OSError):
                raise OutputUnusable(
                    f"{root} can't be written to: {error.strerror}", "choose another folder"
                ) from error
            raise

    def pause(self) -> None:
        """Release every device and let session time stand still.

        Raises:
            UsageError: The session isn't recording.
        """
        with self._lock:
            self._require(State.RECORDING, "paused")
            self._halt(StreamState.PAUSED)
            pipeline = self._running_pipeline()
            pipeline.on_writer(pipeline.end_voice_stretch)
            pipeline.record(self._clock.now_ns(), self.health())
            self.state = State.PAUSED

    def resume(self) -> None:
        """Open the devices again and let session time go on; what doesn't open becomes a gap.

        Raises:
            UsageError: The session isn't paused.
        """
        with self._lock:
            self._require(State.PAUSED, "resumed")
            pipeline = self._running_pipeline()
            self._start_sources(required=False)
            before = self._clock.now_ns()
            stopped_ns = self._clock.stopped_at_ns
            assert stopped_ns is not None  # noqa: S101 - follows from being paused
            removed_ns = self._clock.start() - stopped_ns
            pipeline.record(before, Gap(ALL_STREAMS, before, before, GapReason.PAUSE, "", removed_ns))
            self._clock_watch = ClockWatch(self._clock.anchor())  # a pause is no jump
            self._gate.set()
            self.state = State.RECORDING

    def mark(self, label: str) -> None:
        """Mark this moment.

        Raises:
            UsageError: The session isn't recording or paused.
        """
        if self.state not in {State.RECORDING, State.PAUSED}:
            raise UsageError(f"a session that is {self.state} can't be marked")
        self._running_pipeline().record(self._clock.now_ns(), Marker(label))

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
        self._caring.set()
        self._caretaker.join()
        if was_recording:
            self._halt(StreamState.STOPPED)
        pipeline, bundle = self._running_pipeline(), self._bundle
        assert bundle is not None  # noqa: S101 - set together with the pipeline
        end_ns = self._clock.now_ns()
        pipeline.record(end_ns, self._clock.anchor())
        pipeline.record(end_ns, self.health())
        pipeline.finish()
        try:
            outcome = self._seal(pipeline, bundle, end_ns, self.must_end or reason)
        except TrajectoryError:
            self.state = State.FAILED
            raise
        self.state = State.SEALED
        return outcome

    def health(self) -> Health:
        """The state of every stream now; cheap, and safe from any thread."""
        now = monotonic_ns()
        pipeline = self._pipeline
        return Health(
            tuple(supervisor.health(now) for supervisor in list(self._supervisors.values())),
            pipeline.queued if pipeline else 0,
            sum(pipeline.written.values()) if pipeline else 0,
            self._free_bytes,
        )

    @property
    def session_ns(self) -> int:
        """Session time now."""
        return self._clock.now_ns()

    # --- beginning ----------------------------------------------------------------------------------

    def _begin(self, root: Path, encoder: EncoderChoice) -> None:
        stamp_ns = self._clock.start()
        info = SessionInfo(
            new_bundle_id(),
            host.recorder(),
            host.operating_system(),
            self._clock.start_utc_ns,
            stamp_ns,
            host.clock_resolution_ns(),
            msgspec.to_builtins(self._settings),
            self._task,
            self._certificate,
        )
        self.root = root
        self._bundle = BundleWriter(root, info)
        for stream in self._supervisors:
            self._bundle.tally.expect(stream)
        self._pipeline = Pipeline(self._bundle, fps=self._settings.fps, encoder=encoder)
        anchor = self._clock.anchor()
        self._clock_watch = ClockWatch(anchor)
        self._pipeline.record(0, anchor)
        self.state = State.RECORDING
        self._gate.set()
        self._begun.set()
        self._caretaker.start()

    def _start_sources(self, *, required: bool) -> None:
        for supervisor in self._supervisors.values():
            supervisor.start()
        deadline_ns = monotonic_ns() + _READY_NS
        for stream, supervisor in self._supervisors.items():
            if supervisor.wait_until_ready(deadline_ns):
                continue
            failure = supervisor.failure
            log.warning("the %s stream is not ready: %s", stream, failure)
            if required and is_required(stream):
                if isinstance(failure, MachineError):
                    raise failure
                raise MachineError(f"the {stream} stream did not start within {_READY_NS // 10**9} s")

    def _supervise(self, source: Source) -> Supervisor:
        return Supervisor(source, clock=self._clock, gate=self._gate, deliver=self._deliver)

    def _chosen(self, displays: tuple[Display, ...]) -> tuple[Display, ...]:
        if self._settings.display == "all":
            chosen = displays
        else:
            chosen = tuple(d for d in displays if d.display_id == int(self._settings.display))
        if not chosen:
            known = ", ".join(f"{d.display_id} ({d.name})" for d in displays)
            raise UsageError(
                f"there is no display {self._settings.display}", f"displays here: {known or 'none'}"
            )
        return chosen

    def _check_space(self, output: Path) -> None:
        existing = output.absolute()
        while not existing.exists():
            existing = existing.parent
        self._free_bytes = shutil.disk_usage(existing).free
        if self._free_bytes < self._settings.reserve_mb * 1_000_000:
            raise OutputUnusable(
                f"{output} has {self._free_bytes // 1_000_000} MB free, and {self._settings.reserve_mb} MB must stay free",
                "make room, choose another folder with --output, or lower --reserve-mb",
            )

    # --- ending -------------------------------------------------------------------------------------

    def _halt(self, state: StreamState) -> None:
        """Stop the clock first, so that nothing later gets in, then the devices."""
        self._clock.stop()
        self._gate.clear()
        self._stop_sources(state)
        end_ns = self._clock.now_ns()
        pipeline = self._running_pipeline()
        for stream, supervisor in self._supervisors.items():
            for at_ns, event in supervisor.finish_records(end_ns):
                pipeline.record(at_ns, event, stream)
        for stream, gap in pipeline.take_lost():
            pipeline.record(end_ns, gap, stream)

    def _stop_sources(self, state: StreamState) -> None:
        # Asked all at once, so that slow ones end side by side.
        stoppers = [
            threading.Thread(target=supervisor.stop, args=(state,), name=f"stop {stream}")
            for stream, supervisor in self._supervisors.items()
        ]
        for thread in stoppers:
            thread.start()
        for thread in stoppers:
            thread.join()

    def _seal(self, pipeline: Pipeline, bundle: BundleWriter, end_ns: int, reason: EndReason) -> Outcome:
        error = pipeline.error
        if error is None:
            accepted, written = dict(pipeline.accepted), dict(pipeline.written)
            missing = {
                kind.__name__: n - written.get(kind, 0)
                for kind, n in accepted.items()
                if n != written.get(kind, 0)
            }
            if missing:
                bundle.abandon()
                raise OutputUnusable(
                    f"{bundle.root} lacks events that were taken: {missing}", _recover_hint(bundle.root)
                )
            try:
                # A device's clock may place its last sound a moment after ours stopped.
                duration_ns = max(end_ns, bundle.tally.last_ns)
                return Outcome(bundle.root, bundle.seal(duration_ns=duration_ns, ended=str(reason)))
            except OSError as failure:
                error = failure
        # Writing failed under way: seal what reached the disk, as after a crash.
        log.error("sealing %s from what reached the disk: %s", bundle.root, error)
        bundle.abandon()
        try:
            manifest = recovery.recover(bundle.root, ended=str(EndReason.DISK_FULL))
        except (TrajectoryError, OSError) as failure:
            raise OutputUnusable(
                f"writing to {bundle.root} failed ({error}) and so did sealing it ({failure})",
                f"nothing that is there was lost. Make room, then run: trajectory-recorder recover {bundle.root}",
            ) from failure
        return Outcome(bundle.root, manifest, f"writing failed: {error}")

    # --- looking after ------------------------------------------------------------------------------

    def _take_care(self) -> None:
        while not self._caring.wait(_TICK_S):
            with self._lock:
                if self.state is State.RECORDING:
                    try:
                        self._tick()
                    except Exception:
                        # One failed look must not end the watch over the other streams.
                        log.exception("looking after the session failed")

    def _tick(self) -> None:
        pipeline = self._running_pipeline()
        anchor = self._clock.anchor()
        jumps = self._clock_watch.compare(anchor)
        for gap in jumps:
            pipeline.record(anchor.session_ns, gap)
        for stream, supervisor in list(self._supervisors.items()):
            for at_ns, event in supervisor.watch(anchor.monotonic_ns):
                pipeline.record(at_ns, event, stream)
        for stream, gap in pipeline.take_lost():
            self._supervisors[stream].lost_events += gap.lost_events
            pipeline.record(anchor.session_ns, gap, stream)
        if self._arrangement is not None:
            displays, self._arrangement = self._arrangement, None
            self._follow_displays(pipeline, displays)
        if jumps or anchor.session_ns - self._anchor_at_ns >= _ANCHOR_NS:
            self._anchor_at_ns = anchor.session_ns
            pipeline.record(anchor.session_ns, anchor)
        if anchor.session_ns - self._health_at_ns >= _HEALTH_NS:
            self._health_at_ns = anchor.session_ns
            pipeline.record(anchor.session_ns, self.health())
        self._watch_disk(pipeline)

    def _watch_disk(self, pipeline: Pipeline) -> None:
        assert self.root is not None  # noqa: S101 - set when recording begins
        self._free_bytes = shutil.disk_usage(self.root).free
        if pipeline.error is not None or self._free_bytes < self._settings.reserve_mb * 1_000_000:
            self.must_end = self.must_end or EndReason.DISK_FULL

    # --- from the sources ---------------------------------------------------------------------------

    def _deliver(self, timed: Timed) -> None:
        if isinstance(timed.captured, DisplaysEvent) and timed.captured.displays != self._displays:
            self._arrangement = timed.captured.displays
        # The clock starts a few milliseconds before the bundle is open: nothing of that time is lost.
        self._begun.wait()
        if self._pipeline is not None:  # or the bundle could not be opened, and the session has failed
            self._pipeline.deliver(timed)

    def _follow_displays(self, pipeline: Pipeline, displays: tuple[Display, ...]) -> None:
        """Record from the displays that there are now; those that went leave a gap."""
        now = self._clock.now_ns()
        if self._settings.display != "all":
            displays = tuple(d for d in displays if d.display_id == int(self._settings.display))
        before = {display.display_id: display for display in self._displays}
        after = {display.display_id: display for display in displays}
        for display_id in before.keys() - after.keys():
            name = before[display_id].name
            self._end_screen(pipeline, display_id, now, f"display {name} was unplugged")
        for display_id, display in after.items():
            if before.get(display_id) == display:
                continue
            stream = screen_stream(display_id)
            if stream in self._supervisors:
                self._end_screen(pipeline, display_id, now, f"display {display.name} changed")
                self._supervisors[stream].source = self._sources.screen(display)
            else:
                self._supervisors = {
                    **self._supervisors,
                    stream: self._supervise(self._sources.screen(display)),
                }
            self._supervisors[stream].start()
        self._displays = displays
        if not displays:
            self.must_end = self.must_end or EndReason.SCREEN_LOST

    def _end_screen(self, pipeline: Pipeline, display_id: int, now_ns: int, detail: str) -> None:
        stream = screen_stream(display_id)
        supervisor = self._supervisors[stream]
        supervisor.stop()
        for at_ns, event in supervisor.finish_records(now_ns):
            pipeline.record(at_ns, event, stream)
        supervisor.begin_gap(now_ns, GapReason.DISPLAY_CHANGED, detail)

    # --- within -------------------------------------------------------------------------------------

    def _require(self, state: State, verb: str) -> None:
        if self.state is not state:
            raise UsageError(f"a session that is {self.state} can't be {verb}")

    def _running_pipeline(self) -> Pipeline:
        if self._pipeline is None:
            raise RuntimeError("the session has not begun")
        return self._pipeline


def _recover_hint(root: Path) -> str:
    return f"run: trajectory-recorder recover {root}"
