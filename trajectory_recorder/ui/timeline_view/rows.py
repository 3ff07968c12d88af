"""Which row of a timeline lies where, from top to bottom. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trajectory_recorder.events import ALL_STREAMS, SPEECH, StreamName
from trajectory_recorder.replay.lanes import Lane
from trajectory_recorder.ui.language import Phrase

GUTTER_PX = 92
"""The names of the rows stand left of them."""
_APART_PX = 2


class Band(StrEnum):
    """A row that is no lane."""

    RULER = ""
    STRIP = "Screen"


_NAMES: dict[Band | Lane, Phrase] = {
    Band.STRIP: Phrase("Timeline", "Screen"),
    Lane.SPOKEN: Phrase("Timeline", "Voice"),
    Lane.PRESSES: Phrase("Timeline", "Mouse"),
    Lane.STROKES: Phrase("Timeline", "Keys"),
    Lane.WINDOWS: Phrase("Timeline", "Windows"),
    Lane.STEPS: Phrase("Timeline", "Steps"),
    Lane.REMARKS: Phrase("Timeline", "Findings"),
    Lane.COMMENTS: Phrase("Timeline", "Comments"),
    Lane.CHANGES: Phrase("Timeline", "Changes"),
}
_HEIGHT_PX: dict[Band | Lane, int] = {
    Band.RULER: 26,
    Band.STRIP: 54,
    Lane.SPOKEN: 44,
    Lane.PRESSES: 24,
    Lane.STROKES: 18,
    Lane.WINDOWS: 20,
    Lane.STEPS: 18,
    Lane.REMARKS: 20,
    Lane.COMMENTS: 18,
    Lane.CHANGES: 18,
}


_OF_STREAM: dict[str, tuple[Band | Lane, ...]] = {
    StreamName.SCREEN: (Band.STRIP,),
    StreamName.VOICE: (Lane.SPOKEN,),
    SPEECH: (Lane.SPOKEN,),
    StreamName.INPUT: (Lane.PRESSES, Lane.STROKES, Lane.STEPS),
    StreamName.WINDOW: (Lane.WINDOWS,),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and where it lies."""

    what: Band | Lane
    top_px: int
    height_px: int

    @property
    def name(self) -> str:
        """What stands left of it; nothing beside the ruler."""
        return str(_NAMES.get(self.what, ""))


def rows(shown: Iterable[Band | Lane]) -> tuple[Row, ...]:
    """Put rows one below the other."""
    found: list[Row] = []
    top_px = 0
    for what in shown:
        found.append(Row(what, top_px, _HEIGHT_PX[what]))
        top_px += _HEIGHT_PX[what] + _APART_PX
    return tuple(found)


def height_px(placed: tuple[Row, ...]) -> int:
    """How high they are together."""
    return placed[-1].top_px + placed[-1].height_px + _APART_PX


def row_at(placed: tuple[Row, ...], y_px: float) -> Row | None:
    """The row at a height."""
    return next((it for it in placed if it.top_px <= y_px < it.top_px + it.height_px + _APART_PX), None)


def rows_of(stream: str, placed: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that show something of a stream; one that concerns them all concerns each but the ruler."""
    if stream in {ALL_STREAMS, ""}:
        return tuple(it for it in placed if it.what is not Band.RULER)
    wanted = _OF_STREAM.get(stream.partition("/")[0], ())
    return tuple(it for it in placed if it.what in wanted)
