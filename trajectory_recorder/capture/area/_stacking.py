"""Which of the windows on a desktop are recorded, and which parts of the desktop show those. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trajectory_recorder.capture.area.area import Selection
from trajectory_recorder.capture.own_windows import RECORDER_BAR
from trajectory_recorder.events import Rectangle


@dataclass(frozen=True, slots=True)
class TopLevel:
    """A window that lies on the desktop.

    `window_ids` are the system's numbers for it: that of its frame, too, where it has one of its own.
    `owner_id` is the window that a dialog belongs to, 0 for none; `maker` is who made it, by a number
    that all windows of one program share, and a `popup` is a menu or something like it, which nobody
    but its maker knows. It hides all that is below in `covers`, and shows nothing but itself in
    `shows`: that is less where its edges are translucent. Where nothing can be seen through it for
    certain, it is `opaque`: a window of glass is nowhere.
    """

    window_ids: tuple[int, ...]
    applications: tuple[str, ...]
    title: str
    owner_id: int
    maker: int
    popup: bool
    covers: tuple[Rectangle, ...]
    shows: tuple[Rectangle, ...]
    opaque: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is recorded of a desktop: `visible` are rectangles without overlap, by rows and columns.

    Windows are told by all of their numbers. `recorded_ids` is None where all are but the `hidden_ids`,
    among which are those that are excluded by their names, the `excluded_ids`.
    """

    recorded_ids: frozenset[int] | None = frozenset()
    hidden_ids: frozenset[int] = frozenset()
    excluded_ids: frozenset[int] = frozenset()
    visible: tuple[Rectangle, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of the desktop is recorded."""
        return self.recorded_ids is None and not self.hidden_ids

    def holds(self, window_id: int) -> bool:
        """Whether a window is recorded."""
        return (
            window_id not in self.hidden_ids if self.recorded_ids is None else window_id in self.recorded_ids
        )


def arrange(windows: Sequence[TopLevel], selection: Selection, desktop: Rectangle) -> Arranged:
    """Find the recorded windows with their dialogs and menus, and where nothing else is seen.

    Args:
        windows: From the top to the bottom.
        selection: Which are recorded.
        desktop: All of it.
    """
    wanted = selection.wanted
    excluded = _with_belongings(windows, lambda it: selection.excluded.fits(it.applications, it.title))
    hidden = excluded | {number for number, it in enumerate(windows) if RECORDER_BAR in it.applications}
    hidden_ids, excluded_ids = _ids(windows, hidden), _ids(windows, excluded)
    if wanted.is_all:
        visible = _uncovered([desktop], _seen_of_hidden(windows, hidden))
        return Arranged(None, hidden_ids, excluded_ids, _sorted(visible))
    recorded = _with_belongings(
        windows, lambda it: bool(it.applications) and wanted.fits(it.applications, it.title)
    )
    recorded -= hidden
    return Arranged(_ids(windows, recorded), hidden_ids, excluded_ids, _sorted(_seen(windows, recorded)))


def _with_belongings(windows: Sequence[TopLevel], fits: Callable[[TopLevel], bool]) -> set[int]:
    """The places in the stack of windows that fit, and of all that belongs to them."""
    found = {number for number, it in enumerate(windows) if fits(it)}
    everybody = _ids(windows, range(len(windows)))
    more = found
    while more:
        ids, makers = _ids(windows, found), {windows[number].maker for number in found}
        others = everybody - ids
        more = {
            number
            for number, it in enumerate(windows)
            if number not in found
            and (it.owner_id in ids or (it.popup and it.maker in makers and it.owner_id not in others))
        }
        found |= more
    return found


def _ids(windows: Sequence[TopLevel], numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(window_id for number in numbers for window_id in windows[number].window_ids)


def _seen(windows: Sequence[TopLevel], recorded: set[int]) -> list[Rectangle]:
    """Where recorded windows are seen, and nothing else."""
    above: list[Rectangle] = []
    seen: list[Rectangle] = []
    for number, window in enumerate(windows):
        if number in recorded:
            for part in window.shows:
                seen += _uncovered([part], above)
        above += window.covers
    return seen


def _seen_of_hidden(windows: Sequence[TopLevel], hidden: set[int]) -> list[Rectangle]:
    """Where hidden windows may be seen."""
    above: list[Rectangle] = []
    seen: list[Rectangle] = []
    for number, window in enumerate(windows):
        if number in hidden:
            seen += _uncovered(window.covers, above)
        else:
            above += window.opaque
    return seen


def _uncovered(wholes: Iterable[Rectangle], covers: Iterable[Rectangle]) -> list[Rectangle]:
    rest = list(wholes)
    for cover in covers:
        rest = [piece for it in rest for piece in _without(it, cover)]
    return rest


def _sorted(parts: Iterable[Rectangle]) -> tuple[Rectangle, ...]:
    return tuple(sorted(parts, key=lambda it: (it.y_px, it.x_px)))


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
