"""One recording as the app drives it: an engine from its start to the sealed and finished bundle.

Every method but `give_up` blocks, up to as long as devices take to open or a bundle to be sealed: they
belong on a worker thread. It decides nothing and shows nothing; that is the `model`'s part.
"""

import contextlib
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from trajectory_recorder.bundle import Bundle, Manifest
from trajectory_recorder.errors import EngineLost, OutputUnusable, TrajectoryError
from trajectory_recorder.events import Rectangle, StreamHealth
from trajectory_recorder.finishing import finish
from trajectory_recorder.quality.live import LiveWarning, LiveWatch
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.recording.states import PauseReason, State
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui.recorder.framing import framed

# An engine that is late with an answer is no reason to keep the next command waiting for long.
_LOOK_S = 2.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How a recording is doing.

    Attributes:
        state: The session's state.
        session_ns: Session time.
        streams: Their health; None where the engine did not answer in time.
        warnings: What the checks find wrong with the last minutes.
        framed: What of the virtual desktop is recorded, as rectangles that a border goes around.
        reason: Why the engine paused by itself; None where it did not.
    """

    state: State
    session_ns: int = 0
    streams: tuple[StreamHealth, ...] | None = None
    warnings: tuple[LiveWarning, ...] = ()
    framed: tuple[Rectangle, ...] = ()
    reason: PauseReason | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed bundle. `ended` is why, as its manifest says; `warning` is what sealing complained of."""

    root: Path
    duration_ns: int
    size_bytes: int
    ended: str
    warning: str = ""


class LiveRecording:
    """A recording that one worker thread drives.

    Args:
        folder: The folder that the new bundle goes into.
        settings: How to record.
        task_id: The task that is worked on, if any.
        hot_keys: Combinations of keys that are the recorder's.
    """

    def __init__(
        self,
        folder: Path,
        settings: RecordSettings,
        *,
        task_id: str | None = None,
        hot_keys: tuple[str, ...] = (),
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._task_id = task_id
        self._hot_keys = hot_keys
        self._engine: Engine | None = None
        self._watch: LiveWatch | None = None
        self._leaving = contextlib.ExitStack()
        self._given_up = threading.Event()

    def start(self) -> None:
        """Open everything; returns once session time could run.

        Raises:
            Cancelled: It was given up, and nothing is left of it.
            TrajectoryError: It could not begin.
        """
        with contextlib.ExitStack() as leaving:
            engine = self._engine = leaving.enter_context(Engine())
            if self._given_up.is_set():
                engine.give_up()
            try:
                engine.start(
                    self._folder,
                    self._settings,
                    task_id=self._task_id,
                    hot_keys=self._hot_keys,
                    held=True,
                )
            except EngineLost:
                engine.kill()  # One that only hangs would not let itself be left.
                raise
            self._leaving = leaving.pop_all()

    def begin(self) -> None:
        """Let session time run; raises as `start`, and leaves as little."""
        with contextlib.ExitStack() as leaving:
            leaving.push(self._leaving.pop_all())
            try:
                self._running.begin()
            except EngineLost:
                self._running.kill()
                raise
            self._leaving = leaving.pop_all()
        self._watch = LiveWatch(Path(self._running.last.bundle), self._settings)

    def give_up(self) -> None:
        """End a `start` that is under way or still to come; from any thread, and without blocking."""
        self._given_up.set()
        if self._engine is not None:
            # A dead engine has nothing to give up: `start` says so where it was called.
            with contextlib.suppress(EngineLost):
                self._engine.give_up()

    def abandon(self) -> None:
        """Leave an engine that was started and shall not begin; nothing is left of it."""
        self._leaving.close()

    def pause(self) -> None:
        """Pause; raises TrajectoryError as `Engine.pause`."""
        self._running.pause()

    def resume(self) -> None:
        """Go on after a pause; raises TrajectoryError as `Engine.resume`."""
        self._running.resume()

    def mark(self, label: str) -> None:
        """Mark this moment; raises TrajectoryError as `Engine.mark`."""
        self._running.mark(label)

    def forget(self, seconds: float) -> None:
        """Have the last seconds cut out; raises TrajectoryError as `Engine.forget`."""
        self._running.forget(seconds)

    def mask(self, *, on: bool) -> None:
        """Keep everything out, or let it in again; raises TrajectoryError as `Engine.mask`."""
        self._running.mask(on=on)

    def look(self) -> Snapshot:
        """See how it is doing.

        Raises:
            EngineLost: The engine ended: died, or sealed by itself. `stop` tells which.
        """
        engine = self._running
        try:
            session_ns, health = engine.health(_LOOK_S)
        except EngineLost:
            if engine.ended.is_set():
                raise
            return Snapshot(State(engine.last.state))
        last = engine.last
        seen = Snapshot(
            State(last.state),
            session_ns,
            health.streams,
            reason=PauseReason(last.reason) if last.reason else None,
        )
        if self._watch is None:
            return seen
        warnings = tuple(self._watch.look())
        return replace(
            seen, warnings=warnings, framed=framed(self._watch.displays, self._watch.area, self._settings)
        )

    def stop(self) -> Sealed | None:
        """End, seal and finish, or learn how it ended by itself; None where all was to be forgotten.

        Raises:
            EngineLost: The engine died, or hangs for so long that it never will seal: `recover`.
            TrajectoryError: It could not be sealed here and now; what was recorded stays.
        """
        engine = self._running
        with self._leaving:
            try:
                engine.stop()
            except EngineLost:
                engine.kill()
                if engine.last.state == State.FAILED:
                    raise OutputUnusable(engine.last.warning) from None
                if engine.last.state != State.SEALED:
                    raise
        root = Path(engine.last.bundle)
        return _finished(root, Bundle(root).manifest, engine.last.warning)

    def recover(self) -> Sealed | None:
        """Seal and finish what a dead engine left, after `stop` said that it is dead; as `stop` else.

        Raises:
            TrajectoryError: It can't be sealed here and now; what was recorded stays.
        """
        root = Path(self._running.last.bundle)
        try:
            manifest = recovery.recover(root)
        except OSError as error:
            raise OutputUnusable(
                f"{root} could not be sealed: {error.strerror}",
                f"nothing is lost: make room and run trajectory-recorder recover {root}",
            ) from error
        return _finished(root, manifest)

    @property
    def _running(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("the recording has not been started")
        return self._engine


def _finished(root: Path, manifest: Manifest, warning: str = "") -> Sealed | None:
    """Carry out what was asked for meanwhile; where that can't be done now, what was sealed stays."""
    try:
        kept = finish(root)
    except TrajectoryError as error:
        return _sealed(root, manifest, str(error), manifest.ended)
    if kept is None:
        return None
    return _sealed(kept, Bundle(kept).manifest, warning, manifest.ended)


def _sealed(root: Path, manifest: Manifest, warning: str, ended: str) -> Sealed:
    size_bytes = sum(file.bytes for file in manifest.files)
    return Sealed(root, manifest.duration_ns, size_bytes, ended, warning)
