"""Which display is recorded: what there is to choose, how it is named, and where each lies in small. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.events import Display
from trajectory_recorder.ui.language import translate

ALL = "all"
"""The value of the setting that stands for every display."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: the setting's value, and what it is called."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a display is drawn, in pixels of the drawing."""

    display_id: int
    x: float
    y: float
    width: float
    height: float


def choices(displays: Sequence[Display]) -> tuple[Choice, ...]:
    """What there is to choose; all displays first, as it comes."""
    everything = (
        translate("Displays", "All displays")
        if len(displays) > 1
        else translate("Displays", "The only display")
    )
    one = translate("Displays", "Display {number}: {name}, {width} × {height}")
    primary = translate("Displays", "Display {number}: {name}, {width} × {height}, the main one")
    single = tuple(
        Choice(
            str(it.display_id),
            (primary if it.primary else one).format(
                number=it.display_id, name=it.name, width=it.width_px, height=it.height_px
            ),
        )
        for it in displays
    )
    return (Choice(ALL, everything), *(single if len(displays) > 1 else ()))


def is_gone(value: str, displays: Sequence[Display]) -> bool:
    """Whether the display that is set is not there now."""
    return bool(displays) and value != ALL and value not in {str(it.display_id) for it in displays}


def places(displays: Sequence[Display], width: float, height: float, *, gap: float) -> tuple[Place, ...]:
    """Where the displays lie in a drawing of this size, arranged as on the desktop, with gaps between them."""
    if not displays:
        return ()
    left, top = min(it.x_px for it in displays), min(it.y_px for it in displays)
    across = max(it.x_px + it.width_px for it in displays) - left
    down = max(it.y_px + it.height_px for it in displays) - top
    scale = min(width / across, height / down)
    x0, y0 = (width - across * scale) / 2, (height - down * scale) / 2
    half = gap / 2
    return tuple(
        Place(
            it.display_id,
            x0 + (it.x_px - left) * scale + half,
            y0 + (it.y_px - top) * scale + half,
            max(1.0, it.width_px * scale - gap),
            max(1.0, it.height_px * scale - gap),
        )
        for it in displays
    )
