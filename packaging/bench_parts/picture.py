"""Draws the comparison as an SVG picture: for each figure the recorders' bars, scene by scene.

Every figure has a scale of its own that begins at 0; less is better in all of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bench_parts.figures import ratio
from bench_parts.goals import Measured

_COLOURS = ("#1b6ca8", "#b0b0b0", "#e0a458")
_WIDTH, _COLUMNS, _LABELS, _VALUES = 980, 2, 120, 95
_BAR, _GAP, _SCENE_GAP, _HEAD, _TOP = 14, 2, 12, 34, 66
_FONT = "font-family='DejaVu Sans, Helvetica, sans-serif'"
_MISSING = "no figure"
_BARS = _WIDTH // _COLUMNS - _LABELS - _VALUES

Found = Mapping[str, Mapping[str, Measured]]
"""For each scene's label, the recorders' figures."""
_Rows = dict[str, list[float | None]]


@dataclass(frozen=True)
class _Panel:
    title: str
    unit: str
    digits: int
    read: Callable[[Measured], float | None]
    of_first_peer: bool = False


_PANELS = (
    _Panel("processor time while recording (ffmpeg = 1)", "", 2, lambda it: it.figures.cpu_work_s, of_first_peer=True),
    _Panel("memory, peak (PSS)", " MB", 0, lambda it: it.figures.peak_pss_mb),
    _Panel("bytes of video (ffmpeg = 1)", "", 2, lambda it: it.figures.video_bytes, of_first_peer=True),
    _Panel("picture behind a change (95 %)", " ms", 1, lambda it: it.figures.behind_p95_ms),
    _Panel("picture before an action stale by (95 %)", " ms", 1, lambda it: it.figures.stale_p95_ms),
    _Panel("stop to complete file", " s", 1, lambda it: it.figures.stop_s),
)  # fmt: skip


def draw(found: Found, recorders: Sequence[str], subtitle: str) -> str:
    """Draw the picture.

    Args:
        found: What was measured.
        recorders: Their names in order: ours, the one that is 1 in ratios, others.
        subtitle: Where and when it was measured.
    """
    parts = [
        f"<text x='16' y='26' font-size='18' font-weight='bold'>{escape(recorders[0])} and its peers: less is better</text>",
        f"<text x='16' y='44' font-size='11' fill='#666'>{escape(subtitle)}</text>",
        *_legend(recorders),
    ]
    panels = [(panel, rows) for panel in _PANELS if (rows := _rows(panel, found, recorders))]
    y = _TOP
    for first in range(0, len(panels), _COLUMNS):
        ends = []
        for column, (panel, rows) in enumerate(panels[first : first + _COLUMNS]):
            lines, end = _draw_panel(panel, rows, 16 + column * _WIDTH // _COLUMNS, y)
            parts += lines
            ends.append(end)
        y = max(ends)
    size = f"width='{_WIDTH}' height='{y + 10}' viewBox='0 0 {_WIDTH} {y + 10}'"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' {size} {_FONT} fill='#222'>"
    return (
        "\n".join([head, f"<rect width='{_WIDTH}' height='{y + 10}' fill='white'/>", *parts, "</svg>"]) + "\n"
    )


def _legend(recorders: Sequence[str]) -> list[str]:
    parts = []
    for place, (name, colour) in enumerate(zip(recorders, _COLOURS, strict=False)):
        x = 16 + place * 190
        parts += [
            f"<rect x='{x}' y='54' width='12' height='12' fill='{colour}'/>",
            f"<text x='{x + 18}' y='64' font-size='12'>{escape(name)}</text>",
        ]
    return parts


def _rows(panel: _Panel, found: Found, recorders: Sequence[str]) -> _Rows:
    """The values of those scenes that have any."""
    rows = {
        scene: [_value(panel, measured, name, recorders[1]) for name in recorders]
        for scene, measured in found.items()
    }
    return {scene: row for scene, row in rows.items() if any(value is not None for value in row)}


def _draw_panel(panel: _Panel, rows: _Rows, x: int, y: int) -> tuple[list[str], int]:
    y += _HEAD
    parts = [f"<text x='{x}' y='{y - 8}' font-size='13' font-weight='bold'>{escape(panel.title)}</text>"]
    most = max(value for row in rows.values() for value in row if value is not None)
    for scene, row in rows.items():
        parts.append(f"<text x='{x}' y='{y + 12}' font-size='12'>{escape(scene)}</text>")
        for value, colour in zip(row, _COLOURS, strict=False):
            length = _BARS * max(value or 0, 0) / (most or 1)
            said = _MISSING if value is None else f"{value:,.{panel.digits}f}{panel.unit}"
            parts += [
                f"<rect x='{x + _LABELS}' y='{y}' width='{max(length, 1):.1f}' height='{_BAR}' fill='{colour}'/>",
                f"<text x='{x + _LABELS + length + 6:.1f}' y='{y + 11}' font-size='11'>{said}</text>",
            ]
            y += _BAR + _GAP
        y += _SCENE_GAP
    return parts, y


def _value(panel: _Panel, measured: Mapping[str, Measured], name: str, first_peer: str) -> float | None:
    value = panel.read(measured[name]) if name in measured else None
    if not panel.of_first_peer:
        return value
    return ratio(value, panel.read(measured[first_peer])) if first_peer in measured else None
