"""Parts of a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture in its pixels, from its upper left corner; right and bottom are the first outside."""

    left: int
    top: int
    right: int
    bottom: int

    def touches(self, other: "Area") -> bool:
        """Whether they have a pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Area") -> bool:
        """Whether all of the other one lies in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def along_with(self, other: "Area") -> "Area":
        """The smallest area that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def wider(self, by_px: int, *, width_px: int, height_px: int) -> "Area":
        """So much more on each side, as far as the picture goes."""
        return Area(
            max(0, self.left - by_px),
            max(0, self.top - by_px),
            min(width_px, self.right + by_px),
            min(height_px, self.bottom + by_px),
        )

    def moved(self, x_px: int, y_px: int) -> "Area":
        """The same area so far to the right and down."""
        return Area(self.left + x_px, self.top + y_px, self.right + x_px, self.bottom + y_px)
