"""Paints plots: bars across, columns up, lines. What they say is told in words, too, to who can't see them.

Series differ by pattern, dash and mark as well as by colour.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from trajectory_recorder.ui.desk.axis import Axis, axis, mark_words
from trajectory_recorder.ui.desk.content import Look, Plot, told
from trajectory_recorder.ui.desk.plot_colours import PlotColours, plot_colours
from trajectory_recorder.ui.home.lengths import em

_TALL_EM, _BAR_EM, _LEGEND_EM, _AXIS_EM = 13.0, 1.9, 1.8, 1.6
_MOST_LABEL_SHARE = 0.34
_ROOM_OF_MARK_EM = 5.0
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.NoBrush,
)
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class PlotView(QWidget):
    """One plot with its axis, unit and legend."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.plot = plot
        self.setAccessibleName(plot.name)
        self.setAccessibleDescription(told(plot))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        tall = em(self, _TALL_EM)
        if self.plot.look is Look.BARS:
            tall = em(self, _BAR_EM * len(self.plot.labels) + _AXIS_EM)
        return QSize(em(self, 30), tall + em(self, _LEGEND_EM))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Painting(self, painter).paint()
        painter.end()


class _Painting:
    """One painting of a plot."""

    def __init__(self, view: PlotView, painter: QPainter) -> None:
        self._plot, self._painter = view.plot, painter
        self._colours: PlotColours = plot_colours(view.palette())
        self._em = float(em(view))
        self._all = QRectF(view.rect())
        self._width: Callable[[str], int] = view.fontMetrics().horizontalAdvance
        self._elide = view.fontMetrics().elidedText

    def paint(self) -> None:
        self._painter.fillRect(self._all, QColor(self._colours.ground))
        self._legend()
        if self._plot.look is Look.BARS:
            self._bars()
        else:
            self._upright()

    # --- around -------------------------------------------------------------------------------------

    def _legend(self) -> None:
        at = 0.5 * self._em
        tall = _LEGEND_EM * self._em
        if len(self._plot.series) > 1:
            for index, series in enumerate(self._plot.series):
                sign = QRectF(at, 0.35 * tall, 0.9 * self._em, 0.35 * tall)
                self._sign(sign, index)
                at = sign.right() + 0.4 * self._em
                room = QRectF(at, 0, self._width(series.name) + 2, tall)
                self._words(room, series.name, _LEFT, self._colours.text)
                at = room.right() + 1.2 * self._em
        unit = QRectF(at, 0, self._all.width() - at - 0.5 * self._em, tall)
        self._words(unit, self._plot.unit, _RIGHT, self._colours.faint)

    def _sign(self, place: QRectF, index: int) -> None:
        if self._plot.look is Look.LINES:
            middle = place.center().y()
            self._painter.setPen(self._pen(index))
            self._painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
            self._mark(place.center(), index)
        else:
            self._box(place, index)

    def _words(self, room: QRectF, text: str, where: Qt.AlignmentFlag, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        shown = self._elide(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(room.width()))
        self._painter.drawText(room, where | Qt.TextFlag.TextSingleLine, shown)

    def _colour(self, index: int) -> QColor:
        return QColor(self._colours.series[index % len(self._colours.series)])

    def _pen(self, index: int) -> QPen:
        return QPen(self._colour(index), 0.12 * self._em, _DASHES[index % len(_DASHES)])

    def _box(self, place: QRectF, index: int) -> None:
        self._painter.setPen(QPen(self._colour(index), max(0.07 * self._em, 1.0)))
        self._painter.setBrush(QBrush(self._colour(index), _PATTERNS[index % len(_PATTERNS)]))
        self._painter.drawRect(place)

    def _mark(self, at: QPointF, index: int) -> None:
        size = 0.22 * self._em
        self._painter.setPen(QPen(self._colour(index), 0.1 * self._em))
        self._painter.setBrush(self._colour(index) if index % 2 == 0 else QColor(self._colours.ground))
        if index % 2 == 0:
            self._painter.drawEllipse(at, size, size)
        else:
            self._painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))

    # --- bars ---------------------------------------------------------------------------------------

    def _bars(self) -> None:
        longest = max((self._width(it) for it in self._plot.labels), default=0) + self._em
        left = min(longest, _MOST_LABEL_SHARE * self._all.width())
        top, tall = _LEGEND_EM * self._em, _BAR_EM * self._em
        # The end of the last number stands beyond the axis.
        field = QRectF(
            left, top, self._all.width() - left - 2 * self._em, max(tall * len(self._plot.labels), 1.0)
        )
        scale = axis(self._plot.highest, max(int(field.width() / (_ROOM_OF_MARK_EM * self._em)), 1))
        for mark in scale.marks:
            x = field.left() + scale.share(mark) * field.width()
            self._painter.setPen(QPen(QColor(self._colours.grid), 1))
            self._painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            below = QRectF(
                x - 2 * self._em, field.bottom() + 0.2 * self._em, 4 * self._em, _AXIS_EM * self._em
            )
            self._words(below, mark_words(mark), _BELOW, self._colours.faint)
        for at, label in enumerate(self._plot.labels):
            row = QRectF(field.left(), top + at * tall, field.width(), tall)
            name = QRectF(0.5 * self._em, row.top(), left - self._em, tall)
            self._words(name, label, _RIGHT, self._colours.text)
            self._bar(row, at, scale)

    def _bar(self, row: QRectF, at: int, scale: Axis) -> None:
        thick, start = 0.55 * row.height(), row.left()
        for index, series in enumerate(self._plot.series):
            length = scale.share(series.values[at] or 0.0) * row.width()
            if length > 0:
                self._box(QRectF(start, row.center().y() - thick / 2, length, thick), index)
                start += length
        if self._plot.goals:
            x = row.left() + scale.share(self._plot.goals[at]) * row.width()
            self._painter.setPen(QPen(QColor(self._colours.goal), 0.16 * self._em))
            self._painter.drawLine(QPointF(x, row.top() + 2), QPointF(x, row.bottom() - 2))

    # --- along labels -------------------------------------------------------------------------------

    def _upright(self) -> None:
        count = max(len(self._plot.labels), 1)
        top, bottom = (_LEGEND_EM + 0.3) * self._em, self._all.height() - _AXIS_EM * self._em
        scale = axis(self._plot.highest, max(int((bottom - top) / (2 * self._em)), 1))
        left = max(self._width(mark_words(it)) for it in scale.marks) + 1.2 * self._em
        field = QRectF(left, top, self._all.width() - left - self._em, bottom - top)
        for mark in scale.marks:
            y = field.bottom() - scale.share(mark) * field.height()
            self._painter.setPen(QPen(QColor(self._colours.grid), 1))
            self._painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            self._words(
                QRectF(0, y - self._em, left - 0.5 * self._em, 2 * self._em),
                mark_words(mark),
                _RIGHT,
                self._colours.faint,
            )
        self._labels(field, field.width() / count)
        self._columns(field, scale) if self._plot.look is Look.COLUMNS else self._lines(field, scale)

    def _labels(self, field: QRectF, step: float) -> None:
        longest = max((self._width(it) for it in self._plot.labels), default=0) + self._em
        every = max(int(-(-longest // step)), 1)
        for at, label in list(enumerate(self._plot.labels))[::-every]:
            # The first is not to begin beyond the edge.
            middle = max(field.left() + (at + 0.5) * step, longest / 2)
            middle = min(middle, self._all.width() - longest / 2)
            room = QRectF(middle - longest / 2, field.bottom() + 0.2 * self._em, longest, _AXIS_EM * self._em)
            self._words(room, label, _BELOW, self._colours.faint)

    def _columns(self, field: QRectF, scale: Axis) -> None:
        step = field.width() / max(len(self._plot.labels), 1)
        for at in range(len(self._plot.labels)):
            foot = field.bottom()
            for index, series in enumerate(self._plot.series):
                tall = scale.share(series.values[at] or 0.0) * field.height()
                if tall > 0:
                    foot -= tall
                    self._box(QRectF(field.left() + (at + 0.2) * step, foot, 0.6 * step, tall), index)

    def _lines(self, field: QRectF, scale: Axis) -> None:
        step = field.width() / max(len(self._plot.labels), 1)
        for index, series in enumerate(self._plot.series):
            run: list[QPointF] = []
            for at, value in enumerate(series.values):
                if value is None:
                    self._run(run, index)
                    run = []
                    continue
                x, y = field.left() + (at + 0.5) * step, field.bottom() - scale.share(value) * field.height()
                run.append(QPointF(x, y))
            self._run(run, index)

    def _run(self, points: list[QPointF], index: int) -> None:
        """Where there is no number, the line stops."""
        self._painter.setPen(self._pen(index))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(points))
        for point in points:
            self._mark(point, index)
