"""Which of the windows on a desktop are recorded, and which parts of those are seen. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trajectory_recorder.capture.area.area import Wanted
from trajectory_recorder.events import Rectangle


@dataclass(frozen=True, slots=True)
class TopLevel:
    """A window that lies on the desktop.

    `window_ids` are the system's numbers for it: that of its frame, too, where it has one of its own.
    `owner_id` is the window that a dialog belongs to, 0 for none; `maker` is who made it, by a number
    that all windows of one program share, and a `popup` is a menu or something like it, which nobody
    but its maker knows. It hides all that is below in `covers`, and shows nothing but itself in
    `shows`: that is less where its edges are translucent.
    """

    window_ids: tuple[int, ...]
    applications: tuple[str, ...]
    title: str
    owner_id: int
    maker: int
    popup: bool
    covers: tuple[Rectangle, ...]
    shows: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The recorded windows, by all of their numbers, and what is seen of them: rectangles without
    overlap, by rows and columns."""

    window_ids: frozenset[int] = frozenset()
    visible: tuple[Rectangle, ...] = ()


def arrange(windows: Sequence[TopLevel], wanted: Wanted) -> Arranged:
    """Find the recorded windows with their dialogs and menus, and what no other window covers of them.

    Args:
        windows: From the top to the bottom.
        wanted: Which are recorded.
    """
    recorded = [it for it in windows if it.applications and wanted.fits(it.applications, it.title)]
    while True:
        window_ids = {number for it in recorded for number in it.window_ids}
        makers = {it.maker for it in recorded}
        more = [
            it
            for it in windows
            if it not in recorded and (it.owner_id in window_ids or (it.popup and it.maker in makers))
        ]
        if not more:
            return Arranged(frozenset(window_ids), _visible(windows, recorded))
        recorded += more


def _visible(windows: Iterable[TopLevel], recorded: list[TopLevel]) -> tuple[Rectangle, ...]:
    above: list[Rectangle] = []
    seen: list[Rectangle] = []
    for window in windows:
        if window in recorded:
            for part in window.shows:
                rest = [part]
                for cover in above:
                    rest = [piece for it in rest for piece in _without(it, cover)]
                seen += rest
        above += window.covers
    return tuple(sorted(seen, key=lambda it: (it.y_px, it.x_px)))


def _without(whole: Rectangle, hole: Rectangle) -> list[Rectangle]:
    left, top = max(whole.x_px, hole.x_px), max(whole.y_px, hole.y_px)
    right = min(whole.x_px + whole.width_px, hole.x_px + hole.width_px)
    bottom = min(whole.y_px + whole.height_px, hole.y_px + hole.height_px)
    if left >= right or top >= bottom:
        return [whole]
    end_x, end_y = whole.x_px + whole.width_px, whole.y_px + whole.height_px
    pieces = [
        Rectangle(whole.x_px, whole.y_px, whole.width_px, top - whole.y_px),
        Rectangle(whole.x_px, top, left - whole.x_px, bottom - top),
        Rectangle(right, top, end_x - right, bottom - top),
        Rectangle(whole.x_px, bottom, whole.width_px, end_y - bottom),
    ]
    return [it for it in pieces if it.width_px > 0 and it.height_px > 0]
