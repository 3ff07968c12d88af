"""Parts of a display, in its own pixels, and arithmetic with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from trajectory_recorder.events import Display, Rectangle

_MOST_GROUPS = 6
_MANY = 48  # so many are rare, and sorting them would take longer than reading it all


@dataclass(frozen=True, slots=True)
class Region:
    """Rows `top` up to but not `bottom`, columns `left` up to but not `right`."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        """How many pixels it has."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def window(self) -> tuple[slice, slice]:
        """What it selects of an array of pixels."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def shifted(self, right: int, down: int) -> "Region":
        """The same region at another place."""
        return Region(self.left + right, self.top + down, self.right + right, self.bottom + down)


def whole(display: Display) -> Region:
    """All of a display."""
    return Region(0, 0, display.width_px, display.height_px)


def within(display: Display, rectangle: Rectangle) -> Region | None:
    """The part of a rectangle of the desktop that lies on the display; None if none does."""
    left, top = rectangle.x_px - display.x_px, rectangle.y_px - display.y_px
    return common(whole(display), Region(left, top, left + rectangle.width_px, top + rectangle.height_px))


def hull(regions: Iterable[Region]) -> Region:
    """The smallest region that holds all of these; there must be one."""
    first, *rest = regions
    return Region(
        min([first.left, *(it.left for it in rest)]),
        min([first.top, *(it.top for it in rest)]),
        max([first.right, *(it.right for it in rest)]),
        max([first.bottom, *(it.bottom for it in rest)]),
    )


def joined(regions: list[Region], *, spare_px: int) -> list[Region]:
    """Join those whose hull has hardly more pixels than they have, and more where there are many.

    Args:
        regions: Any regions.
        spare_px: How many pixels more a hull may have.
    """
    if len(regions) > _MANY:
        return [hull(regions)]
    groups: list[Region] = []
    for region in regions:
        hulls = [hull((group, region)) for group in groups]
        spare = [around.area - group.area for around, group in zip(hulls, groups, strict=True)]
        nearest = min(range(len(groups)), key=spare.__getitem__, default=None)
        if nearest is None or (spare[nearest] > region.area + spare_px and len(groups) < _MOST_GROUPS):
            groups.append(region)
        else:
            groups[nearest] = hulls[nearest]
    return groups


def covers(outer: Iterable[Region], inner: Region) -> bool:
    """Whether the hull of these regions, if there are any, holds another one."""
    regions = list(outer)
    return bool(regions) and common(hull(regions), inner) == inner


def even(region: Region, display: Display) -> Region:
    """Widen it to even corners, as far as the display goes."""
    return Region(
        region.left // 2 * 2,
        region.top // 2 * 2,
        min((region.right + 1) // 2 * 2, display.width_px),
        min((region.bottom + 1) // 2 * 2, display.height_px),
    )


def common(one: Region, other: Region) -> Region | None:
    """What two regions share; None if nothing."""
    region = Region(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )
    return region if region.left < region.right and region.top < region.bottom else None


def without(one: Region, other: Region) -> list[Region]:
    """What is left of a region, in pieces that don't overlap."""
    hole = common(one, other)
    if hole is None:
        return [one]
    pieces = [
        Region(one.left, one.top, one.right, hole.top),
        Region(one.left, hole.top, hole.left, hole.bottom),
        Region(hole.right, hole.top, one.right, hole.bottom),
        Region(one.left, hole.bottom, one.right, one.bottom),
    ]
    return [it for it in pieces if it.left < it.right and it.top < it.bottom]
