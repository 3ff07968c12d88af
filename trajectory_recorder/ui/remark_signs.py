"""How each kind of remark on a recording looks: told by its shape, underlined by its colour."""

from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.ui.shapes import Hue, Shape

REMARK_SIGNS = {
    Mark.FAIL: (Shape.CROSS, Hue.RED),
    Mark.WARN: (Shape.TRIANGLE, Hue.AMBER),
    Mark.NOTE: (Shape.DISC, Hue.BLUE),
    Mark.DAMAGE: (Shape.SQUARE, Hue.RED),
    Mark.GAP: (Shape.BARS, Hue.GREY),
    Mark.MARKER: (Shape.FLAG, Hue.GREEN),
    Mark.WRITTEN: (Shape.TEXT, Hue.BLUE),
}
