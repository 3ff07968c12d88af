"""What was found in a recording, each thing with its remedies at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.edit_words import span_words
from trajectory_recorder.ui.flow_layout import FlowLayout
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.mending.model import Found
from trajectory_recorder.ui.mending.remedies import Remedy
from trajectory_recorder.ui.remark_signs import REMARK_SIGNS
from trajectory_recorder.ui.review.fields import dimmed, label
from trajectory_recorder.ui.shapes import Hue, Light, Shape

_MOST_ROWS = 100
"""More, nobody goes through one by one, and each takes several widgets; the list of findings has them all."""


class FindingList(QWidget):
    """Shows findings, and says which remedy is wanted, and where somebody wants to go."""

    remedy_wanted = Signal(object)
    """A `Remedy`."""
    go_wanted = Signal(object)
    """A `Remark`."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Found, ...] = ()
        self.rows: list[FindingRow] = []
        self._more = dimmed(name="more findings")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._more)
        self._more.hide()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these findings."""
        if self._shown == tuple(found):
            return
        if [it.remark for it in self._shown] != [it.remark for it in found]:
            self._make_rows(found)
        self._shown = tuple(found)
        for row, it in zip(self.rows, found, strict=False):
            row.show_mended(mended=it.mended)

    def _make_rows(self, found: Sequence[Found]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [FindingRow(it) for it in found[:_MOST_ROWS]]
        for number, row in enumerate(self.rows):
            row.remedy_wanted.connect(self.remedy_wanted)
            row.go_wanted.connect(self.go_wanted)
            self._column.insertWidget(number, row)
        more = len(found) - _MOST_ROWS
        told = translate("Mending", "{count} more stand in the list of findings.")
        self._more.setText(told.format(count=more))
        self._more.setVisible(more > 0)


class FindingRow(QFrame):
    """One finding.

    Args:
        found: The finding and its remedies.
    """

    remedy_wanted = Signal(object)
    go_wanted = Signal(object)

    def __init__(self, found: Found) -> None:
        super().__init__()
        remark = found.remark
        self._mark = Mark(remark.severity)
        self._light = Light(self.fontMetrics().height())
        self._words = label(wording.sentence(remark.message))
        self._place = QToolButton()
        self._place.setText(span_words(remark.from_ns, remark.to_ns))
        self._place.setAutoRaise(True)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        going = translate("Mending", "Go to {place}: {finding}")
        self._place.setAccessibleName(going.format(place=self._place.text(), finding=say(remark.message)))
        self._place.clicked.connect(lambda: self.go_wanted.emit(remark))
        self._advice = dimmed(wording.sentence(remark.suggestion))
        self._buttons = [self._button(it, say(remark.message)) for it in found.remedies]
        self._lay_out()
        self.show_mended(mended=found.mended)

    def show_mended(self, *, mended: bool) -> None:
        """Show whether something was done about it."""
        self._light.show_as(*((Shape.CHECK, Hue.GREEN) if mended else REMARK_SIGNS[self._mark]))
        self._words.setEnabled(not mended)
        self._advice.setVisible(not mended)
        self._remedies.setVisible(bool(self._buttons) and not mended)

    def _button(self, remedy: Remedy, message: str) -> QPushButton:
        button = QPushButton(remedy.name)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{button.text()}: {message}")
        button.setToolTip(span_words(remedy.span.from_ns, remedy.span.to_ns))
        button.clicked.connect(lambda: self.remedy_wanted.emit(remedy))
        return button

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        first = QHBoxLayout()
        # The first line of the words stands beside that of the place, and the sign beside both.
        down_px = max(0, (self._place.sizeHint().height() - em) // 2)
        self._words.setContentsMargins(0, down_px, 0, 0)
        sign = QVBoxLayout()
        sign.addSpacing(down_px)
        sign.addWidget(self._light)
        sign.addStretch()
        first.addLayout(sign)
        first.addWidget(self._words, stretch=1)
        first.addWidget(self._place, alignment=Qt.AlignmentFlag.AlignTop)
        self._remedies = QWidget()
        flow = FlowLayout(self._remedies, spacing_px=em // 3)
        for button in self._buttons:
            flow.addWidget(button)
        rest = QVBoxLayout()
        rest.setContentsMargins(em + first.spacing(), 0, 0, 0)
        rest.addWidget(self._advice)
        rest.addWidget(self._remedies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em // 3, 0, em // 3)
        column.setSpacing(em // 4)
        column.addLayout(first)
        column.addLayout(rest)
