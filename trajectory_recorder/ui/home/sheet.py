"""A pane that shows blocks of text from top to bottom, and can be scrolled. All text in it stays text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.ui.home.blocks import Block, Facts, Heading, Point, Remark, State, Title, Words
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed, heading, label
from trajectory_recorder.ui.shapes import Hue, Light, Shape, icon

_TITLE_SCALE = 1.4
_PERCENT = 100


class Sheet(QScrollArea):
    """Shows blocks; makes its widgets anew only where they changed."""

    place_wanted = Signal(object)
    """Session time in nanoseconds; an object, for Qt's integers are too short."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blocks: tuple[Block, ...] = ()
        self._show([])

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these, from the top; what is shown already is left alone, so that nobody loses their place."""
        if blocks == self._blocks:
            return
        place = self.verticalScrollBar().value() if blocks[:1] == self._blocks[:1] else 0
        self._blocks = blocks
        self._show([self._widget(block) for block in blocks])
        self.verticalScrollBar().setValue(place)

    def _show(self, widgets: list[QWidget]) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, em(self, 0.5), 0)
        layout.setSpacing(em(self, 0.5))
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch()
        self.setWidget(page)

    def _widget(self, block: Block) -> QWidget:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Title(text):
                return _title(text)
            case State(standing):
                return _StandingView(standing)
            case Heading(text):
                return _heading(text)
            case Words(text, faint):
                return _readable(dimmed(text) if faint else label(text))
            case Facts(rows):
                return _facts(rows)
            case Point(text, note, standing):
                return _point(text, note, standing)
            case Remark():
                return self._remark(block)

    def _remark(self, remark: Remark) -> QWidget:
        place = QToolButton()
        place.setText(remark.place)
        place.setIcon(icon(Shape.PLAY, Hue.BLUE))
        place.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        place.setToolTip(translate("Sheet", "Open the recording there"))
        place.setAccessibleName(
            translate("Sheet", "Open the recording at {place}").format(place=remark.place)
        )
        place.clicked.connect(lambda: self.place_wanted.emit(remark.at_ns))
        first = QHBoxLayout()
        first.addWidget(place)
        if remark.wants_change:
            first.addWidget(dimmed(translate("Sheet", "Please change this")), stretch=1)
        else:
            first.addStretch()
        text = _readable(label(remark.text))
        text.setIndent(em(self, 0.3))
        return _column(first, text)


class _StandingView(QWidget):
    """A sign, what it means, what to do about it, and how far it is."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        light = Light(em(self, 0.9))
        light.show_as(*SIGNS[standing.mood])
        words = label(standing.words, name="standing")
        font = words.font()
        font.setBold(True)
        words.setFont(font)
        first = QHBoxLayout()
        first.setSpacing(em(self, 0.5))
        first.addWidget(light)
        first.addWidget(words, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(first)
        if standing.share is not None:
            layout.addWidget(_bar(standing.share))
        if standing.detail:
            layout.addWidget(_readable(label(standing.detail, name="standing detail")))


def _bar(share: float) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, _PERCENT)
    bar.setValue(round(share * _PERCENT))
    bar.setTextVisible(False)
    bar.setFixedHeight(em(bar, 0.5))
    bar.setAccessibleName(translate("Sheet", "How far it is"))
    return bar


def _title(text: str) -> QLabel:
    made = _readable(heading(text))
    made.setWordWrap(True)
    font = made.font()
    font.setPointSizeF(font.pointSizeF() * _TITLE_SCALE)
    made.setFont(font)
    return made


def _heading(text: str) -> QLabel:
    made = heading(text)
    made.setContentsMargins(0, em(made, 0.5), 0, 0)
    return made


def _facts(rows: tuple[tuple[str, str], ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(em(made))
    grid.setVerticalSpacing(em(made, 0.2))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, value) in enumerate(rows):
        first = dimmed(name)
        first.setWordWrap(False)
        grid.addWidget(first, number, 0, top)
        grid.addWidget(_readable(label(value)), number, 1, top)
    return made


def _point(text: str, note: str, standing: Standing | None) -> QWidget:
    made = QWidget()
    light = Light(em(made, 0.7))
    light.show_as(*(SIGNS[standing.mood] if standing else (Shape.DISC, Hue.GREY)))
    if standing is not None:
        light.setAccessibleName(standing.words)
        light.setToolTip(standing.words)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(em(made, 0.5))
    row.addWidget(light, alignment=Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(_readable(label(text)))
    if note:
        texts.addWidget(_readable(dimmed(note)))
    row.addLayout(texts, stretch=1)
    return made


def _column(first: QHBoxLayout, below: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(em(made, 0.2))
    layout.addLayout(first)
    layout.addWidget(below)
    return made


def _readable(made: QLabel) -> QLabel:
    """A label whose text can be selected and copied; a word that is too long is cut, and widens nothing."""
    made.setMinimumWidth(1)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made
