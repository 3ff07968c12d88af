"""The strip at the bottom: how sending goes, and what recordings take of the disk."""

import html

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.review.fields import dimmed, label
from trajectory_recorder.ui.shapes import Hue, Light, Shape, icon


class StatusStrip(QFrame):
    """One line; what it says is decided elsewhere."""

    toggled = Signal()
    """Somebody wants all sending to pause, or to go on."""

    def __init__(self) -> None:
        super().__init__()
        self._light = Light(em(self, 0.8))
        self._line = label(name="line", wrap=False)
        self._space = dimmed(name="space")
        self._space.setWordWrap(False)
        self._toggle = QToolButton()
        self._toggle.setIconSize(QSize(em(self, 0.8), em(self, 0.8)))
        self._toggle.setToolButtonStyle(self._toggle.toolButtonStyle().ToolButtonTextBesideIcon)
        self._toggle.clicked.connect(self.toggled)
        policy = self._toggle.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the strip keeps its height
        self._toggle.setSizePolicy(policy)
        self._toggle.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 0.8), em(self, 0.3), em(self, 0.8), em(self, 0.3))
        row.setSpacing(em(self, 0.5))
        row.addWidget(self._light)
        row.addWidget(self._line)
        row.addWidget(self._toggle)
        row.addStretch()
        row.addWidget(self._space)

    def show_line(self, standing: Standing, toggle: str, *, goes_on: bool) -> None:
        """Say how sending goes.

        Args:
            standing: Its words; the detail is shown when somebody points at it.
            toggle: What the button says; nothing where there is nothing to pause.
            goes_on: Whether the button makes it go on, rather than pause.
        """
        self._light.show_as(*SIGNS[standing.mood])
        self._line.setText(standing.words)
        # Plain tool tips would be taken for HTML where they look like it.
        self._line.setToolTip(f"<p>{html.escape(standing.detail)}</p>" if standing.detail else "")
        self._line.setAccessibleDescription(standing.detail)
        self._toggle.setVisible(bool(toggle))
        self._toggle.setText(toggle)
        self._toggle.setIcon(icon(Shape.PLAY if goes_on else Shape.BARS, Hue.BLUE))

    def show_space(self, words: str) -> None:
        """Say what recordings take, and what is left."""
        self._space.setText(words)
