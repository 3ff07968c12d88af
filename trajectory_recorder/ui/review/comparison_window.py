"""Two recordings of one task side by side, and which one is better. What is decided is decided in the models."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.reviewing.answers import Pair
from trajectory_recorder.reviewing.comparisons import Comparisons
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.replay.help_sheet import HelpSheet
from trajectory_recorder.ui.replay.keyboard import Keyboard
from trajectory_recorder.ui.replay.shortcuts import COMPARISON_SHORTCUTS, Command
from trajectory_recorder.ui.review.comparison_model import (
    DIMENSIONS,
    SCALE,
    ComparisonModel,
    preference_words,
)
from trajectory_recorder.ui.review.comparison_side import ComparisonSide
from trajectory_recorder.ui.review.fields import dimmed, label, lines, show_text
from trajectory_recorder.ui.review.preference_scale import PreferenceScale
from trajectory_recorder.ui.review.together import Way, counterpart
from trajectory_recorder.ui.work import Work

_TICK_MS = 33
_LEAP_NS = 5_000_000_000
_SIZE_PX = (1440, 900)
_MARGIN_PX, _ROW_PX = 12, 4


class ComparisonWindow(QWidget):
    """One comparison, from its opening until it is handed in or put aside. Closing it loses nothing.

    Args:
        pair: What is compared.
        left: The recording that is A here.
        right: The recording that is B here.
        comparisons: Where what is said is kept.
        endpoint: Whose comparison it is.
        work: Runs what touches the disk.
        written: Called when there is something that the endpoint has not.
        sound: Whether voices are to be heard.
    """

    handed_in = Signal()
    closing = Signal()

    def __init__(
        self,
        pair: Pair,
        left: Recording,
        right: Recording,
        comparisons: Comparisons,
        *,
        endpoint: str,
        work: Work,
        written: Callable[[], None],
        sound: bool = True,
    ) -> None:
        super().__init__()
        self.left = ComparisonSide("A", left, sound=sound)
        self.right = ComparisonSide("B", right, sound=sound)
        self.way = Way.TIME
        self._notice, self._told = NoticePanel(), label(name="preference")
        self._overall = PreferenceScale(translate("Comparison", "Overall"), "Ctrl+{}")
        self._respects = {it: PreferenceScale(str(name)) for it, name in DIMENSIONS.items()}
        self._reason = lines(
            translate("Comparison", "Reason"), translate("Comparison", "Why, in a sentence or two (Ctrl+T)")
        )
        self._missing = dimmed(name="missing")
        self._finish = _button(
            translate("Comparison", "Finish"),
            translate("Comparison", "Hand the comparison in; it is final (Ctrl+Enter)"),
        )
        self._together = _button(self.way.words, translate("Comparison", "How both keep together (L)"))
        self._play = _button(
            translate("Comparison", "Play both"), translate("Comparison", "Play both, or pause (Space)")
        )
        self._keyboard = Keyboard(self, COMPARISON_SHORTCUTS)
        self._lay_out()
        self.model = ComparisonModel(
            pair, comparisons, endpoint, work=work, changed=self._show_model, written=written
        )
        self._connect()
        self._show_model()
        title = translate("Comparison", "{project}: {task} — Comparison")
        self.setWindowTitle(title.format(project=pair.project, task=pair.task))
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.left)
        sides.addWidget(self.right)
        form = QFormLayout()
        form.setVerticalSpacing(_ROW_PX)
        form.addRow(translate("Comparison", "Which is better"), self._overall)
        for it, scale in self._respects.items():
            form.addRow(str(DIMENSIONS[it]), scale)
        said, end = QVBoxLayout(), QHBoxLayout()
        end.addWidget(self._missing, stretch=1)
        end.addWidget(self._finish)
        said.addWidget(self._told)
        said.addWidget(self._reason)
        said.addLayout(end)
        said.addStretch(1)
        playing = QVBoxLayout()
        playing.addWidget(self._play)
        playing.addWidget(self._together)
        playing.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(playing)
        below.addLayout(form, stretch=1)
        below.addLayout(said, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.addWidget(self._notice)
        layout.addWidget(sides, stretch=1)
        layout.addLayout(below)
        room = self.screen().availableSize()
        self.resize(min(_SIZE_PX[0], room.width()), min(_SIZE_PX[1], room.height()))
        if room.width() <= _SIZE_PX[0] or room.height() <= _SIZE_PX[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        model = self.model
        self.left.seek_wanted.connect(lambda at_ns: self.seek(self.left, at_ns))
        self.right.seek_wanted.connect(lambda at_ns: self.seek(self.right, at_ns))
        self._overall.preferred.connect(model.prefer)
        for it, scale in self._respects.items():
            scale.preferred.connect(lambda value, it=it: model.prefer_in(it, value))
        self._reason.textChanged.connect(lambda: model.explain(self._reason.toPlainText()))
        self._finish.clicked.connect(model.finish)
        self._together.clicked.connect(self._keep_otherwise)
        self._play.clicked.connect(self._play_or_pause)
        self._keyboard.wanted.connect(self._obey)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self._play.setFocus)

    # --- what is shown ------------------------------------------------------------------------------

    def _show_model(self) -> None:
        model = self.model
        self._notice.show_notice(model.notice)
        self._overall.show_preference(model.says.preference)
        for it, scale in self._respects.items():
            scale.show_preference(model.says.dimensions.get(it))
        said = model.says.preference
        open_words = translate("Comparison", "Which one is better?")
        self._told.setText(f"{preference_words(said)}." if said is not None else open_words)
        show_text(self._reason, model.says.reason)
        self._missing.setText(" ".join(model.missing))
        self._finish.setEnabled(model.can_finish)
        if model.is_final:
            self.handed_in.emit()

    def _tick(self) -> None:
        for side in (self.left, self.right):
            side.follow()
        playing = self.left.is_playing or self.right.is_playing
        self._play.setText(
            translate("Comparison", "Pause") if playing else translate("Comparison", "Play both")
        )

    # --- what a person asks for ---------------------------------------------------------------------

    def seek(self, side: ComparisonSide, at_ns: int) -> None:
        """Bring one side to a session time, and the other along as they keep together."""
        other = self.right if side is self.left else self.left
        side.seek(at_ns)
        beside_ns = counterpart(side.position_ns, side.model.timeline, other.model.timeline, self.way)
        if beside_ns is not None:
            other.seek(beside_ns)

    def _obey(self, command: Command, key: str) -> None:
        if command is Command.SET_RATE:
            self._set_rate(float(key if key != "0" else 10))
        elif command is Command.PREFER:
            self.model.prefer(SCALE[int(key[-1]) - 1])
        else:
            self._commands()[command]()

    def _commands(self) -> dict[Command, Callable[[], None]]:
        leader = self._leader
        return {
            Command.PLAY_OR_PAUSE: self._play_or_pause,
            Command.LEFT_ALONE: lambda: self._play_alone(self.left),
            Command.RIGHT_ALONE: lambda: self._play_alone(self.right),
            Command.TOGETHER: self._keep_otherwise,
            Command.BACK: lambda: self.seek(leader, leader.position_ns - _LEAP_NS),
            Command.FORWARD: lambda: self.seek(leader, leader.position_ns + _LEAP_NS),
            Command.TO_START: lambda: self.seek(leader, 0),
            Command.PREVIOUS_STEP: lambda: self._go_to_step(-1),
            Command.NEXT_STEP: lambda: self._go_to_step(1),
            Command.TO_REASON: self._reason.setFocus,
            Command.FINISH: self.model.finish,
            Command.HELP: self._show_help,
        }

    @property
    def _leader(self) -> ComparisonSide:
        """The side that keys are about: the one that plays alone or has the focus, or else A."""
        if self.right.is_playing and not self.left.is_playing:
            return self.right
        focused = self.focusWidget()
        return self.right if focused is not None and self.right.isAncestorOf(focused) else self.left

    def _play_or_pause(self) -> None:
        if self.left.is_playing or self.right.is_playing:
            self.left.pause()
            self.right.pause()
        else:
            # Two voices at once are none.
            self.left.play(audible=self._leader is self.left)
            self.right.play(audible=self._leader is self.right)

    def _play_alone(self, side: ComparisonSide) -> None:
        other = self.right if side is self.left else self.left
        other.pause()
        if side.is_playing:
            side.pause()
        else:
            side.play(audible=True)

    def _set_rate(self, rate: float) -> None:
        self.left.set_rate(rate)
        self.right.set_rate(rate)

    def _keep_otherwise(self) -> None:
        self.way = self.way.following
        self._together.setText(self.way.words)

    def _go_to_step(self, by: int) -> None:
        leader = self._leader
        number = leader.model.neighbour(by)
        if number is not None:
            self.seek(leader, leader.model.choose(number))

    def _show_help(self) -> None:
        sheet = HelpSheet(self, COMPARISON_SHORTCUTS)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._keyboard.take(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        self.left.end()
        self.right.end()
        super().closeEvent(event)
        self.closing.emit()


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
