"""What is to be painted of a timeline, and how large it is on the screen."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from trajectory_recorder.replay.crowding import Runs, runs
from trajectory_recorder.replay.lanes import Lanes, Things
from trajectory_recorder.replay.scale import Scale
from trajectory_recorder.replay.timeline.timeline import Timeline
from trajectory_recorder.replay.waveform import Waveform
from trajectory_recorder.ui.timeline_view.colours import Colours
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Row
from trajectory_recorder.ui.timeline_view.strip_pictures import StripPictures

_LEAST_PX = 2.0

APART_PX = 1.0
"""Things that are closer together can't be told apart."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A recording, and the stretch of it that is in sight. Left of 0 on the scale lies the gutter.

    `waveform` is of the recorded voice, `later` of narrations that were added to it.
    """

    timeline: Timeline
    lanes: Lanes
    waveform: Waveform
    later: Waveform
    pictures: StripPictures | None
    scale: Scale
    rows: tuple[Row, ...]
    colours: Colours

    def runs(self, things: Things, *, apart_px: float = APART_PX) -> Runs:
        """Things in sight, those joined that can't be told apart."""
        return runs(things.from_ns, things.to_ns, self.scale, least_px=_LEAST_PX, apart_px=apart_px)

    def body(self, row: Row) -> QRectF:
        """Where a row lies, right of its name."""
        return QRectF(GUTTER_PX, row.top_px, self.scale.width_px, row.height_px)


def boxes(found: Runs, top_px: float, height_px: float) -> list[QRectF]:
    """The places of things, in the coordinates of the widget, at a height."""
    return [
        QRectF(GUTTER_PX + left_px, top_px, right_px - left_px, height_px)
        for left_px, right_px in zip(found.from_px.tolist(), found.to_px.tolist(), strict=True)
    ]


def fill(painter: QPainter, places: list[QRectF], colour: str) -> None:
    """Fill rectangles with one colour."""
    if places:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colour))
        painter.drawRects(places)
