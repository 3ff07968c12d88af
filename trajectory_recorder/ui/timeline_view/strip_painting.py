"""Paints the strip of small pictures: what the screen showed, side by side."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band, Row
from trajectory_recorder.ui.timeline_view.sight import Sight


def strip_slots(sight: Sight) -> list[tuple[int, int]]:
    """When the stretches begin that a picture each stands for, and the time of that picture."""
    slot_px = _slot_px(sight, next(it for it in sight.rows if it.what is Band.STRIP))
    half_ns = sight.scale.length_ns(slot_px) // 2
    return [(at_ns, at_ns + half_ns) for at_ns in sight.scale.slots(slot_px)]


def paint_strip(painter: QPainter, sight: Sight, row: Row) -> None:
    """Paint the pictures that are there."""
    if sight.pictures is None:
        return
    ratio = painter.device().devicePixelRatioF()
    place = QRectF(0, row.top_px, _slot_px(sight, row) - 1, row.height_px)
    size = (place.size() * ratio).toSize()
    for at_ns, middle_ns in strip_slots(sight):
        picture = sight.pictures.at(middle_ns, size)
        if picture is not None:
            place.moveLeft(GUTTER_PX + sight.scale.x_px(at_ns))
            painter.drawPixmap(place, picture, QRectF(picture.rect()))


def _slot_px(sight: Sight, row: Row) -> float:
    """How wide a picture is shown."""
    return row.height_px * (sight.pictures.proportion if sight.pictures is not None else 1.0)
