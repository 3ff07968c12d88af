"""Buttons of the home window: the one that matters most on a page, and all others."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.shapes import Hue, Shape, icon

_STRONG = """
QPushButton {{
    background: palette(highlight); color: palette(highlighted-text);
    border: 1px solid palette(highlight); border-radius: {radius}px; padding: {tall}px {wide}px;
}}
QPushButton:focus {{ border-color: palette(text); }}
QPushButton:pressed {{ background: palette(dark); }}
"""


def button(text: str, do: Callable[[], object], *, name: str = "") -> QPushButton:
    """A button like any other; `name` is what it is called while its text changes."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setObjectName(name or text)
    # Qt would hand on whether it is checked.
    made.clicked.connect(lambda _checked=False: do())
    return made


def record_button(text: str, do: Callable[[], object]) -> QPushButton:
    """The large button that begins a recording."""
    made = button(text, do)
    made.setIcon(icon(Shape.DISC, Hue.RED))
    made.setIconSize(QSize(em(made), em(made)))
    made.setMinimumHeight(em(made, 2.4))
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


def emphasize(made: QPushButton, *, strong: bool) -> None:
    """Paint a button in the colour of what is chosen, or as all others."""
    style = _STRONG.format(radius=em(made, 0.25), tall=em(made, 0.3), wide=em(made, 0.8)) if strong else ""
    # A style is parsed anew however often the same one is set.
    if made.styleSheet() != style:
        made.setStyleSheet(style)
