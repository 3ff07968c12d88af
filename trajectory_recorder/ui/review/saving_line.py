"""The line that says how safe a review is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trajectory_recorder.ui.review.fields import dimmed, label
from trajectory_recorder.ui.review.saving import Mood, Saving
from trajectory_recorder.ui.shapes import Hue, Light, Shape

_SIGNS = {
    Mood.UNDER_WAY: (Shape.RING, Hue.GREY),
    Mood.SAVED: (Shape.CHECK, Hue.GREEN),
    Mood.WAITS: (Shape.RING, Hue.AMBER),
    Mood.ENDED: (Shape.TRIANGLE, Hue.AMBER),
}


class SavingLine(QWidget):
    """A sign, what it means, and what to do about it where that is anything."""

    def __init__(self) -> None:
        super().__init__()
        self._light = Light(14)
        self._words, self._detail = label(name="saving"), dimmed(name="saving detail")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._light)
        first.addWidget(self._words, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._detail)

    def show_saving(self, saving: Saving) -> None:
        """Show where the review is."""
        self._light.show_as(*_SIGNS[saving.mood])
        self._words.setText(saving.words)
        self._detail.setText(saving.detail)
        self._detail.setVisible(bool(saving.detail))
