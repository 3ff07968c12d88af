"""A picture of one display at one time, as a window paints it."""

from dataclasses import dataclass

from trajectory_recorder.media.bgra import Bgra


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A recorded frame, decoded.

    `index` is its place in the display's ScreenTrack and `at_ns` its session time. `exact` says whether it is the
    frame that was asked for, as it was recorded, and not an earlier one or one made from a smaller: a preview, or the
    newest good one of a damaged file. `bgra` has the display's size, (height, width, 4), C-contiguous: rows of QImage's Format_RGB32.
    """

    display_id: int
    index: int
    at_ns: int
    exact: bool
    bgra: Bgra
