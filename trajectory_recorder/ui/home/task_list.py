"""The list of tasks: a title, a line below it, and a sign for how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trajectory_recorder.ui.home.rows import TaskRow
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.shapes import paint

_ROW_ROLE = Qt.ItemDataRole.UserRole
_PADDING_EM = 0.5
_SIGN_EM = 0.75
_FAINT = 0.72


class TaskList(QListWidget):
    """Shows rows, of which one is chosen; it stays chosen while it is there."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Tasks", "Tasks"))
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)
        self._rows: tuple[TaskRow, ...] = ()
        self._is_filling = False

    def show_rows(self, rows: Sequence[TaskRow], chosen: str) -> None:
        """Show these rows, and this one chosen."""
        if self._rows != tuple(rows):
            self._fill(tuple(rows))
        self._choose(chosen)

    def _fill(self, rows: tuple[TaskRow, ...]) -> None:
        self._rows, self._is_filling = rows, True
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_ROW_ROLE, row)
            spoken = (row.title, row.second, row.standing.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
        self._is_filling = False

    def _choose(self, key: str) -> None:
        self._is_filling = True
        keys = [row.key for row in self._rows]
        self.setCurrentRow(keys.index(key) if key in keys else -1)
        self._is_filling = False

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._is_filling:
            self.chosen.emit(item.data(_ROW_ROLE).key)


class _Delegate(QStyledItemDelegate):
    """Paints a row of two lines."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        em_px = QFontMetrics(option.font).height()
        return QSize(10 * em_px, round((2.2 + 2 * _PADDING_EM) * em_px))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: TaskRow = index.data(_ROW_ROLE)
        painter.save()
        em_px = QFontMetrics(option.font).height()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        colour = option.palette.color(role)
        padding_px, sign_px = round(_PADDING_EM * em_px), _SIGN_EM * em_px
        box = QRectF(option.rect).adjusted(padding_px, padding_px, -padding_px, -padding_px)
        sign = QRectF(box.left(), box.top() + (em_px - sign_px) / 2, sign_px, sign_px)
        shape, hue = SIGNS[row.standing.mood]
        paint(painter, sign, shape, colour if is_chosen else hue)
        box.setLeft(sign.right() + padding_px)
        font = QFont(option.font)
        font.setBold(True)
        first = QRectF(box.left(), box.top(), box.width(), em_px)
        _line(painter, font, first, row.title, colour)
        faint = QColor(colour)
        faint.setAlphaF(_FAINT)
        _line(painter, option.font, first.translated(0, 1.2 * em_px), row.second, faint)
        painter.restore()


def _line(painter: QPainter, font: QFont, box: QRectF, text: str, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    fitting = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)
