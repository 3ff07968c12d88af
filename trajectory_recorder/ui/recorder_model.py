"""What the recorder's window shows and allows: everything that is decided about a recording there.

It knows no Qt and no threads. Work that takes a while it hands to `work`, which calls back with the
result on the thread that owns the model; whoever shows the model is told through `changed`.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from trajectory_recorder import paths
from trajectory_recorder.errors import Cancelled, EngineLost, TrajectoryError
from trajectory_recorder.events import StreamHealth, StreamName, StreamState
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.session import EndReason, State
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.live_recording import LiveRecording, Sealed, Snapshot

Result = TypeVar("Result")

# Speech is between two looks as often as under one: the shown level falls by this factor a look.
_LEVEL_FALL = 0.5


class Phase(StrEnum):
    """Where the window is with its recording; the values are its headlines."""

    READY = "Ready to record"
    STARTING = "Starting"
    GIVING_UP = "Cancelling"
    RECORDING = "Recording"
    PAUSING = "Pausing"
    PAUSED = "Paused"
    RESUMING = "Resuming"
    SEALING = "Sealing"
    RECOVERING = "Recovering"


class Action(StrEnum):
    """What a person can ask for."""

    RECORD = "record"
    PAUSE = "pause"
    RESUME = "resume"
    MARK = "mark"
    STOP = "stop"
    CHANGE_SETTINGS = "change_settings"


_ALLOWED = {
    Phase.READY: {Action.RECORD, Action.CHANGE_SETTINGS},
    Phase.STARTING: {Action.STOP},
    Phase.RECORDING: {Action.PAUSE, Action.MARK, Action.STOP},
    Phase.PAUSING: {Action.STOP},
    Phase.PAUSED: {Action.RESUME, Action.MARK, Action.STOP},
    Phase.RESUMING: {Action.STOP},
}
_EXPLANATIONS = {
    Phase.STARTING: "Opening the screen, the input devices and the microphone.",
    Phase.GIVING_UP: "Closing the devices; nothing is kept.",
    Phase.PAUSING: "Releasing every device.",
    Phase.PAUSED: "Nothing is recorded until you resume.",
    Phase.RESUMING: "Opening the devices again.",
    Phase.SEALING: "Completing the recording and protecting it with checksums.",
    Phase.RECOVERING: "Completing what was recorded until the engine died.",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person has to know, in sentences: what happened and what to try next."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class StreamRow:
    """One stream as it is shown: `word` says its state, `remark` what is wrong with it, if anything."""

    title: str
    state: StreamState
    word: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class VoiceLevel:
    """How loud the voice is: `share` of the meter from 0 to 1, and the same in words."""

    share: float
    words: str


class Work(Protocol):
    """Runs `job` elsewhere, then calls one of the others where the model lives; one job at a time."""

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None: ...


class RecorderModel:
    """One recorder: at most one recording at a time, and the settings of the next.

    Args:
        folder: The folder that new bundles go into.
        settings: How to record.
        work: Runs what blocks.
        changed: Called after every change.
        begin: Makes a recording, to be started.
    """

    def __init__(
        self,
        folder: Path,
        settings: RecordSettings,
        *,
        work: Work,
        changed: Callable[[], None],
        begin: Callable[[Path, RecordSettings], LiveRecording] = LiveRecording,
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.phase = Phase.READY
        self.notice: Notice | None = None
        self.sealed: Sealed | None = None
        self._work = work
        self._changed = changed
        self._begin = begin
        self._recording: LiveRecording | None = None
        self._looking = False
        self._closing = False
        self._answers = True
        self._session_ns = 0
        self._marks = 0
        self._level = 0.0
        self._streams: tuple[StreamHealth, ...] = ()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        """The state in words."""
        if self.phase is Phase.READY and self.sealed is not None:
            return "Recording recovered" if self.sealed.ended == recovery.CRASHED else "Recording saved"
        return self.phase.value

    @property
    def explanation(self) -> str:
        """One sentence under the headline."""
        if not self._answers:
            return "The recording engine does not answer at the moment."
        if self.phase is Phase.READY:
            voice = " and your voice" if self.settings.narration else ""
            return f"Records the screen, keyboard and mouse{voice}."
        if self.phase is not Phase.RECORDING:
            return _EXPLANATIONS[self.phase]
        not_live = [row.title for row in self.rows if row.state is not StreamState.LIVE]
        if not not_live:
            return f"All {len(self.rows)} streams are live."
        return f"Not live: {', '.join(not_live)}."

    @property
    def elapsed(self) -> str:
        """Session time, as a clock shows it."""
        return wording.elapsed(self._session_ns)

    @property
    def marks(self) -> str:
        """How many moments were marked, in words; empty if none."""
        return f"{self._marks} mark{'s' if self._marks > 1 else ''}" if self._marks else ""

    @property
    def actions(self) -> frozenset[Action]:
        """What may be asked for now."""
        return frozenset(_ALLOWED.get(self.phase, set()))

    @property
    def rows(self) -> tuple[StreamRow, ...]:
        """One row per stream: those of the recording, or those that the next one will have."""
        streams = self._streams or tuple(map(_planned, _planned_streams(self.settings)))
        names = [stream.stream for stream in streams]
        return tuple(
            StreamRow(
                wording.stream_title(stream.stream, names),
                stream.state,
                wording.state_word(stream.state),
                _remark(stream),
            )
            for stream in sorted(streams, key=_rank)
        )

    @property
    def voice(self) -> VoiceLevel | None:
        """The voice's level; None while none is heard because none is recorded."""
        live = any(s.stream == StreamName.VOICE and s.state is StreamState.LIVE for s in self._streams)
        if not live:
            return None
        level_dbfs = wording.dbfs(self._level)
        return VoiceLevel(1 - level_dbfs / wording.QUIETEST_DBFS, wording.level_words(level_dbfs))

    @property
    def closed(self) -> bool:
        """Whether `close` was asked for, everything is sealed, and nothing is left to be said."""
        return self._closing and self.phase is Phase.READY

    # --- what a person asks for ---------------------------------------------------------------------

    def choose_folder(self, folder: Path) -> None:
        """Record into this folder from the next recording on."""
        self.folder = folder
        self._changed()

    def choose_settings(self, *, fps: int | None = None, narration: bool | None = None) -> None:
        """Change how the next recording is made."""
        chosen = {"fps": fps, "narration": narration}
        changes = {name: value for name, value in chosen.items() if value is not None}
        self.settings = dataclasses.replace(self.settings, **changes)
        self._changed()

    def record(self) -> None:
        """Begin a recording."""
        if Action.RECORD not in self.actions:
            return
        self.notice = self.sealed = None
        self._session_ns = self._marks = 0
        self._level = 0.0
        self._recording = self._begin(self.folder, self.settings)
        self._enter(Phase.STARTING)
        self._work(self._recording.start, self._when_started, self._when_not_started)

    def pause_or_resume(self) -> None:
        """Pause a recording that runs, let one go on that is paused."""
        if Action.PAUSE in self.actions:
            self._enter(Phase.PAUSING)
            self._work(self._running.pause, self._follow, self._when_refused)
        elif Action.RESUME in self.actions:
            self._enter(Phase.RESUMING)
            self._work(self._running.resume, self._follow, self._when_refused)

    def mark(self) -> None:
        """Mark this moment of the recording."""
        if Action.MARK not in self.actions:
            return
        self._marks += 1
        recording, label = self._running, f"Mark {self._marks}"
        self._work(lambda: recording.mark(label), self._follow, self._when_refused)
        self._changed()

    def stop(self) -> None:
        """End and seal the recording; give up one that is only starting."""
        if Action.STOP not in self.actions:
            return
        if self.phase is Phase.STARTING:
            self._running.give_up()
            self._enter(Phase.GIVING_UP)
        else:
            self._seal()

    def close(self) -> bool:
        """Ask to close the window; True if it may at once, else it may when `closed`."""
        self._closing = True
        self.stop()
        return self.closed

    def tell(self, notice: Notice) -> None:
        """Show a notice until the next recording."""
        self.notice = notice
        self._changed()

    def tick(self) -> None:
        """See how the recording is doing; to be called twice a second."""
        if self._looking or self.phase not in _WATCHED:
            return
        self._looking = True
        self._work(self._running.look, self._when_looked, self._when_gone)

    # --- what became of it --------------------------------------------------------------------------

    def _when_started(self, _nothing: None) -> None:
        if self.phase is Phase.GIVING_UP:
            self._seal()  # It came too late.
        else:
            self._enter(Phase.RECORDING)
            self.tick()

    def _when_not_started(self, error: Exception) -> None:
        self._rest(None if isinstance(error, Cancelled) else _notice_of(error))

    def _follow(self, _nothing: None) -> None:
        """A command was carried out: see at once what it changed."""
        self.tick()

    def _when_refused(self, error: Exception) -> None:
        self.tell(_notice_of(error))
        self.tick()

    def _when_looked(self, snapshot: Snapshot) -> None:
        self._looking = False
        if self.phase not in _WATCHED:
            return
        self._answers = snapshot.streams is not None
        if snapshot.streams is not None:
            self._session_ns = snapshot.session_ns
            self._streams = snapshot.streams
            loudest = max((s.level or 0.0 for s in snapshot.streams), default=0.0)
            self._level = max(loudest, self._level * _LEVEL_FALL)
        if snapshot.state in _ENDING:
            self._seal()
        else:
            self._enter(_PHASES[snapshot.state])

    def _when_gone(self, _error: Exception) -> None:
        self._looking = False
        if self.phase in _WATCHED:
            self._seal()

    def _when_sealed(self, sealed: Sealed) -> None:
        self.sealed = sealed
        self._session_ns = sealed.duration_ns
        self._rest(_notice_of_end(sealed))

    def _when_not_sealed(self, error: Exception) -> None:
        if isinstance(error, EngineLost):
            self._enter(Phase.RECOVERING)
            self._work(self._running.recover, self._when_sealed, self._when_not_recovered)
        else:
            self._rest(_notice_of(error))

    def _when_not_recovered(self, error: Exception) -> None:
        self._rest(_notice_of(error))

    # --- within -------------------------------------------------------------------------------------

    @property
    def _running(self) -> LiveRecording:
        if self._recording is None:
            raise RuntimeError("there is no recording")
        return self._recording

    def _seal(self) -> None:
        self._enter(Phase.SEALING)
        self._work(self._running.stop, self._when_sealed, self._when_not_sealed)

    def _rest(self, notice: Notice | None) -> None:
        self.notice = notice
        self._recording, self._streams, self._answers = None, (), True
        # A window that closed now would take the notice with it.
        self._closing = self._closing and notice is None
        self._enter(Phase.READY)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self._changed()


