"""Paints a row: its number and time, what it is, a second line, and signs and a label at its end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trajectory_recorder.times import moment
from trajectory_recorder.ui.remark_signs import REMARK_SIGNS
from trajectory_recorder.ui.shapes import Hue, paint
from trajectory_recorder.ui.timed_list.model import CURRENT_ROLE, ROW_ROLE
from trajectory_recorder.ui.timed_list.row import ListRow

_PADDING_PX = 6
_BAR_PX = 4
_SIGN_PX = 13
_FAINT = 0.72
# So much of a text is measured: the rest does not fit on any screen.
_MOST_LETTERS = 400


class RowDelegate(QStyledItemDelegate):
    """Paints rows, all of the same height."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + 2 * _PADDING_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setFont(option.font)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        if is_chosen:
            painter.fillRect(box, option.palette.highlight())
        if index.data(CURRENT_ROLE):
            _paint_current(painter, box, is_chosen=is_chosen)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        self._paint_texts(painter, option, row, option.palette.color(role))
        painter.restore()

    @staticmethod
    def _paint_texts(painter: QPainter, option: QStyleOptionViewItem, row: ListRow, colour: QColor) -> None:
        metrics = QFontMetrics(option.font)
        box = QRectF(option.rect).adjusted(_BAR_PX + _PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
        faint = QColor(colour)
        faint.setAlphaF(_FAINT)
        time_px = metrics.horizontalAdvance("0:00:00.000 ")
        number_px = metrics.horizontalAdvance("0000 ") if row.number else 0
        box.setRight(_paint_end(painter, box, row, faint) - _PADDING_PX)
        first, second = _lines(box, metrics.height())
        _text(painter, option.font, first, row.number, faint)
        first.setLeft(first.left() + number_px)
        _text(painter, option.font, first, moment(row.from_ns), faint)
        first.setLeft(first.left() + time_px)
        second.setLeft(first.left())
        if row.detail:
            _text(painter, option.font, first, row.title, colour)
            _text(painter, option.font, second, row.detail, faint)
        else:
            painter.setPen(colour)
            wrapped = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(first.united(second), wrapped, " ".join(row.title[:_MOST_LETTERS].split()))


def _paint_current(painter: QPainter, box: QRectF, *, is_chosen: bool) -> None:
    """A bar at the side, and a tint where nothing else lies."""
    colour = QColor(Hue.BLUE.value)
    if not is_chosen:
        tint = QColor(colour)
        tint.setAlphaF(0.16)
        painter.fillRect(box, tint)
    colour = QColor(Qt.GlobalColor.white) if is_chosen else colour
    painter.fillRect(QRectF(box.left(), box.top(), _BAR_PX, box.height()), colour)


def _paint_end(painter: QPainter, box: QRectF, row: ListRow, colour: QColor) -> float:
    """Signs and the label, from the right; returns where they begin."""
    right_px = box.right()
    for mark in reversed(row.marks):
        right_px -= _SIGN_PX
        paint(painter, QRectF(right_px, box.top() + 1, _SIGN_PX, _SIGN_PX), *REMARK_SIGNS[mark])
        right_px -= _PADDING_PX
    if row.label:
        width_px = painter.fontMetrics().horizontalAdvance(row.label) + 2 * _PADDING_PX
        chip = QRectF(right_px - width_px, box.top(), width_px, painter.fontMetrics().height())
        painter.setPen(colour)
        painter.drawRoundedRect(chip, 3, 3)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.label)
        right_px -= width_px
    return right_px


def _lines(box: QRectF, height_px: float) -> tuple[QRectF, QRectF]:
    first = QRectF(box.left(), box.top(), box.width(), height_px)
    return first, first.translated(0, height_px)


def _text(painter: QPainter, font: QFont, box: QRectF, text: str, colour: QColor) -> None:
    painter.setPen(colour)
    line = " ".join(text[:_MOST_LETTERS].split())
    fitting = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, max(int(box.width()), 0))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)
