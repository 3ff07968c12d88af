"""The screen before and after the step that is looked at, side by side, and how far they can be trusted."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trajectory_recorder.actions import words
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Step
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.replay import staleness
from trajectory_recorder.ui.replay.step_frames import StepFrameReader, StepFrames

_HINT_PX = QSize(220, 124)


class PicturesPane(QWidget):
    """Shows one step. Call `end` in the end.

    Args:
        recording: The recording.
    """

    seek_wanted = Signal(object)

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._reader = StepFrameReader(recording, self._show_frames)
        self._step: Step | None = None
        self.setObjectName("pictures")
        self._title = _label("step", translate("Replay", "No step yet"))
        self._before = _Side(
            "before", translate("Replay", "Before"), translate("Replay", "The screen before the step")
        )
        self._after = _Side(
            "after", translate("Replay", "After"), translate("Replay", "The screen after the step")
        )
        self._before.clicked.connect(self._seek_before)
        self._after.clicked.connect(self._seek_after)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self._before, stretch=1)
        sides.addWidget(self._after, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.addWidget(self._title)
        layout.addLayout(sides, stretch=1)

    def show_step(self, step: Step) -> None:
        """Show a step; its pictures come once they are decoded."""
        if self._step is not None and step.number == self._step.number:
            return
        self._step = step
        told = translate("Replay", "Step {number}: {what}").format(
            number=step.number + 1, what=say(words.done(step.action))
        )
        self._title.setText(told)
        self._before.show_words(staleness.told(step.before))
        self._after.show_words(staleness.told(step.after))
        self._reader.read(step)

    def end(self) -> None:
        """End what decodes."""
        self._reader.end()

    def _show_frames(self, frames: StepFrames) -> None:
        self._before.show_image(frames.before)
        self._after.show_image(frames.after)
        self._title.setToolTip(say(frames.problem))

    def _seek_before(self) -> None:
        if self._step is not None and self._step.before is not None:
            self.seek_wanted.emit(self._step.before.at_ns)

    def _seek_after(self) -> None:
        if self._step is not None and self._step.after is not None:
            self.seek_wanted.emit(self._step.after.at_ns)


class _Side(QWidget):
    """One picture with words below."""

    clicked = Signal()

    def __init__(self, name: str, title: str, spoken: str) -> None:
        super().__init__()
        self._title = title
        self._picture = _Picture()
        self._picture.setAccessibleName(spoken)
        self._picture.clicked.connect(self.clicked)
        self._words = _label(name, title)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # As many lines beside each other, so that the pictures are of one height.
        self._words.setMinimumHeight(3 * self._words.fontMetrics().lineSpacing())
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._picture, stretch=1)
        layout.addWidget(self._words)

    def show_words(self, words_: str) -> None:
        self._words.setText(f"{self._title}: {words_}")
        self._picture.show_image(None)

    def show_image(self, image: QImage | None) -> None:
        self._picture.show_image(image)


class _Picture(QWidget):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(60)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _HINT_PX

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self.palette().alternateBase())
            return
        small = self._fitted(self._image)
        size = small.deviceIndependentSize()
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        painter.drawImage(corner, small)

    def _fitted(self, image: QImage) -> QImage:
        unit = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(self.size() * unit, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        small.setDevicePixelRatio(unit)
        return small


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
