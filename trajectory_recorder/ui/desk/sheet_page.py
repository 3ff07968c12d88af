"""A page of figures: numbers to read at once, then plots with their tables. Shows a `Sheet`, decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from trajectory_recorder.ui.desk.content import Plot, Section, Sheet, Table, Tile, table_of
from trajectory_recorder.ui.desk.plots import PlotView
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed, heading, label

_TILES_IN_A_ROW = 4
_NUMBER_SCALE = 1.8


class SheetPage(QScrollArea):
    """Made anew whenever its sheet changes; it stays where it was scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sheet | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show this, or nothing."""
        if sheet == self._shown:
            return
        self._shown, at = sheet, self.verticalScrollBar().value()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, em(self, 0.5), 0)
        layout.setSpacing(em(self, 0.8))
        if sheet is not None:
            layout.addLayout(_tiles(sheet.tiles))
            for section in sheet.sections:
                layout.addWidget(_section(section))
        layout.addStretch()
        self.setWidget(content)
        self.verticalScrollBar().setValue(at)


def _tiles(tiles: tuple[Tile, ...]) -> QGridLayout:
    grid = QGridLayout()
    for at, tile in enumerate(tiles):
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setAccessibleName(f"{tile.name}: {tile.value}")
        layout = QVBoxLayout(frame)
        value = heading(tile.value)
        font = value.font()
        font.setPointSizeF(font.pointSizeF() * _NUMBER_SCALE)
        value.setFont(font)
        for words in (label(tile.name), value, dimmed(tile.detail)):
            layout.addWidget(words)
        layout.addStretch()
        grid.addWidget(frame, at // _TILES_IN_A_ROW, at % _TILES_IN_A_ROW)
        grid.setColumnStretch(at % _TILES_IN_A_ROW, 1)
    return grid


def _section(section: Section) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(heading(section.title))
    if section.plot is not None:
        _add_plot(layout, section.plot)
    if section.table is not None:
        layout.addWidget(_table(section.table))
    if section.plot is None and section.table is None:
        layout.addWidget(dimmed(section.nothing))
    return part


def _add_plot(layout: QVBoxLayout, plot: Plot) -> None:
    layout.addWidget(PlotView(plot))
    table = _table(table_of(plot, translate("Desk", "Wanted")))
    table.hide()
    shown = QCheckBox(translate("Desk", "Show the numbers"))
    shown.setAccessibleDescription(plot.name)
    shown.toggled.connect(table.setVisible)
    layout.addWidget(shown, alignment=Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(table)


def _table(table: Table) -> TableView:
    view = TableView(fits=True)
    view.show_table(table)
    return view
