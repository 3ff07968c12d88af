"""The bar: small, always on top, never in the way of the keyboard. Shows a `RecorderModel`; decides nothing.

It takes no focus, so that a click on it takes none from the application that is worked in. Whoever has
no pointer brings the keyboard to it on purpose.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from trajectory_recorder.events import Rectangle
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.bar_notice import BarNotice
from trajectory_recorder.ui.recorder.bar_place import Place, default, within
from trajectory_recorder.ui.recorder.instruction import Instruction
from trajectory_recorder.ui.recorder.level_meter import LevelBar
from trajectory_recorder.ui.recorder.model import RecorderModel
from trajectory_recorder.ui.recorder.out_of_picture import keep_out
from trajectory_recorder.ui.recorder.phases import Action, Phase
from trajectory_recorder.ui.recorder.stream_lights import StreamLights
from trajectory_recorder.ui.shapes import Hue, Light, Shape, icon

_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_LIGHTS = {Phase.RECORDING: (Shape.DISC, Hue.RED), Phase.PAUSED: (Shape.BARS, Hue.AMBER)}
_BUSY_LIGHT = (Shape.RING, Hue.BLUE)
_MASKED_LIGHT = (Shape.MASK, Hue.RED)
_MS = 1_000_000


class RecordingBar(QFrame):
    """The controls of a recording.

    Args:
        model: What it shows and asks.
    """

    moved = Signal(object)
    """A person put it somewhere: its `Place`."""

    def __init__(self, model: RecorderModel) -> None:
        super().__init__(None, _FLAGS)
        self._model = model
        self._place: Place | None = None
        self._grabbed_at: QPoint | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
        self.setWindowTitle(translate("Bar", "Recording"))
        line_px = self._line_px = self.fontMetrics().height()
        self._light, self._lights, self._level = Light(line_px), StreamLights(), LevelBar()
        self._light.setObjectName("state")
        self._level.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._elapsed, self._status = _label("session time"), _label("status")
        self._status.setWordWrap(True)
        self._notice, self._instruction = BarNotice(model.dismiss), Instruction()
        self._make_buttons()
        self._lay_out()
        keep_out(self)

    # --- the layout ---------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        model = self._model
        self._pause = self._button(Shape.BARS, Hue.BLUE, model.pause_or_resume)
        self._mark = self._button(Shape.FLAG, Hue.AMBER, model.mark)
        self._forget = self._button(Shape.REWIND, Hue.BLUE, model.forget)
        self._mask = _MaskButton()
        self._equip(self._mask, Shape.MASK, Hue.GREY)
        self._mask.pressed.connect(model.press_mask)
        self._mask.held_for.connect(model.release_mask)
        self._stop = self._button(Shape.SQUARE, Hue.RED, model.stop)
        self._task = self._button(Shape.TEXT, Hue.GREY, self._toggle_instruction)
        self._task.setCheckable(True)
        for button in (self._pause, self._stop):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._stop.setText(translate("Bar", "Stop"))
        _name(self._mark, translate("Bar", "Mark this moment"))
        _name(self._forget, translate("Bar", "Forget the last 30 seconds"))
        _name(
            self._mask,
            translate("Bar", "Mask: nothing is recorded while it is held, or until the next click"),
        )
        _name(self._stop, translate("Bar", "Stop and save"))
        _name(self._task, translate("Bar", "Show what the task is"))

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(self._line_px // 3)
        for widget in (self._light, self._elapsed, self._level, self._lights):
            controls.addWidget(widget)
            controls.addSpacing(self._line_px // 4)
        controls.addSpacing(self._line_px // 4)
        for button in (self._pause, self._mark, self._forget, self._mask, self._stop, self._task):
            controls.addWidget(button)
        layout = QVBoxLayout(self)
        margin_px = self._line_px // 2
        layout.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
        layout.setSpacing(margin_px)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.addLayout(controls)
        for below in (self._status, self._notice, self._instruction):
            layout.addWidget(below)

    def _button(self, shape: Shape, hue: Hue, do: Callable[[], None]) -> QToolButton:
        button = self._equip(QToolButton(), shape, hue)
        button.clicked.connect(do)
        return button

    def _equip(self, button: QToolButton, shape: Shape, hue: Hue) -> QToolButton:
        button.setIcon(icon(shape, hue))
        button.setIconSize(QSize(self._line_px, self._line_px))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # --- what is shown ------------------------------------------------------------------------------

    def show_model(self) -> None:
        """Show what the model says now."""
        model = self._model
        light = _MASKED_LIGHT if model.masked else _LIGHTS.get(model.phase, _BUSY_LIGHT)
        self._light.show_as(*light)
        self._light.setAccessibleName(model.headline)
        self._elapsed.setText(model.elapsed)
        self._level.show_share(model.voice.share if model.voice else 0.0)
        self._level.setToolTip(model.voice.words if model.voice else "")
        self._level.setVisible(model.settings.narration)
        self._lights.show_rows(model.rows)
        self._show_status()
        self._notice.show_notice(model.notice)
        self._task.setVisible(model.task is not None)
        self._instruction.show_task(model.task)
        self._show_buttons()

    def _show_status(self) -> None:
        model = self._model
        calm = model.phase is Phase.RECORDING and not model.masked and model.answers
        said = model.told or ("" if calm else f"{model.headline} · {model.explanation}")
        self._status.setText(said)
        self._status.setVisible(bool(said))

    def _show_buttons(self) -> None:
        actions, resumes = self._model.actions, self._model.phase in {Phase.PAUSED, Phase.RESUMING}
        self._pause.setText(self._model.pause_word)
        _name(self._pause, self._model.pause_word)
        if self._pause.property("resumes") != resumes:
            self._pause.setProperty("resumes", resumes)
            self._pause.setIcon(icon(Shape.PLAY, Hue.GREEN) if resumes else icon(Shape.BARS, Hue.BLUE))
        self._mask.setChecked(self._model.masked)
        for button, action in (
            (self._pause, Action.PAUSE_OR_RESUME),
            (self._mark, Action.MARK),
            (self._forget, Action.FORGET),
            (self._mask, Action.MASK),
            (self._stop, Action.STOP),
        ):
            button.setEnabled(action in actions)

    def _toggle_instruction(self) -> None:
        self._instruction.setVisible(self._task.isChecked())

    # --- where it is --------------------------------------------------------------------------------

    def put(self, place: Place | None) -> None:
        """Put it where it was left, or where new bars go, and in any case onto a screen."""
        self._place = place
        self._settle()

    def take_keyboard(self) -> None:
        """Bring the keyboard here, because somebody asked for it."""
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, on=False)
        self.raise_()
        self.activateWindow()
        self._stop.setFocus()

    def leave_keyboard(self) -> None:
        """Take no focus any more."""
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, on=True)

    def _settle(self) -> None:
        screens = [_rectangle(screen.availableGeometry()) for screen in QGuiApplication.screens()]
        size = self.size()
        if self._place is None:
            primary = _rectangle(QGuiApplication.primaryScreen().availableGeometry())
            wanted = default(size.width(), size.height(), primary, self._line_px)
        else:
            wanted = self._place
        place = within(wanted, size.width(), size.height(), screens)
        self.move(place.x, place.y)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._grabbed_at = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._grabbed_at is not None:
            corner = event.globalPosition().toPoint() - self._grabbed_at
            self.put(Place(corner.x(), corner.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton and self._grabbed_at is not None:
            self._grabbed_at = None
            self._place = Place(self.x(), self.y())
            self.moved.emit(self._place)


class _MaskButton(QToolButton):
    """Looks pressed while everything is masked, not because it was clicked.

    How long it was held, the window system tells: a window that is busy hears of a click's both ends late, and not
    equally late.
    """

    held_for = Signal(object)
    """It came up after so many nanoseconds; 0 where no pointer and no key did it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self._now_ms = self._down_ms = 0
        self.pressed.connect(self._note)
        self.released.connect(self._tell)

    def event(self, event: QEvent) -> bool:
        """Note when it happened, before it is told what it means."""
        if isinstance(event, QInputEvent):
            self._now_ms = event.timestamp()
        return super().event(event)

    def _note(self) -> None:
        self._down_ms = self._now_ms

    def _tell(self) -> None:
        self.held_for.emit((self._now_ms - self._down_ms) * _MS)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Leave it to the model."""


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _name(button: QToolButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(words)


def _rectangle(it: QRect) -> Rectangle:
    return Rectangle(it.x(), it.y(), it.width(), it.height())
