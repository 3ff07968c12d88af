"""Choosing a microphone: its level while it is listened to, a test of five seconds, and what that sounds like.

The sound system lets one of us in at a time, so what is heard and what is played take turns. Knows no Qt.
"""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from trajectory_recorder import settings
from trajectory_recorder.capture.source import Pcm
from trajectory_recorder.ui.first_run.listening import Listening
from trajectory_recorder.ui.first_run.playing_back import PlayingBack
from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.wording import sentence
from trajectory_recorder.ui.work import Work

TEST_S = 5.0


class Doing(Enum):
    """What goes on."""

    NOTHING = auto()
    OPENING = auto()
    LISTENING = auto()
    TESTING = auto()
    JUDGING = auto()
    PLAYING = auto()


class SoundSystem(Protocol):
    """What there is to hear with."""

    def microphones(self) -> tuple[str, ...]:
        """Their names, the system's default first."""

    def listen(self, name: str, on_end: Callable[[Exception], None]) -> Listening:
        """Listen to one of them; an empty name stands for the default."""

    def play(self, pcm: Pcm) -> PlayingBack:
        """Play a sound."""

    def judge(self, pcm: Pcm) -> Standing:
        """Say how a sound sounds."""


class MicrophoneModel:
    """One microphone at a time.

    Args:
        settings_file: Where the choice is kept.
        sound: What there is to hear with.
        work: Runs what blocks, one job after the other.
        changed: Called after every change, but not for each level.
        ended: Called on some thread when a microphone fails: hand it to `lose` where the model lives.
    """

    def __init__(
        self,
        settings_file: Path,
        sound: SoundSystem,
        *,
        work: Work,
        changed: Callable[[], None],
        ended: Callable[[object, Exception], None],
    ) -> None:
        self._file, self._sound, self._work = settings_file, sound, work
        self._changed, self._ended = changed, ended
        self.doing = Doing.NOTHING
        self.names: tuple[str, ...] = ()
        self.name = ""
        self.is_wanted = True
        self.verdict: Standing | None = None
        self.notice: Notice | None = None
        self._is_open = False
        self._turn = 0
        self._listening: Listening | None = None
        self._playing: PlayingBack | None = None
        self._pcm: Pcm | None = None

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def level(self) -> float | None:
        """The linear peak of what was heard last; None while nothing is listened to."""
        return self._listening.level if self._listening is not None else None

    @property
    def tested_share(self) -> float:
        """How far a test is, 0 to 1."""
        if self.doing is not Doing.TESTING or self._listening is None:
            return 0.0
        return min(1.0, self._listening.kept_s / TEST_S)

    @property
    def may_test(self) -> bool:
        """Whether a test can begin."""
        return self.doing is Doing.LISTENING

    @property
    def may_play(self) -> bool:
        """Whether there is a test to be heard."""
        return self._pcm is not None and self.doing in {Doing.LISTENING, Doing.PLAYING}

    # --- what can be done ---------------------------------------------------------------------------

    def open(self) -> None:
        """See which microphones there are, and listen to the one that is set."""
        self._is_open = True
        self._begin()

    def close(self) -> None:
        """Let go of everything, and forget the test."""
        self._is_open, self.doing = False, Doing.NOTHING
        self._pcm = self.verdict = None
        self._let_go()

    def want(self, *, wanted: bool) -> None:
        """Record the voice, or not."""
        self.is_wanted = wanted
        self._save({"narration": None if wanted else False})
        self._begin()

    def choose(self, name: str) -> None:
        """Listen to this microphone, and record with it; empty stands for the system's default."""
        self.name = name
        self.verdict = self._pcm = None
        self._save({"microphone": name or None})
        self._begin()

    def test(self) -> None:
        """Keep five seconds, and say how they sound."""
        if self.may_test and self._listening is not None:
            self._listening.keep()
            self.doing, self.verdict, self._pcm = Doing.TESTING, None, None
            self._changed()

    def play_or_stop(self) -> None:
        """Hear the test, or no more of it."""
        if self.doing is Doing.PLAYING:
            self._begin()
        elif self.may_play and (pcm := self._pcm) is not None:
            turn = self._let_go()
            self.doing = Doing.PLAYING
            self._work(lambda: self._sound.play(pcm), lambda it: self._take_playing(turn, it), self._fail)
            self._changed()

    def tick(self) -> None:
        """Look how far it is; some times a second."""
        if self._listening is not None and self.doing is Doing.TESTING and self.tested_share >= 1.0:
            self._judge(self._listening.take(TEST_S))
        elif self._playing is not None and (self._playing.is_over or self._playing.problem):
            problem = self._playing.problem
            self._begin()
            if problem:
                self.notice = Notice(sentence(problem))
                self._changed()

    def lose(self, listening: object, error: Exception) -> None:
        """A microphone failed."""
        if listening is self._listening or self._listening is None:
            self._fail(error)

    # --- its turns ----------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Listen anew, if a voice is to be recorded."""
        turn = self._let_go()
        self.notice = None
        self.doing = Doing.OPENING if self._is_open else Doing.NOTHING
        if self._is_open:
            self._work(self._look, lambda it: self._take_look(turn, *it), self._fail)
        self._changed()

    def _let_go(self) -> int:
        """Close what is open; returns the number of the turn that begins."""
        self._turn += 1
        for it in (self._listening, self._playing):
            if it is not None:
                self._work(it.close, lambda _: None, self._fail)
        self._listening = self._playing = None
        return self._turn

    def _look(self) -> tuple[tuple[str, ...], settings.RecordSettings]:
        return self._sound.microphones(), settings.load(self._file)

    def _take_look(self, turn: int, names: tuple[str, ...], record: settings.RecordSettings) -> None:
        if turn != self._turn:
            return
        self.names, self.name, self.is_wanted = names, record.microphone, record.narration
        self.doing = Doing.NOTHING
        if not names:
            self.notice = Notice(
                translate("Microphone", "There is no microphone."), translate("Microphone", "Plug one in.")
            )
        elif self.is_wanted:
            # It opens on a thread of its own, and says itself what went wrong.
            made: list[Listening] = []
            made.append(
                self._sound.listen(self.name, lambda error: self._ended(made[0] if made else None, error))
            )
            self._listening, self.doing = made[0], Doing.LISTENING
        self._changed()

    def _take_playing(self, turn: int, playing: PlayingBack) -> None:
        if turn == self._turn:
            self._playing = playing
        else:
            self._work(playing.close, lambda _: None, self._fail)

    def _judge(self, pcm: Pcm) -> None:
        turn, self.doing = self._turn, Doing.JUDGING
        self._work(lambda: self._sound.judge(pcm), lambda it: self._take_verdict(turn, pcm, it), self._fail)
        self._changed()

    def _take_verdict(self, turn: int, pcm: Pcm, verdict: Standing) -> None:
        if turn == self._turn:
            self.doing, self.verdict, self._pcm = Doing.LISTENING, verdict, pcm
            self._changed()

    def _save(self, changes: dict[str, object]) -> None:
        self._work(lambda: settings.save(self._file, "record", changes), lambda _: None, self._fail)

    def _fail(self, error: Exception) -> None:
        self._let_go()
        self.doing, self.notice = Doing.NOTHING, notice_of(error)
        self._changed()
