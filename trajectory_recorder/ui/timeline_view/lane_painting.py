"""Paints what is in the lanes of a timeline: only what is in sight, and as much as can be told apart."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from trajectory_recorder.replay.crowding import crowd
from trajectory_recorder.replay.lanes import Lane, Things
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.replay.waveform import Waveform
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.remark_signs import REMARK_SIGNS
from trajectory_recorder.ui.shapes import Hue, Shape, paint
from trajectory_recorder.ui.timeline_view.column_painting import paint_columns, paint_skyline
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Row
from trajectory_recorder.ui.timeline_view.sight import APART_PX, Sight, boxes, fill

_SPEECH_PX = 15
_SIGN_PX = 13
# A title of fewer pixels is a letter or two.
_LEAST_TITLE_PX = 48
# Where more things are in sight than one in so many pixels, how many there are says more than each of them.
_CROWDED_PX = 4
_PADDING_PX = 4

# The worst is painted last, over the others.
_MARKS = (Mark.MARKER, Mark.WRITTEN, Mark.GAP, Mark.NOTE, Mark.WARN, Mark.DAMAGE, Mark.FAIL)


def paint_voice(painter: QPainter, sight: Sight, row: Row) -> None:
    """How loud it was, what was added later in a colour of its own; and below it where somebody spoke."""
    if not sight.timeline.voice.at_ns.size:
        painter.setPen(QColor(sight.colours.faint))
        painter.drawText(
            sight.body(row), Qt.AlignmentFlag.AlignCenter, translate("Timeline", "No voice was recorded")
        )
    colours = sight.colours
    _paint_levels(painter, sight, row, sight.waveform, (colours.voice, colours.voice_body))
    _paint_levels(painter, sight, row, sight.later, (colours.later, colours.later_body))
    top_px = row.top_px + row.height_px - _SPEECH_PX
    _titled(painter, sight, sight.lanes.things[Lane.SPOKEN], (top_px, _SPEECH_PX - 1), sight.colours.speech)


def _paint_levels(
    painter: QPainter, sight: Sight, row: Row, waveform: Waveform, hues: tuple[str, str]
) -> None:
    """How loud a voice was: its peaks, and over them its body."""
    if waveform.is_empty:
        return
    columns = waveform.columns(sight.scale)
    reach_px = (row.height_px - _SPEECH_PX - 2) / 2
    middle_px = 1 + reach_px
    for levels, hue in zip((columns.peak, columns.rms), hues, strict=True):
        # By the root, so that quiet speech is seen beside loud noise.
        tall_px = np.maximum(np.sqrt(levels.astype(np.float64)) * reach_px, 0.5)
        paint_columns(painter, sight.body(row), middle_px - tall_px, middle_px + tall_px, hue)


def paint_mouse(painter: QPainter, sight: Sight, row: Row) -> None:
    """How much the pointer moved, and over it presses and, lower, turns of the wheel."""
    moved = crowd(sight.timeline.pointer.at_ns, sight.scale)
    paint_skyline(painter, sight.body(row), moved, sight.colours.moves)
    bottom_px = row.top_px + row.height_px
    fill(painter, boxes(sight.runs(sight.lanes.turns), bottom_px - 8, 6), sight.colours.wheel)
    pressed, place = sight.lanes.things[Lane.PRESSES], (row.top_px + 3, row.height_px - 13)
    if not _painted_as_crowd(painter, sight, pressed, place, sight.colours.hand):
        fill(painter, boxes(sight.runs(pressed), *place), sight.colours.hand)


def paint_keys(painter: QPainter, sight: Sight, row: Row) -> None:
    """Keys, while they are down; what they are called where there is room."""
    place = row.top_px + 2, row.height_px - 4
    _titled(painter, sight, sight.lanes.things[Lane.STROKES], place, sight.colours.keys, least_px=14)


def paint_windows(painter: QPainter, sight: Sight, row: Row) -> None:
    """Each window as a block with its title."""
    found = sight.runs(sight.lanes.things[Lane.WINDOWS], apart_px=-1.0)
    places = boxes(found, row.top_px + 1.5, row.height_px - 3)
    painter.setPen(QPen(QColor(sight.colours.window_edge), 1))
    painter.setBrush(QColor(sight.colours.window))
    painter.drawRects(places)
    for place, count, first in zip(places, found.count.tolist(), found.first.tolist(), strict=True):
        if count == 1 and place.width() >= _LEAST_TITLE_PX:
            words = sight.lanes.things[Lane.WINDOWS].item(first).words
            _title(painter, sight, place, words, sight.colours.text)


def paint_steps(painter: QPainter, sight: Sight, row: Row) -> None:
    """Steps, with what was done where there is room."""
    place = row.top_px + 2, row.height_px - 4
    _titled(painter, sight, sight.lanes.things[Lane.STEPS], place, sight.colours.steps)


def paint_remarks(painter: QPainter, sight: Sight, row: Row) -> None:
    """A sign where each begins, and a line for as long as it lasts."""
    for mark in _MARKS:
        found = sight.runs(sight.lanes.by_mark[mark], apart_px=_SIGN_PX)
        shape, hue = REMARK_SIGNS[mark]
        fill(painter, boxes(found, row.top_px + row.height_px - 4, 3), hue.value)
        for box in boxes(found, row.top_px + 1, _SIGN_PX):
            _sign(painter, sight, box, shape, hue)


def paint_comments(painter: QPainter, sight: Sight, row: Row) -> None:
    """Comments, with their text where there is room."""
    place = row.top_px + 2, row.height_px - 4
    _titled(painter, sight, sight.lanes.things[Lane.COMMENTS], place, sight.colours.comments)


def paint_changes(painter: QPainter, sight: Sight, row: Row) -> None:
    """What shall be changed, in words where there is room."""
    place = row.top_px + 2, row.height_px - 4
    # One often ends where the next begins.
    _titled(painter, sight, sight.lanes.things[Lane.CHANGES], place, sight.colours.changes, apart_px=-1.0)


LANE_PAINTERS: dict[Lane, Callable[[QPainter, Sight, Row], None]] = {
    Lane.SPOKEN: paint_voice,
    Lane.PRESSES: paint_mouse,
    Lane.STROKES: paint_keys,
    Lane.WINDOWS: paint_windows,
    Lane.STEPS: paint_steps,
    Lane.REMARKS: paint_remarks,
    Lane.COMMENTS: paint_comments,
    Lane.CHANGES: paint_changes,
}


def _titled(
    painter: QPainter,
    sight: Sight,
    things: Things,
    place: tuple[float, float],
    colour: str,
    *,
    least_px: float = _LEAST_TITLE_PX,
    apart_px: float = APART_PX,
) -> None:
    """Things as blocks of one colour, at a height of so many pixels, with their words where there is room."""
    if _painted_as_crowd(painter, sight, things, place, colour):
        return
    found = sight.runs(things, apart_px=apart_px)
    places = boxes(found, *place)
    fill(painter, places, colour)
    for box, count, first in zip(places, found.count.tolist(), found.first.tolist(), strict=True):
        if count == 1 and box.width() >= least_px:
            _title(painter, sight, box, things.item(first).words, sight.colours.lane)


def _painted_as_crowd(
    painter: QPainter, sight: Sight, things: Things, place: tuple[float, float], colour: str
) -> bool:
    """Show how many things begin in each few pixels, if there are too many to show each."""
    counts = crowd(things.from_ns, sight.scale.resized(sight.scale.width_px // _CROWDED_PX))
    if counts.sum() <= counts.size:
        return False
    columns = np.arange(sight.scale.width_px) * counts.size // sight.scale.width_px
    box = QRectF(GUTTER_PX, place[0], sight.scale.width_px, place[1])
    paint_skyline(painter, box, counts[columns], colour)
    return True


def _title(painter: QPainter, sight: Sight, box: QRectF, words: str, colour: str) -> None:
    """Words in the part of a block that is in sight, cut off where they don't fit."""
    left_px = max(box.left(), GUTTER_PX) + _PADDING_PX
    right_px = min(box.right(), GUTTER_PX + sight.scale.width_px) - _PADDING_PX
    seen = QRectF(left_px, box.top(), right_px - left_px, box.height())
    line = " ".join(words[:200].split())
    text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(seen.width()))
    painter.setPen(QColor(colour))
    painter.drawText(seen, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _sign(painter: QPainter, sight: Sight, box: QRectF, shape: Shape, hue: Hue) -> None:
    """A remark's sign at its beginning, or at the edge where that is out of sight."""
    left_px = min(max(box.left(), GUTTER_PX), GUTTER_PX + sight.scale.width_px - _SIGN_PX)
    paint(painter, QRectF(left_px, box.top(), _SIGN_PX, _SIGN_PX), shape, hue)
