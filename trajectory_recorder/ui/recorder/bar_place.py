"""Where the bar was left, and where it goes so that all of it is on a screen. Knows no Qt."""

import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec

from trajectory_recorder.events import Rectangle

log = logging.getLogger(__name__)


class Place(msgspec.Struct, frozen=True):
    """The bar's upper left corner, in the units that windows are placed in."""

    x: int
    y: int


def load(path: Path) -> Place | None:
    """The place that was kept; None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Place)
    except (OSError, msgspec.DecodeError):
        return None


def save(path: Path, place: Place) -> None:
    """Keep a place. A disk that refuses it is no reason to bother anybody."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.encode(place))
    except OSError:
        log.info("the place of the bar is not kept", exc_info=True)


def within(place: Place, width: int, height: int, screens: Sequence[Rectangle]) -> Place:
    """The nearest place at which a window of this size lies on one screen.

    Args:
        place: The wanted place.
        width: Width of the window.
        height: Its height.
        screens: The free parts of all screens; at least one.
    """
    fitted = [_fitted(place, width, height, screen) for screen in screens]
    return min(fitted, key=lambda it: (it.x - place.x) ** 2 + (it.y - place.y) ** 2)


def default(width: int, height: int, screen: Rectangle, margin: int) -> Place:
    """Where a new bar goes: to the lower right, where the least is usually done."""
    return Place(
        screen.x_px + screen.width_px - width - margin, screen.y_px + screen.height_px - height - margin
    )


def _fitted(place: Place, width: int, height: int, screen: Rectangle) -> Place:
    right = max(screen.x_px, screen.x_px + screen.width_px - width)
    bottom = max(screen.y_px, screen.y_px + screen.height_px - height)
    return Place(min(max(place.x, screen.x_px), right), min(max(place.y, screen.y_px), bottom))
