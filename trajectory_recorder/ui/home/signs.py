"""The sign and colour of every mood."""

from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.ui.shapes import Hue, Shape

SIGNS = {
    Mood.QUIET: (Shape.RING, Hue.GREY),
    Mood.GOOD: (Shape.CHECK, Hue.GREEN),
    Mood.BUSY: (Shape.RING, Hue.BLUE),
    Mood.LOOK: (Shape.TRIANGLE, Hue.AMBER),
    Mood.BAD: (Shape.CROSS, Hue.RED),
    Mood.LIVE: (Shape.DISC, Hue.RED),
}
