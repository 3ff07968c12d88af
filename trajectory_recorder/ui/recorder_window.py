"""The recorder's window: shows a `RecorderModel` and hands on what a person asks for. Decides nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.level_meter import LevelMeter
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder_model import Action, Phase, RecorderModel
from trajectory_recorder.ui.result_panel import ResultPanel
from trajectory_recorder.ui.settings_panel import SettingsPanel
from trajectory_recorder.ui.shapes import Hue, Light, Shape, icon
from trajectory_recorder.ui.stream_rows import StreamRows

_LOOK_MS = 500
_WIDTH_PX = 560
_MARGIN_PX = 18
_BUTTON_PX = 36
_HEADLINE_SCALE = 1.7
_PHASE_LIGHTS = {
    Phase.RECORDING: (Shape.DISC, Hue.RED),
    Phase.PAUSED: (Shape.BARS, Hue.BLUE),
    Phase.READY: (Shape.RING, Hue.GREY),
    Phase.SAVED: (Shape.CHECK, Hue.GREEN),
    Phase.RECOVERED: (Shape.TRIANGLE, Hue.AMBER),
}
_BUSY_LIGHT = (Shape.RING, Hue.BLUE)


class RecorderWindow(QWidget):
    """The recorder's controls. Closing it while it records stops and seals first.

    Args:
        folder: The folder that new bundles go into.
        settings: How to record.
        bridge: Runs what blocks.
    """

    def __init__(self, folder: Path, settings: RecordSettings, bridge: Bridge) -> None:
        super().__init__()
        self.model = model = RecorderModel(folder, settings, work=bridge.work, changed=self._show_model)
        self._light = Light(18)
        self._headline = _scaled(_label("state"), _HEADLINE_SCALE)
        self._elapsed = _scaled(_label("session time"), _HEADLINE_SCALE)
        self._explanation = _label("explanation", wrap=True)
        self._marks = _label("marks")
        self._notice = NoticePanel()
        self._record = self._add_action("Record", (Shape.DISC, Hue.RED), model.record, "Ctrl+R")
        self._pause = self._add_action("Pause", (Shape.BARS, Hue.BLUE), model.pause_or_resume, "Ctrl+P")
        self._mark = self._add_action("Mark", (Shape.FLAG, Hue.AMBER), model.mark, "Ctrl+M")
        self._stop = self._add_action("Stop", (Shape.SQUARE, Hue.RED), model.stop, "Ctrl+S", "Ctrl+.")
        self._rows = StreamRows()
        self._meter = LevelMeter()
        self._settings = SettingsPanel()
        self._settings.folder_wanted.connect(self._choose_folder)
        self._settings.narration_chosen.connect(model.choose_narration)
        self._settings.fps_chosen.connect(model.choose_fps)
        self._result = ResultPanel()
        self._result.open_wanted.connect(self._open_folder)
        self._lay_out()
        self.resize(_WIDTH_PX, 0)
        self._show_model()
        # Also lets Python handle signals, which it does only where its own code runs.
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(model.tick)
        self._timer.start()

    # --- the layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._light)
        head.addWidget(self._headline, stretch=1)
        head.addWidget(self._elapsed)
        below_head = QHBoxLayout()
        below_head.addWidget(self._explanation, stretch=1)
        below_head.addWidget(self._marks)
        buttons = QHBoxLayout()
        for action in (self._record, self._pause, self._mark, self._stop):
            buttons.addWidget(_ActionButton(action), stretch=1)
        voice = QHBoxLayout()
        voice.addWidget(QLabel("Voice level"))
        voice.addWidget(self._meter, stretch=1)
        streams = QGroupBox("Streams")
        in_streams = QVBoxLayout(streams)
        in_streams.setSpacing(12)
        in_streams.addWidget(self._rows)
        in_streams.addLayout(voice)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(below_head)
        layout.addLayout(buttons)
        for panel in (self._notice, self._result, streams, self._settings):
            layout.addWidget(panel)
        layout.addStretch()

    def _add_action(self, text: str, sign: tuple[Shape, Hue], do: Callable[[], None], *keys: str) -> QAction:
        action = QAction(icon(*sign), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(do)
        self.addAction(action)
        return action

    # --- what is shown ------------------------------------------------------------------------------

    def _show_model(self) -> None:
        model = self.model
        # No time in it: the recording notes every new title.
        self.setWindowTitle(model.headline)
        self._light.show_as(*_PHASE_LIGHTS.get(model.phase, _BUSY_LIGHT))
        self._headline.setText(model.headline)
        self._elapsed.setText(model.elapsed)
        self._explanation.setText(model.explanation)
        self._marks.setText(model.marks)
        self._notice.show_notice(model.notice)
        self._result.show_result(model.sealed)
        self._rows.show_rows(model.rows)
        self._meter.show_level(model.voice)
        self._settings.show_settings(
            model.folder, model.settings, changeable=Action.CHANGE_SETTINGS in model.actions
        )
        self._pause.setText(model.pause_word)
        self._record.setEnabled(Action.RECORD in model.actions)
        self._pause.setEnabled(Action.PAUSE_OR_RESUME in model.actions)
        self._mark.setEnabled(Action.MARK in model.actions)
        self._stop.setEnabled(Action.STOP in model.actions)
        self._make_room()
        if model.closed:
            self.close()

    def _make_room(self) -> None:
        """Be as high as what is shown: text wraps, and a window does not follow that by itself."""
        self.setFixedHeight(self._layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()

    # --- what a person asks for ---------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.model.close():
            event.ignore()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for recordings", str(self.model.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.model.choose_folder(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.model.tell(Notice("This desktop has no program that opens folders.", f"It is {folder}."))


class _ActionButton(QPushButton):
    """A push button for an action: it follows the action's text, sign and state."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setMinimumHeight(_BUTTON_PX)
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        keys = " or ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
        self.setText(action.text())
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(action.text())
        self.setToolTip(f"{action.text()} ({keys})")


def _label(name: str, *, wrap: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setAccessibleDescription(name.capitalize())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def _scaled(label: QLabel, factor: float) -> QLabel:
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    label.setFont(font)
    return label
