"""What the recorder's window shows and allows: everything that is decided about a recording there.

It knows no Qt and no threads. Work that takes a while it hands to `work`, which calls back with the
result on the thread that owns the model; whoever shows the model is told through `changed`.
"""

import dataclasses
import itertools
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from trajectory_recorder.errors import Cancelled, EngineLost
from trajectory_recorder.events import StreamHealth, StreamState
from trajectory_recorder.quality.live import LiveWarning
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.states import State
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.live_recording import LiveRecording, Sealed, Snapshot
from trajectory_recorder.ui.notices import Notice, notice_of, notice_of_end, notice_of_warning
from trajectory_recorder.ui.stream_view import StreamRow, VoiceLevel, planned_streams, rows_of, voice_level

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
    SAVED = "Recording saved"
    RECOVERED = "Recording recovered"


class Action(StrEnum):
    """What a person can ask for."""

    RECORD = "record"
    PAUSE_OR_RESUME = "pause_or_resume"
    MARK = "mark"
    STOP = "stop"
    CHANGE_SETTINGS = "change_settings"


_RESTING = {Phase.READY, Phase.SAVED, Phase.RECOVERED}
_ALLOWED = {
    **{phase: {Action.RECORD, Action.CHANGE_SETTINGS} for phase in _RESTING},
    Phase.STARTING: {Action.STOP},
    Phase.RECORDING: {Action.PAUSE_OR_RESUME, Action.MARK, Action.STOP},
    Phase.PAUSING: {Action.STOP},
    Phase.PAUSED: {Action.PAUSE_OR_RESUME, Action.MARK, Action.STOP},
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
    Phase.SAVED: "Sealed with checksums: any later change will show.",
    Phase.RECOVERED: "Sealed with checksums: any later change will show.",
}
_WATCHED = {Phase.RECORDING, Phase.PAUSED}
_PHASES = {State.RECORDING: Phase.RECORDING, State.PAUSED: Phase.PAUSED}


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
        self._asked_to_stop = False
        self._answers = True
        self._warning: Notice | None = None
        self._session_ns = 0
        self._marks = 0
        self._mark_numbers = itertools.count(1)
        self._level = 0.0
        self._streams: tuple[StreamHealth, ...] = ()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        """The state in words."""
        return self.phase.value

    @property
    def explanation(self) -> str:
        """One sentence under the headline."""
        if not self._answers:
            return "The recording engine does not answer at the moment."
        if self.phase is Phase.READY:
            voice = ", and your voice," if self.settings.narration else ""
            return f"Your screen, keyboard and mouse{voice} will be recorded."
        if self.phase is not Phase.RECORDING:
            return _EXPLANATIONS[self.phase]
        not_live = [row.title for row in self.rows if row.state is not StreamState.LIVE]
        if not not_live:
            return f"All {len(self.rows)} streams are live."
        return f"Not being recorded: {', '.join(not_live)}."

    @property
    def elapsed(self) -> str:
        """Session time, as a clock shows it."""
        return wording.elapsed(self._session_ns)

    @property
    def pause_word(self) -> str:
        """What pausing or resuming does next."""
        return "Resume" if self.phase in {Phase.PAUSED, Phase.RESUMING} else "Pause"

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
        return rows_of(self._streams or planned_streams(self.settings, starting=self.phase is Phase.STARTING))

    @property
    def voice(self) -> VoiceLevel | None:
        """The voice's level; None while none is heard because none is recorded."""
        return voice_level(self._streams, self._level)

    @property
    def closed(self) -> bool:
        """Whether `close` was asked for, everything is sealed, and nothing is left to be said."""
        return self._closing and self.phase in _RESTING

    # --- what a person asks for ---------------------------------------------------------------------

    def choose_folder(self, folder: Path) -> None:
        """Record into this folder from the next recording on."""
        self.folder = folder
        self._changed()

    def choose_narration(self, on: bool) -> None:  # noqa: FBT001 - what a check box says
        """Record the voice from the next recording on, or don't."""
        self.settings = dataclasses.replace(self.settings, narration=on)
        self._changed()

    def choose_fps(self, fps: int) -> None:
        """Look at the screen this often from the next recording on."""
        self.settings = dataclasses.replace(self.settings, fps=fps)
        self._changed()

    def record(self) -> None:
        """Begin a recording."""
        if Action.RECORD not in self.actions:
            return
        self.notice = self._warning = self.sealed = None
        self._asked_to_stop = False
        self._session_ns = self._marks = 0
        self._mark_numbers = itertools.count(1)
        self._level = 0.0
        self._recording = self._begin(self.folder, self.settings)
        self._enter(Phase.STARTING)
        self._work(self._recording.start, self._when_started, self._when_not_started)

    def pause_or_resume(self) -> None:
        """Pause a recording that runs, let one go on that is paused."""
        if self.phase is Phase.RECORDING:
            self._enter(Phase.PAUSING)
            self._work(self._running.pause, self._when_obeyed, self._when_refused)
        elif self.phase is Phase.PAUSED:
            self._enter(Phase.RESUMING)
            self._work(self._running.resume, self._when_obeyed, self._when_refused)

    def mark(self) -> None:
        """Mark this moment of the recording."""
        if Action.MARK not in self.actions:
            return
        recording, label = self._running, f"Mark {next(self._mark_numbers)}"
        self._work(lambda: recording.mark(label), self._when_marked, self._when_refused)

    def stop(self) -> None:
        """End and seal the recording; give up one that is only starting."""
        if Action.STOP not in self.actions:
            return
        self._asked_to_stop = True
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
        self._rest(None if isinstance(error, Cancelled) else notice_of(error))

    def _when_obeyed(self, _nothing: None) -> None:
        self._leave({Phase.PAUSING: Phase.PAUSED, Phase.RESUMING: Phase.RECORDING})

    def _when_refused(self, error: Exception) -> None:
        self.notice = notice_of(error)
        self._leave({Phase.PAUSING: Phase.RECORDING, Phase.RESUMING: Phase.PAUSED})

    def _when_marked(self, _nothing: None) -> None:
        self._marks += 1
        self._changed()

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
            self._warn(snapshot.warnings)
        if snapshot.state in _PHASES:
            self._enter(_PHASES[snapshot.state])
        else:  # It ends by itself. To stop waits for that, and tells why.
            self._seal()

    def _when_gone(self, _error: Exception) -> None:
        """The engine ended; to stop tells whether it sealed by itself or died."""
        self._looking = False
        if self.phase in _WATCHED:
            self._seal()

    def _when_sealed(self, sealed: Sealed) -> None:
        self.sealed = sealed
        self._session_ns = sealed.duration_ns
        phase = Phase.RECOVERED if sealed.ended == recovery.CRASHED else Phase.SAVED
        self._rest(notice_of_end(sealed, asked_for=self._asked_to_stop), phase)

    def _when_not_sealed(self, error: Exception) -> None:
        if isinstance(error, EngineLost):
            self._enter(Phase.RECOVERING)
            self._work(self._running.recover, self._when_sealed, self._when_not_recovered)
        else:
            self._rest(notice_of(error))

    def _when_not_recovered(self, error: Exception) -> None:
        self._rest(notice_of(error))

    # --- within -------------------------------------------------------------------------------------

    @property
    def _running(self) -> LiveRecording:
        if self._recording is None:
            raise RuntimeError("there is no recording")
        return self._recording

    def _seal(self) -> None:
        self._enter(Phase.SEALING)
        self._work(self._running.stop, self._when_sealed, self._when_not_sealed)

    def _warn(self, warnings: tuple[LiveWarning, ...]) -> None:
        """Show the first thing that is wrong until it is mended; other notices come before it."""
        if self.notice is self._warning:
            self.notice = notice_of_warning(warnings[0]) if warnings else None
            self._warning = self.notice

    def _leave(self, successors: dict[Phase, Phase]) -> None:
        """A command came back. Meanwhile another one, to stop, may have changed the phase."""
        self._enter(successors.get(self.phase, self.phase))
        self.tick()

    def _rest(self, notice: Notice | None, phase: Phase = Phase.READY) -> None:
        self.notice = notice
        self._recording, self._streams, self._answers = None, (), True
        # A window that closed now would take the notice with it.
        self._closing = self._closing and notice is None
        self._enter(phase)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self._changed()
