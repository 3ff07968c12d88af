"""The colours of plots, for light and for dark windows. Patterns, dashes and marks tell series apart without them.

Lines and bars stand out from their ground by a contrast of at least 3, texts by at least 4.5: WCAG 2.2, success
criteria 1.4.11 and 1.4.3.
"""

from dataclasses import dataclass

from PySide6.QtGui import QPalette

_DARK_BELOW = 128


@dataclass(frozen=True, slots=True)
class PlotColours:
    """Colours as Qt reads them; `series` in the order of a plot's."""

    ground: str
    grid: str
    text: str
    faint: str
    goal: str
    series: tuple[str, ...]


LIGHT = PlotColours(
    ground="#ffffff",
    grid="#d9dce1",
    text="#1d2126",
    faint="#5b626c",
    goal="#1d2126",
    series=("#2f7d68", "#2f6fc0", "#9a5a00", "#7d55b8"),
)
DARK = PlotColours(
    ground="#1e2126",
    grid="#343941",
    text="#e8eaed",
    faint="#a3abb6",
    goal="#e8eaed",
    series=("#5cc4a6", "#74a9ee", "#e5a544", "#b694ee"),
)


def plot_colours(palette: QPalette) -> PlotColours:
    """Those that suit a window's palette."""
    return DARK if palette.window().color().lightness() < _DARK_BELOW else LIGHT
