"""Where things lie in exported pictures: how large a display's picture becomes, and which of its pixels a place is.

Nothing is moved into a picture that does not lie there: a place off the display has no place in its picture.
"""

from dataclasses import dataclass

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Display
from trajectory_recorder.wire.exports import ExportOptions

# Of an X screen 65,535 pixels are the most (X Window System Protocol, "Setup").
_LARGEST_PX = 65_535


def exported_size(width_px: int, height_px: int, most_height_px: int | None) -> tuple[int, int]:
    """Width and height in pixels of the exported picture of something so large.

    It is made smaller in proportion where it is higher than `most_height_px`, to even numbers, which all encoders of
    video take; never larger. What is not made smaller keeps its size, also an odd one.
    """
    if most_height_px is None or height_px <= most_height_px:
        return width_px, height_px
    made_height_px = most_height_px // 2 * 2
    return max(2, round(width_px * made_height_px / height_px / 2) * 2), made_height_px


@dataclass(frozen=True, slots=True)
class Canvas:
    """The exported picture of a display: where that lies on the desktop, and how large the picture is.

    `relative` says whether places are told as parts of its width and height, or in its pixels.
    """

    display: Display
    width_px: int
    height_px: int
    relative: bool

    @classmethod
    def of(cls, display: Display, options: ExportOptions) -> "Canvas":
        """The picture of a display as it is exported with these options.

        Raises:
            DamagedBundle: It is larger than any display.
        """
        if max(display.width_px, display.height_px) > _LARGEST_PX:
            raise DamagedBundle("a display is larger than any can be")
        size_px = exported_size(display.width_px, display.height_px, options.height_px)
        return cls(display, *size_px, relative=options.coordinates == "relative")

    def place(self, x_px: int, y_px: int) -> tuple[float, float] | None:
        """A pixel of the desktop in the terms that were asked for; None where it is not on the display."""
        return self.part(x_px, y_px) if self.relative else self.pixel(x_px, y_px)

    def pixel(self, x_px: int, y_px: int) -> tuple[int, int] | None:
        """The pixel of the exported picture that shows the middle of a pixel of the desktop."""
        if not self.shows(x_px, y_px):
            return None
        it = self.display
        return (
            (2 * (x_px - it.x_px) + 1) * self.width_px // (2 * it.width_px),
            (2 * (y_px - it.y_px) + 1) * self.height_px // (2 * it.height_px),
        )

    def part(self, x_px: int, y_px: int) -> tuple[float, float] | None:
        """How far to the right and down a pixel of the desktop lies, 0 to below 1.

        Times the width and the height of the display, that is its pixel again; of another picture of it, likewise.
        """
        if not self.shows(x_px, y_px):
            return None
        it = self.display
        return (x_px - it.x_px) / it.width_px, (y_px - it.y_px) / it.height_px

    def shows(self, x_px: int, y_px: int) -> bool:
        """Whether a pixel of the desktop is on the display."""
        it = self.display
        return 0 <= x_px - it.x_px < it.width_px and 0 <= y_px - it.y_px < it.height_px
