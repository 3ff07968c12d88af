"""Where displays lie in the scene that the canvas shows: as on the desktop, or one alone. Knows no Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from trajectory_recorder.events import Display
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Timeline, latest

# Displays on a desk stand side by side; wider gaps than displays are absurd, and would hide them.
_MOST_ROOM = 2
_BETWEEN_PX = 16


@dataclass(frozen=True, slots=True)
class Placed:
    """A display, and where its upper left corner lies in the scene."""

    display: Display
    x_px: int
    y_px: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The scene: some displays, and its size."""

    displays: tuple[Placed, ...] = ()
    width_px: int = 1
    height_px: int = 1


def arranged(timeline: Timeline, at_ns: int, display_ids: Collection[int]) -> Arrangement:
    """Arrange the displays with these numbers as they were at a time."""
    told = {it.display_id: it for it in latest(timeline.displays, at_ns) or ()}
    tracks = [it for it in timeline.screens if it.display_id in display_ids]
    displays = [_display(it, at_ns, told.get(it.display_id)) for it in tracks]
    if not displays:
        return Arrangement()
    left, top = min(it.x_px for it in displays), min(it.y_px for it in displays)
    placed = tuple(Placed(it, it.x_px - left, it.y_px - top) for it in displays)
    return _framed(placed if _is_sound(placed) else _in_a_row(displays))


def _display(track: ScreenTrack, at_ns: int, told: Display | None) -> Display:
    """A display as its pictures have it at a time; where it lies is told, or not known."""
    index = track.shown(at_ns) or 0
    known = len(track.at_ns) > 0
    width_px = max(int(track.width_px[index]), 1) if known else 1
    height_px = max(int(track.height_px[index]), 1) if known else 1
    if told is None:
        return Display(track.display_id, "", 0, 0, width_px, height_px, 1.0, primary=False)
    return replace(told, width_px=width_px, height_px=height_px)


def _is_sound(placed: Sequence[Placed]) -> bool:
    """Whether no display hides another one, and none lies far away."""
    frame = _framed(tuple(placed))
    wide = frame.width_px > _MOST_ROOM * sum(it.display.width_px for it in placed)
    high = frame.height_px > _MOST_ROOM * sum(it.display.height_px for it in placed)
    return not (wide or high or any(_meet(a, b) for n, a in enumerate(placed) for b in placed[:n]))


def _meet(one: Placed, other: Placed) -> bool:
    return (
        one.x_px < other.x_px + other.display.width_px
        and other.x_px < one.x_px + one.display.width_px
        and one.y_px < other.y_px + other.display.height_px
        and other.y_px < one.y_px + one.display.height_px
    )


def _in_a_row(displays: Sequence[Display]) -> tuple[Placed, ...]:
    placed, x_px = [], 0
    for display in displays:
        placed.append(Placed(display, x_px, 0))
        x_px += display.width_px + _BETWEEN_PX
    return tuple(placed)


def _framed(placed: tuple[Placed, ...]) -> Arrangement:
    return Arrangement(
        placed,
        max(it.x_px + it.display.width_px for it in placed),
        max(it.y_px + it.display.height_px for it in placed),
    )
