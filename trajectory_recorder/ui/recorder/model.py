"""What the recorder shows and allows: everything that is decided about a recording there.

It knows no Qt and no threads. Work that takes a while it hands to `work`, which calls back with the
result on the thread that owns the model; whoever shows the model is told through `changed`.
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Cancelled, EngineLost
from trajectory_recorder.events import Rectangle, StreamHealth
from trajectory_recorder.recording.states import PauseReason
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.recorder import words
from trajectory_recorder.ui.recorder.advice import Advice
from trajectory_recorder.ui.recorder.endings import concerns, notice_of_end
from trajectory_recorder.ui.recorder.live_recording import LiveRecording, Sealed, Snapshot
from trajectory_recorder.ui.recorder.phases import BEFORE, OF_STATE, WATCHED, Action, Phase, allowed
from trajectory_recorder.ui.recorder.stream_view import (
    StreamRow,
    VoiceLevel,
    planned_streams,
    rows_of,
    voice_level,
)
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.work import Work

FORGET_S = 30
"""How much is cut out at once: long enough for what was just seen to be wrong, and easy to remember."""
_SECOND_NS = 1_000_000_000
# Speech is between two looks as often as under one: the shown level falls by this factor a look.
_LEVEL_FALL = 0.7
# As long as one reads a line.
_TOLD_NS = 4 * _SECOND_NS
# A button that was held for longer meant: as long as I hold it.
_HOLD_NS = 400_000_000


class Make(Protocol):
    """Makes a recording, to be started."""

    def __call__(
        self, folder: Path, settings: RecordSettings, *, task_id: str | None, hot_keys: tuple[str, ...]
    ) -> LiveRecording: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """How a recording ended: the bundle that there is of it, if any, and what has to be said."""

    sealed: Sealed | None
    notice: Notice | None


class RecorderModel:
    """One recorder: at most one recording at a time.

    Args:
        folder: The folder that new bundles go into.
        settings: How to record.
        app_settings: How the app behaves.
        work: Runs what blocks.
        changed: Called after every change.
        ended: Called when a recording is over, once its bundle is sealed and finished.
        make: Makes a recording, to be started.
        now_ns: Monotonic time.
    """

    def __init__(
        self,
        folder: Path,
        settings: RecordSettings,
        app_settings: AppSettings,
        *,
        work: Work,
        changed: Callable[[], None],
        ended: Callable[[Ending], None],
        make: Make = LiveRecording,
        now_ns: Callable[[], int] = monotonic_ns,
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.app_settings = app_settings
        self.phase = Phase.READY
        self.task: RecordingTask | None = None
        self._work = work
        self._changed = changed
        self._ended = ended
        self._make = make
        self._now_ns = now_ns
        self._recording: LiveRecording | None = None
        self._clear()

    def _clear(self) -> None:
        self.masked = False
        self.framed: tuple[Rectangle, ...] = ()
        self._advice = Advice(self._now_ns)
        self._opened = self._looking = self._asked_to_stop = False
        self._answers = True
        self._counted_ns = self._told_until_ns = 0
        self._masks_by_button = False
        self._told = ""
        self._reason: PauseReason | None = None
        self._session_ns = 0
        self._mark_numbers = itertools.count(1)
        self._level = 0.0
        self._streams: tuple[StreamHealth, ...] = ()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        """The state in words."""
        return words.headline(self.phase, masked=self.masked)

    @property
    def explanation(self) -> str:
        """One sentence under the headline."""
        if not self._answers:
            return words.silent_engine()
        if self.phase is Phase.PAUSED and self._reason is not None:
            return words.paused_because(self._reason)
        if self.phase is not Phase.RECORDING:
            return words.explanation(self.phase)
        return words.masked() if self.masked else words.of_streams(self.rows)

    @property
    def seconds_left(self) -> int:
        """What the countdown shows; 0 where there is none."""
        if self.phase is not Phase.COUNTING:
            return 0
        return max(1, math.ceil((self._counted_ns - self._now_ns()) / _SECOND_NS))

    @property
    def elapsed(self) -> str:
        """Session time, as a clock shows it."""
        return wording.elapsed(self._session_ns)

    @property
    def pause_word(self) -> str:
        """What pausing or resuming does next."""
        if self.phase in {Phase.PAUSED, Phase.RESUMING}:
            return translate("Recorder", "Resume")
        return translate("Recorder", "Pause")

    @property
    def answers(self) -> bool:
        """Whether the engine answers."""
        return self._answers

    @property
    def told(self) -> str:
        """What was just done, for a moment; empty otherwise."""
        return self._told

    @property
    def notice(self) -> Notice | None:
        """What is wrong, one thing at a time."""
        return self._advice.notice

    @property
    def actions(self) -> frozenset[Action]:
        """What may be asked for now."""
        return allowed(self.phase)

    @property
    def rows(self) -> tuple[StreamRow, ...]:
        """One row per stream: those of the recording, or those whose devices are being opened."""
        return rows_of(self._streams or planned_streams(self.settings))

    @property
    def voice(self) -> VoiceLevel | None:
        """The voice's level; None while none is heard because none is recorded."""
        return voice_level(self._streams, self._level)

    @property
    def busy(self) -> bool:
        """Whether there is a recording, from its countdown until it is sealed."""
        return self.phase is not Phase.READY

    # --- what a person asks for ---------------------------------------------------------------------

    def set_up(self, folder: Path, settings: RecordSettings, app_settings: AppSettings) -> None:
        """Record otherwise from the next recording on; not while there is one."""
        self.folder, self.settings, self.app_settings = folder, settings, app_settings

    def record(self, task: RecordingTask | None, *, hot_keys: tuple[str, ...] = ()) -> None:
        """Open everything, count down, and begin."""
        if Action.RECORD not in self.actions:
            return
        self._clear()
        self.task = task
        self._recording = self._make(
            self.folder, self.settings, task_id=task.id if task else None, hot_keys=hot_keys
        )
        countdown_s = self.app_settings.countdown_s
        self._counted_ns = self._now_ns() + countdown_s * _SECOND_NS
        self._enter(Phase.COUNTING if countdown_s else Phase.STARTING)
        self._work(self._recording.start, self._when_opened, self._when_not_begun)

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
        said = words.marked(self._session_ns)
        self._work(lambda: recording.mark(label), lambda _: self._tell(said), self._when_refused)

    def forget(self) -> None:
        """Have the last half minute cut out when the recording ends."""
        if Action.FORGET not in self.actions:
            return
        recording, to_ns = self._running, self._session_ns
        said = words.will_be_cut(max(0, to_ns - FORGET_S * _SECOND_NS), to_ns)
        self._work(lambda: recording.forget(FORGET_S), lambda _: self._tell(said), self._when_refused)

    def mask(self, *, on: bool) -> None:
        """Keep everything out of the recording, or let it in again."""
        if Action.MASK in self.actions:
            recording = self._running
            self._work(lambda: recording.mask(on=on), lambda _: self._when_masked(on=on), self._when_refused)

    def press_mask(self) -> None:
        """The mask's button went down: mask at once."""
        if Action.MASK in self.actions and not self.masked:
            self._masks_by_button = True
            self.mask(on=True)

    def release_mask(self, held_ns: int) -> None:
        """The mask's button came up: what was held ends, what was clicked stays until the next click.

        Args:
            held_ns: For how long it was down.
        """
        masks, self._masks_by_button = self._masks_by_button, False
        if not masks or held_ns > _HOLD_NS:
            self.mask(on=False)

    def stop(self) -> None:
        """End and seal the recording; give up one that has not begun."""
        if Action.STOP not in self.actions:
            return
        self._asked_to_stop = True
        if self.phase not in BEFORE:
            self._seal()
            return
        was_held = self._opened and self.phase is Phase.COUNTING
        self._enter(Phase.GIVING_UP)
        if was_held:
            self._work(self._running.abandon, self._when_abandoned, self._when_not_begun)
        else:
            self._running.give_up()

    def warn(self, notice: Notice) -> None:
        """Show something that went wrong around the recording."""
        self._advice.refuse(notice)
        self._changed()

    def dismiss(self) -> None:
        """Show no more what is wrong."""
        self._advice.dismiss()
        self._changed()

    def tick(self) -> None:
        """Count on, and see how the recording is doing; to be called some times a second."""
        if self.phase is Phase.COUNTING and self._now_ns() >= self._counted_ns:
            self._enter(Phase.STARTING)
            self._begin_if_open()
        if self._told and self._now_ns() >= self._told_until_ns:
            self._told = ""
        self._look()
        self._changed()

    # --- what became of it --------------------------------------------------------------------------

    def _when_opened(self, _nothing: None) -> None:
        self._opened = True
        if self.phase is Phase.GIVING_UP:  # It came too late.
            self._work(self._running.abandon, self._when_abandoned, self._when_not_begun)
        else:
            self._begin_if_open()

    def _begin_if_open(self) -> None:
        if self._opened and self.phase is Phase.STARTING:
            self._work(self._running.begin, self._when_begun, self._when_not_begun)

    def _when_begun(self, _nothing: None) -> None:
        if self.phase is Phase.GIVING_UP:  # It came too late.
            self._seal()
        else:
            self._streams = ()
            self._enter(Phase.RECORDING)
            self.tick()

    def _when_not_begun(self, error: Exception) -> None:
        self._rest(Ending(None, None if isinstance(error, Cancelled) else notice_of(error)))

    def _when_abandoned(self, _nothing: None) -> None:
        self._rest(Ending(None, None))

    def _when_obeyed(self, _nothing: None) -> None:
        self._leave({Phase.PAUSING: Phase.PAUSED, Phase.RESUMING: Phase.RECORDING})

    def _when_refused(self, error: Exception) -> None:
        self._advice.refuse(notice_of(error))
        self._leave({Phase.PAUSING: Phase.RECORDING, Phase.RESUMING: Phase.PAUSED})

    def _when_masked(self, *, on: bool) -> None:
        self.masked = on
        self._changed()

    def _when_looked(self, snapshot: Snapshot) -> None:
        self._looking = False
        if self.phase is Phase.COUNTING:
            self._take(snapshot)
            self._changed()
        elif self.phase in WATCHED:
            self._take(snapshot)
            if snapshot.state in OF_STATE:
                self._enter(OF_STATE[snapshot.state])
            else:  # It ends by itself. To stop waits for that, and tells why.
                self._seal()

    def _when_gone(self, error: Exception) -> None:
        """The engine ended; to stop tells whether it sealed by itself or died."""
        self._looking = False
        if self.phase in WATCHED:
            self._seal()
        elif self.phase is Phase.COUNTING:
            self._enter(Phase.GIVING_UP)
            self._work(self._running.abandon, lambda _: self._when_not_begun(error), self._when_not_begun)

    def _when_sealed(self, sealed: Sealed | None) -> None:
        if sealed is None:
            self._rest(Ending(None, words.all_forgotten()))
        else:
            self._rest(Ending(sealed, notice_of_end(sealed, asked_for=self._asked_to_stop)))

    def _when_not_sealed(self, error: Exception) -> None:
        if isinstance(error, EngineLost):
            self._enter(Phase.RECOVERING)
            self._work(self._running.recover, self._when_sealed, self._when_not_recovered)
        else:
            self._when_not_recovered(error)

    def _when_not_recovered(self, error: Exception) -> None:
        self._rest(Ending(None, notice_of(error)))

    # --- within -------------------------------------------------------------------------------------

    @property
    def _running(self) -> LiveRecording:
        if self._recording is None:
            raise RuntimeError("there is no recording")
        return self._recording

    def _look(self) -> None:
        watched = self.phase in WATCHED or (self.phase is Phase.COUNTING and self._opened)
        if watched and not self._looking:
            self._looking = True
            self._work(self._running.look, self._when_looked, self._when_gone)

    def _take(self, snapshot: Snapshot) -> None:
        self._answers = snapshot.streams is not None
        if snapshot.streams is None:
            return
        self._session_ns = snapshot.session_ns
        self._streams = snapshot.streams
        self.framed, self._reason = snapshot.framed, snapshot.reason
        loudest = max((stream.level or 0.0 for stream in snapshot.streams), default=0.0)
        self._level = max(loudest, self._level * _LEVEL_FALL)
        self._advice.consider(concerns(snapshot.streams, snapshot.warnings))

    def _seal(self) -> None:
        self._enter(Phase.SEALING)
        self._work(self._running.stop, self._when_sealed, self._when_not_sealed)

    def _tell(self, said: str) -> None:
        self._told = said
        self._told_until_ns = self._now_ns() + _TOLD_NS
        self._changed()

    def _leave(self, successors: dict[Phase, Phase]) -> None:
        """A command came back. Meanwhile another one, to stop, may have changed the phase."""
        self._enter(successors.get(self.phase, self.phase))
        self.tick()

    def _rest(self, ending: Ending) -> None:
        self._recording = None
        self._clear()
        self._enter(Phase.READY)
        self._ended(ending)

    def _enter(self, phase: Phase) -> None:
        if phase is not self.phase:
            self._told = ""  # What was done before is no news any more.
        self.phase = phase
        self._changed()
