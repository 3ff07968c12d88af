"""The colours of a timeline, for light and for dark windows. What they mean is told by place and shape, too.

Lines and shapes stand out from their ground by a contrast of at least 3, texts by at least 4.5: WCAG 2.2, success
criteria 1.4.11 and 1.4.3.
"""

from dataclasses import dataclass

from PySide6.QtGui import QPalette

_DARK_BELOW = 128


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as Qt reads them; `lane` is the ground of everything but the ruler, which lies on `ground`."""

    ground: str
    lane: str
    line: str
    text: str
    faint: str
    voice: str
    voice_body: str
    later: str
    later_body: str
    speech: str
    moves: str
    hand: str
    wheel: str
    keys: str
    window: str
    window_edge: str
    steps: str
    chosen: str
    comments: str
    changes: str
    taken_out: str
    idle: str
    stripes: str
    gap: str
    damage: str
    playhead: str


LIGHT = Colours(
    ground="#f4f5f7",
    lane="#ffffff",
    line="#d9dce1",
    text="#1d2126",
    faint="#5b626c",
    voice="#8fa9cc",
    voice_body="#3a6ba8",
    later="#c9a6dc",
    later_body="#8a4bb0",
    speech="#2c7a4b",
    moves="#c9d3e0",
    hand="#2f6fc0",
    wheel="#7d55b8",
    keys="#9a5a00",
    window="#e3e9f2",
    window_edge="#74839a",
    steps="#2f7d68",
    chosen="#c2185b",
    comments="#8a4bb0",
    changes="#a34700",
    taken_out="#7b828c",
    idle="#eceef1",
    stripes="#b9bfc9",
    gap="#7b828c",
    damage="#c62f3a",
    playhead="#d0202e",
)
DARK = Colours(
    ground="#17191d",
    lane="#1e2126",
    line="#343941",
    text="#e8eaed",
    faint="#a3abb6",
    voice="#54708f",
    voice_body="#86b1e6",
    later="#7a5a8f",
    later_body="#cc9aec",
    speech="#62c48a",
    moves="#3f4c5e",
    hand="#74a9ee",
    wheel="#b694ee",
    keys="#e5a544",
    window="#343c48",
    window_edge="#8292aa",
    steps="#5cc4a6",
    chosen="#ff79ab",
    comments="#cc9aec",
    changes="#f0954a",
    taken_out="#8d959f",
    idle="#282c33",
    stripes="#565e6a",
    gap="#8d959f",
    damage="#ff7b83",
    playhead="#ff6b74",
)


def colours(palette: QPalette) -> Colours:
    """Those that suit a window's palette."""
    return DARK if palette.window().color().lightness() < _DARK_BELOW else LIGHT
