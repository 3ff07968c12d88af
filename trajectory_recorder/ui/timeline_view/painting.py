"""Paints a timeline without what moves over it: grounds, names, the ruler, the strip, lanes, and what is missing."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from trajectory_recorder.replay.lanes import Lane, Things
from trajectory_recorder.times import moment
from trajectory_recorder.ui.timeline_view.lane_painting import LANE_PAINTERS
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band, Row, rows_of
from trajectory_recorder.ui.timeline_view.sight import Sight, boxes
from trajectory_recorder.ui.timeline_view.strip_painting import paint_strip

_NAME_PX = 8
_TICK_PX = 92
_TAG_PX, _TAG_MARGIN_PX = 150, 4
_SECOND_NS = 1_000_000_000


def paint_timeline(painter: QPainter, sight: Sight) -> None:
    """Paint all that stays where it is while a recording plays."""
    painter.fillRect(painter.viewport(), QColor(sight.colours.ground))
    for row in sight.rows:
        _paint_ground(painter, sight, row)
    painter.setClipRect(QRectF(GUTTER_PX, 0, sight.scale.width_px, painter.viewport().height()))
    _paint_idle(painter, sight)
    for row in sight.rows:
        if isinstance(row.what, Lane):
            LANE_PAINTERS[row.what](painter, sight, row)
        elif row.what is Band.RULER:
            _paint_ruler(painter, sight, row)
        else:
            paint_strip(painter, sight, row)
    _paint_missing(painter, sight)


def _paint_ground(painter: QPainter, sight: Sight, row: Row) -> None:
    if row.what is not Band.RULER:
        painter.fillRect(sight.body(row), QColor(sight.colours.lane))
    painter.setPen(QColor(sight.colours.faint))
    name = QRectF(_NAME_PX, row.top_px, GUTTER_PX - _NAME_PX, row.height_px)
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, row.name)


def _paint_idle(painter: QPainter, sight: Sight) -> None:
    """Stripes through all rows where nothing happens."""
    stripes = QBrush(QColor(sight.colours.stripes), Qt.BrushStyle.BDiagPattern)
    top_px = sight.rows[1].top_px
    for box in boxes(sight.runs(sight.lanes.idle), top_px, _bottom_px(sight) - top_px):
        painter.fillRect(box, QColor(sight.colours.idle))
        painter.fillRect(box, stripes)


def _paint_ruler(painter: QPainter, sight: Sight, row: Row) -> None:
    ticks = sight.scale.ticks(_TICK_PX)
    bottom_px = row.top_px + row.height_px
    for at_ns in ticks.at_ns:
        x_px = GUTTER_PX + sight.scale.x_px(at_ns)
        painter.setPen(QPen(QColor(sight.colours.line), 1))
        painter.drawLine(QLineF(x_px, bottom_px - 6, x_px, _bottom_px(sight)))
        painter.setPen(QColor(sight.colours.faint))
        text = QRectF(x_px + 4, row.top_px, _TICK_PX, row.height_px - 2)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, _time(at_ns, ticks.step_ns))


def _time(at_ns: int, step_ns: int) -> str:
    """A time as exactly as marks that far apart need it."""
    return moment(at_ns) if step_ns < _SECOND_NS else moment(at_ns).partition(".")[0]


def _paint_missing(painter: QPainter, sight: Sight) -> None:
    """Hatch what was not recorded, what is damaged and what shall be taken out; a dashed line stands for time that was cut out."""
    for stream, things in sight.lanes.gaps.items():
        _hatch(painter, sight, stream, things, QBrush(QColor(sight.colours.gap), Qt.BrushStyle.FDiagPattern))
    for stream, things in sight.lanes.damages.items():
        brush = QBrush(QColor(sight.colours.damage), Qt.BrushStyle.DiagCrossPattern)
        _hatch(painter, sight, stream, things, brush)
    _paint_taken_out(painter, sight)
    painter.setPen(QPen(QColor(sight.colours.gap), 1.5, Qt.PenStyle.DashLine))
    for box in boxes(sight.runs(sight.lanes.pauses), sight.rows[1].top_px, 0):
        painter.drawLine(QLineF(box.left(), box.top(), box.left(), _bottom_px(sight)))
    _paint_edited(painter, sight)


def _paint_edited(painter: QPainter, sight: Sight) -> None:
    """Say over the strip what was cut out and taken out, where there is room for words."""
    row = next(it for it in sight.rows if it.what is Band.STRIP)
    found = sight.runs(sight.lanes.edited)
    places = boxes(found, row.top_px + 2, painter.fontMetrics().height() + 2)
    free_px = 0.0
    for box, first in zip(places, found.first.tolist(), strict=True):
        left_px = max(box.left(), GUTTER_PX)
        if left_px >= free_px:
            box.setLeft(left_px)
            free_px = _paint_tag(painter, sight, box, sight.lanes.edited.item(first).words)


def _paint_tag(painter: QPainter, sight: Sight, box: QRectF, words: str) -> float:
    """Words on a ground of their own, from the left edge of a box on; returns where they end."""
    line = " ".join(words[:200].split())
    room_px = _TAG_PX - 2 * _TAG_MARGIN_PX
    text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room_px)
    box.setWidth(painter.fontMetrics().horizontalAdvance(text) + 2 * _TAG_MARGIN_PX)
    painter.fillRect(box, QColor(sight.colours.text))
    painter.setPen(QColor(sight.colours.ground))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box.right() + _TAG_MARGIN_PX


def _paint_taken_out(painter: QPainter, sight: Sight) -> None:
    """Grey out what a change takes away, but not what that change is called."""
    brush = QBrush(QColor(sight.colours.taken_out), Qt.BrushStyle.Dense4Pattern)
    found = sight.runs(sight.lanes.taken_out)
    for row in rows_of("", sight.rows):
        if row.what is not Lane.CHANGES:
            for box in boxes(found, row.top_px, row.height_px):
                painter.fillRect(box, brush)


def _hatch(painter: QPainter, sight: Sight, stream: str, things: Things, brush: QBrush) -> None:
    found = sight.runs(things)
    for row in rows_of(stream, sight.rows):
        for box in boxes(found, row.top_px, row.height_px):
            painter.fillRect(box, brush)


def _bottom_px(sight: Sight) -> float:
    return sight.rows[-1].top_px + sight.rows[-1].height_px
