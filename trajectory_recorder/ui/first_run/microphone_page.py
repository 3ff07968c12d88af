"""The page on which the microphone is chosen and tried. Shows a model, decides nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout

from trajectory_recorder.capture.source import Pcm
from trajectory_recorder.capture.voice import VoiceSource
from trajectory_recorder.capture.voice.probe import microphones
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.listening import Listening
from trajectory_recorder.ui.first_run.microphone_model import Doing, MicrophoneModel, SoundSystem
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.playing_back import PlayingBack
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.level_meter import LevelMeter
from trajectory_recorder.ui.recorder.stream_view import VoiceLevel
from trajectory_recorder.ui.review.fields import dimmed, heading, label
from trajectory_recorder.ui.shapes import Light
from trajectory_recorder.ui.wording import QUIETEST_DBFS, dbfs, level_words

_TICK_MS = 50
_PERMILLE = 1000


class _OwnSound:
    """This computer's sound system."""

    def microphones(self) -> tuple[str, ...]:
        return microphones()

    def listen(self, name: str, on_end: Callable[[Exception], None]) -> Listening:
        return Listening(VoiceSource(name), on_end)

    def play(self, pcm: Pcm) -> PlayingBack:
        return PlayingBack(pcm)

    def judge(self, pcm: Pcm) -> Standing:
        # It stands on the checks, which load much.
        from trajectory_recorder.ui.first_run.sound_verdict import judge  # noqa: PLC0415

        return judge(pcm)


class MicrophonePage(Page):
    """A list, a level, a test.

    Args:
        settings_file: Where the choice is kept.
        sound: What there is to hear with; None for this computer's sound system.
    """

    _ended = Signal(object, object)

    def __init__(self, settings_file: Path, sound: SoundSystem | None = None) -> None:
        super().__init__(
            translate("Microphone", "Your voice"),
            translate(
                "Microphone",
                "Say what you do and why while you work: that is what others learn most from. Choose a microphone, "
                "and test how it sounds.",
            ),
        )
        self._sound_bridge = Bridge()
        self.model = MicrophoneModel(
            settings_file,
            sound or _OwnSound(),
            work=self._sound_bridge.work,
            changed=self._show_model,
            ended=self._ended.emit,
        )
        # Queued: it comes from the thread that listens.
        self._ended.connect(self.model.lose)
        self._silent = QCheckBox(translate("Microphone", "I do not want to record my voice"))
        self._silent.clicked.connect(lambda: self.model.want(wanted=not self._silent.isChecked()))
        self._names = QComboBox()
        self._names.setAccessibleName(translate("Microphone", "Microphone"))
        self._names.activated.connect(self._choose)
        self._meter = LevelMeter()
        self._test = button(translate("Microphone", "Test for five seconds"), self.model.test, name="test")
        self._play = button("", self.model.play_or_stop, name="play")
        self._progress = QProgressBar(maximum=_PERMILLE, textVisible=False)
        self._progress.setAccessibleName(translate("Microphone", "How far the test is"))
        self._hint = dimmed(name="hint")
        self._light = Light(em(self, 1.2))
        self._verdict, self._advice = heading(""), label(name="advice")
        self._verdict.setObjectName("verdict")
        self._lay_out()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._show_model()

    @property
    def is_settled(self) -> bool:
        return not self.model.is_wanted or self.model.verdict is not None

    def enter(self) -> None:
        self.model.open()
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        self.model.close()

    def end(self) -> None:
        self.leave()
        self._sound_bridge.leave()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._test)
        buttons.addWidget(self._play)
        buttons.addStretch()
        said = QVBoxLayout()
        said.addWidget(self._verdict)
        said.addWidget(self._advice)
        verdict = QHBoxLayout()
        verdict.setSpacing(em(self, 0.6))
        verdict.addWidget(self._light, alignment=Qt.AlignmentFlag.AlignTop)
        verdict.addLayout(said, stretch=1)
        self.body.addWidget(self._names)
        self.body.addWidget(self._meter)
        self.body.addLayout(buttons)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._hint)
        self.body.addLayout(verdict)
        self.body.addSpacing(em(self))
        self.body.addWidget(self._silent)
        self.body.addStretch()

    def _show_model(self) -> None:
        model = self.model
        self._show_names()
        self._silent.setChecked(not model.is_wanted)
        for it in (self._names, self._meter, self._test, self._play):
            it.setEnabled(model.is_wanted)
        self._names.setEnabled(model.is_wanted and bool(model.names))
        self._test.setEnabled(model.may_test)
        emphasize(self._test, strong=model.may_test)
        self._play.setEnabled(model.may_play)
        is_playing = model.doing is Doing.PLAYING
        self._play.setText(
            translate("Microphone", "Stop playing") if is_playing else translate("Microphone", "Play it back")
        )
        self._progress.setVisible(model.doing is Doing.TESTING)
        self._hint.setText(_hint(model.doing))
        self._show_verdict(model.verdict)
        self.notice.show_notice(model.notice)
        self._tick_level()
        self.changed.emit()

    def _show_names(self) -> None:
        default = translate("Microphone", "The system's default")
        items = [default, *self.model.names]
        if [self._names.itemText(it) for it in range(self._names.count())] != items:
            self._names.clear()
            self._names.addItems(items)
        named = [it for it in self.model.names if self.model.name.casefold() in it.casefold()]
        self._names.setCurrentIndex(items.index(named[0]) if self.model.name and named else 0)

    def _show_verdict(self, verdict: Standing | None) -> None:
        for it in (self._light, self._verdict, self._advice):
            it.setVisible(verdict is not None)
        if verdict is not None:
            self._light.show_as(*SIGNS[verdict.mood])
            self._verdict.setText(verdict.words)
            self._advice.setText(verdict.detail)

    def _choose(self, number: int) -> None:
        self.model.choose(self.model.names[number - 1] if number else "")

    def _tick(self) -> None:
        self.model.tick()
        self._progress.setValue(round(self.model.tested_share * _PERMILLE))
        self._tick_level()

    def _tick_level(self) -> None:
        level = self.model.level
        if level is None:
            self._meter.show_level(None)
            return
        level_dbfs = dbfs(level)
        self._meter.show_level(VoiceLevel(1 - level_dbfs / QUIETEST_DBFS, level_words(level_dbfs)))


def _hint(doing: Doing) -> str:
    return {
        Doing.OPENING: translate("Microphone", "One moment…"),
        Doing.TESTING: translate("Microphone", "Say a sentence or two, as you would while you work."),
        Doing.JUDGING: translate("Microphone", "Listening to it…"),
        Doing.PLAYING: translate("Microphone", "This is how it sounds."),
    }.get(doing, "")
