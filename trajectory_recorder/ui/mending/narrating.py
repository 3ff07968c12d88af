"""Has somebody speak over a stretch: the picture plays alone, the microphone records, and both keep the same time."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from trajectory_recorder.capture.source import Source
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Edit, Mute, Narrate
from trajectory_recorder.replay.playing.alteration import UNALTERED
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.mending.model import MendingModel
from trajectory_recorder.ui.mending.narration_box import NarrationBox
from trajectory_recorder.ui.mending.take import Take
from trajectory_recorder.ui.replay.preview import Preview
from trajectory_recorder.ui.replay.window import ReplayWindow

_TICK_MS = 50


class _State(Enum):
    NOTHING = auto()
    OPENING = auto()
    LEADING = auto()
    SPEAKING = auto()
    ENDING = auto()
    TAKEN = auto()


class Narrating(QObject):
    """One narration at a time.

    Args:
        window: Plays the recording.
        model: Takes the narration that is kept.
        box: Shows it.
        root: The recording's folder.
        disk: Runs what touches the disk.
        microphone: Makes the source of the sound.
    """

    failed = Signal(object)
    """Why there is no narration: an exception."""
    _ended = Signal(object, object)

    def __init__(
        self,
        window: ReplayWindow,
        model: MendingModel,
        box: NarrationBox,
        *,
        root: Path,
        disk: Bridge,
        microphone: Callable[[], Source],
    ) -> None:
        super().__init__(window)
        self._window, self._model, self._box = window, model, box
        self._root, self._disk, self._microphone = root, disk, microphone
        self._state = _State.NOTHING
        self._span, self._turn = Span(0, 0), 0
        self._take: Take | None = None
        self._before: Status | None = None
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        # Emitted on the take's thread, delivered here.
        self._ended.connect(self._end)
        box.stop_wanted.connect(self.stop)
        box.listen_wanted.connect(self._listen)
        box.keep_wanted.connect(self._keep)
        box.again_wanted.connect(lambda: self.begin(self._span))
        box.given_up.connect(self.give_up)

    @property
    def is_busy(self) -> bool:
        """Whether a narration is in the making."""
        return self._state is not _State.NOTHING

    def begin(self, span: Span) -> None:
        """Have somebody speak over a stretch; what was spoken and not kept is given up."""
        self.give_up()
        self._span, self._state = span, _State.OPENING
        self._box.show_waiting(offers_silence=self._model.has_voice)
        self._be_silent()
        self._turn += 1
        self._disk.work(lambda: draft.new_narration(self._root), partial(self._open, self._turn), self._fail)

    def stop(self) -> None:
        """Stop here, and see what was spoken."""
        if self._take is not None and self._state in {_State.OPENING, _State.LEADING, _State.SPEAKING}:
            self._state = _State.ENDING
            self._take.stop()
            self._restore()

    def give_up(self) -> None:
        """Forget the narration that is not kept."""
        take, self._take = self._take, None
        was, self._state = self._state, _State.NOTHING
        self._box.hide()
        if was is not _State.NOTHING:
            self._restore()
        if take is not None:
            self._disk.work(lambda: _forget(take), _nothing, self.failed.emit)

    # --- from the microphone's opening to its end -----------------------------------------------------

    def _open(self, turn: int, path: Path) -> None:
        if turn != self._turn or self._state is not _State.OPENING:
            return  # it was given up meanwhile
        lasts_ns = self._span.to_ns - self._span.from_ns
        self._take = take = Take(
            path,
            lasts_ns=lasts_ns,
            on_end=lambda error: self._ended.emit(take, error),
            source=self._microphone(),
        )
        take.start()
        self._ticks.start()

    def _tick(self) -> None:
        if self._take is None:
            self._ticks.stop()
        elif self._state is _State.OPENING and self._take.is_ready:
            self._lead_in()
        elif self._state in {_State.LEADING, _State.SPEAKING}:
            self._follow(self._take)

    def _lead_in(self) -> None:
        """Play the picture as it was recorded."""
        player = self._window.player
        self._state = _State.LEADING
        player.set_skip_idle(False)
        player.set_rate(1.0)
        player.alter(UNALTERED)
        self._window.seek(self._span.from_ns)
        player.play()

    def _follow(self, take: Take) -> None:
        at_ns, now_ns = self._window.player.position_ns, monotonic_ns()
        passed_ns = at_ns - self._span.from_ns
        if self._state is _State.LEADING and passed_ns > 0:
            self._state = _State.SPEAKING
            take.begin(now_ns - passed_ns)
        self._box.show_speaking(take.level, max(passed_ns, 0), self._span.to_ns - self._span.from_ns)
        if at_ns >= self._span.to_ns:
            self.stop()

    def _be_silent(self) -> None:
        """Stand still, and let go of the loudspeaker, which would be heard in the microphone."""
        player = self._window.player
        player.pause()
        self._before = player.status
        player.set_muted(True)

    def _restore(self) -> None:
        """Be again as it was before somebody spoke."""
        before, self._before = self._before, None
        if before is not None:
            player = self._window.player
            player.pause()
            player.set_muted(before.muted)
            player.set_rate(before.rate)
            player.set_skip_idle(before.skip_idle)
        self._window.show_preview(self._model.preview)

    def _end(self, take: Take, error: Exception | None) -> None:
        if take is not self._take:
            return
        self._ticks.stop()
        if error is not None:
            self._fail(error)
        elif not take.length_ns:
            self.give_up()
        else:
            self._restore()
            self._state = _State.TAKEN
            self._box.show_taken(take.length_ns)

    def _fail(self, error: Exception) -> None:
        self.give_up()
        self.failed.emit(error)

    # --- what becomes of it -----------------------------------------------------------------------------

    @property
    def _narration(self) -> Narrate:
        assert self._take is not None  # noqa: S101 - asked for once it is taken
        to_ns = min(self._span.to_ns, self._span.from_ns + self._take.length_ns)
        return Narrate(self._span.from_ns, to_ns, str(self._take.path))

    def _listen(self) -> None:
        made = self._narration
        self._window.show_preview(Preview((*self._model.edits, *self._with_silence(made))))
        self._window.seek(made.from_ns)
        self._window.player.play()

    def _with_silence(self, made: Narrate) -> tuple[Edit, ...]:
        return (Mute(made.from_ns, made.to_ns), made) if self._box.silences else (made,)

    def _keep(self) -> None:
        made = self._with_silence(self._narration)
        self._take, self._state = None, _State.NOTHING
        self._box.hide()
        self._model.do(*made)


def _forget(take: Take) -> None:
    take.close()
    take.path.unlink(missing_ok=True)


def _nothing(_: None) -> None:
    """There is nothing to be told."""
