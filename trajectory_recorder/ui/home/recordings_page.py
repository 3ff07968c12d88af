"""The page of recordings. Shows a `RecordingsModel`, and hands on what a person asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.flow_layout import FlowLayout
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.home.deed import Deed, deed_words
from trajectory_recorder.ui.home.empty_page import EmptyPage
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.page_head import PageHead
from trajectory_recorder.ui.home.recording_table import RecordingTable
from trajectory_recorder.ui.home.sheet import Sheet
from trajectory_recorder.ui.home.two_panes import TwoPanes
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.shapes import Shape

if TYPE_CHECKING:
    # It stands on much that is loaded only once the window is there.
    from trajectory_recorder.ui.home.recordings_model import RecordingsModel

_SHARES = (5, 3)
_BOTH_EM = 54.0
_FILTER_EM = 12.0


class RecordingsPage(QWidget):
    """A list of recordings, what is told of the chosen one, and what can be done with it."""

    chosen = Signal(str)
    sorted = Signal(int)
    filtered = Signal(str)
    deed_wanted = Signal(object)
    """A `Deed`, for the chosen one."""
    place_wanted = Signal(object)
    """To open the chosen one at this session time, in nanoseconds."""
    record_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead(translate("Recordings", "Recordings"))
        self._filter = self._make_filter()
        self._head.add(self._filter)
        self._table = RecordingTable()
        self._table.chosen.connect(self.chosen)
        self._table.sort_wanted.connect(self.sorted)
        self._table.open_wanted.connect(self._open)
        self._sheet = Sheet(translate("Recordings", "The chosen recording"))
        self._sheet.place_wanted.connect(self.place_wanted)
        self._deeds = {deed: self._make_deed(deed) for deed in Deed}
        self._empty = EmptyPage(Shape.FILM)
        self._empty.wanted.connect(self.record_wanted)
        self.panes = TwoPanes(self._table, self._detail(), self._empty, shares=_SHARES, both_em=_BOTH_EM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(self, 0.6))
        layout.addWidget(self._head)
        layout.addWidget(self.panes, stretch=1)
        self._empty.show_words(translate("Recordings", "One moment"), "")
        self.panes.show_empty(is_empty=True)
        self._filter.hide()
        self.setFocusProxy(self._table)

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(translate("Recordings", "Find"))
        field.setAccessibleName(translate("Recordings", "Find recordings"))
        field.setClearButtonEnabled(True)
        field.setMaximumWidth(em(field, _FILTER_EM))
        field.textChanged.connect(self.filtered)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, field.setFocus)
        return field

    def _make_deed(self, deed: Deed) -> QPushButton:
        return button(deed_words(deed), lambda: self.deed_wanted.emit(deed), name=deed.name.lower())

    def _detail(self) -> QWidget:
        detail = QWidget()
        layout = QVBoxLayout(detail)
        layout.setContentsMargins(em(detail, 0.8), 0, 0, 0)
        layout.setSpacing(em(detail, 0.6))
        layout.addWidget(self._sheet, stretch=1)
        row = FlowLayout(spacing_px=em(detail, 0.4))
        for made in self._deeds.values():
            row.addWidget(made)
        layout.addLayout(row)
        return detail

    def show_model(self, model: "RecordingsModel") -> None:
        """Show what it has."""
        self.panes.show_empty(is_empty=model.is_empty or not model.is_known)
        if model.is_empty:
            self._show_none_yet()
        self._head.show_remark(model.remark)
        self._filter.setVisible(model.is_known and not model.is_empty)
        if self._filter.text() != model.filter_text:
            self._filter.setText(model.filter_text)
        self._table.show_rows(model.rows, model.chosen_key, by=model.by, descending=model.descending)
        self._sheet.show_blocks(model.blocks)
        self._show_deeds(model.deeds)

    def _show_none_yet(self) -> None:
        sentence = translate(
            "Recordings",
            "What you record is kept on this computer, and listed here. Nothing of it is sent before you submit it.",
        )
        headline = translate("Recordings", "No recordings yet")
        self._empty.show_words(headline, sentence, translate("Recordings", "Record"))

    def _show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        for deed, made in self._deeds.items():
            made.setVisible(deed in deeds)
            emphasize(made, strong=deed in deeds[:1] and deed is not Deed.SHOW_FOLDER)

    def _open(self, key: str) -> None:
        self.chosen.emit(key)
        if self._deeds[Deed.OPEN].isVisibleTo(self):
            self.deed_wanted.emit(Deed.OPEN)
