"""One recording as a window drives it: an engine from its start to the sealed bundle.

Every method but `give_up` blocks, up to as long as devices take to open or a bundle to be sealed: they
belong on a worker thread. It decides nothing and shows nothing; that is `recorder_model`'s part.
"""

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Bundle, Manifest
from trajectory_recorder.errors import EngineLost, OutputUnusable
from trajectory_recorder.events import StreamHealth
from trajectory_recorder.quality.live import LiveWarning, LiveWatch
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.recording.states import State
from trajectory_recorder.settings import RecordSettings

# An engine that is late with an answer is no reason to keep the next command waiting for long.
_LOOK_S = 2.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How a recording is doing. `streams` is None where the engine did not answer in time; `warnings` is
    what the checks find wrong with the last minutes."""

    state: State
    session_ns: int = 0
    streams: tuple[StreamHealth, ...] | None = None
    warnings: tuple[LiveWarning, ...] = ()


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
    """

    def __init__(self, folder: Path, settings: RecordSettings) -> None:
        self._folder = folder
        self._settings = settings
        self._engine: Engine | None = None
        self._watch: LiveWatch | None = None
        self._leaving = contextlib.ExitStack()
        self._given_up = threading.Event()

    def start(self) -> None:
        """Begin; returns once session time runs.

        Raises:
            Cancelled: It was given up, and nothing is left of it.
            TrajectoryError: It could not begin.
        """
        with contextlib.ExitStack() as leaving:
            engine = self._engine = leaving.enter_context(Engine())
            if self._given_up.is_set():
                engine.give_up()
            try:
                self._watch = LiveWatch(engine.start(self._folder, self._settings), self._settings)
            except EngineLost:
                engine.kill()  # One that only hangs would not let itself be left.
                raise
            self._leaving = leaving.pop_all()

    def give_up(self) -> None:
        """End a `start` that is under way or still to come; from any thread, and without blocking."""
        self._given_up.set()
        if self._engine is not None:
            # A dead engine has nothing to give up: `start` says so where it was called.
            with contextlib.suppress(EngineLost):
                self._engine.give_up()

    def pause(self) -> None:
        """Pause; raises TrajectoryError as `Engine.pause`."""
        self._running.pause()

    def resume(self) -> None:
        """Go on after a pause; raises TrajectoryError as `Engine.resume`."""
        self._running.resume()

    def mark(self, label: str) -> None:
        """Mark this moment; raises TrajectoryError as `Engine.mark`."""
        self._running.mark(label)

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
        warnings = self._watch.look() if self._watch is not None else ()
        return Snapshot(State(engine.last.state), session_ns, health.streams, tuple(warnings))

    def stop(self) -> Sealed:
        """End and seal, or learn how it ended by itself.

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
        return _sealed(root, Bundle(root).manifest, engine.last.warning)

    def recover(self) -> Sealed:
        """Seal what a dead engine left, after `stop` said that it is dead.

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
        return _sealed(root, manifest)

    @property
    def _running(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("the recording has not been started")
        return self._engine


def _sealed(root: Path, manifest: Manifest, warning: str = "") -> Sealed:
    size_bytes = sum(file.bytes for file in manifest.files)
    return Sealed(root, manifest.duration_ns, size_bytes, manifest.ended, warning)
