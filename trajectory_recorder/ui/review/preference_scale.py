"""A scale of seven steps from A to B."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from trajectory_recorder.ui.review.comparison_model import SCALE, preference_words
from trajectory_recorder.ui.review.fields import Choice


class PreferenceScale(QWidget):
    """Shows which step is chosen, and says which one is wanted.

    Args:
        name: What is preferred in.
        key: Its keys, with a place for the number; empty for none.
    """

    preferred = Signal(int)

    def __init__(self, name: str, key: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(QLabel("A"))
        self._steps = {}
        for number, value in enumerate(SCALE, 1):
            tip = preference_words(value) + (f" ({key.format(number)})" if key else "")
            button = Choice(str(abs(value)) if value else "=", tip)
            button.setAccessibleName(f"{name}: {preference_words(value)}")
            button.setMinimumWidth(30)
            button.clicked.connect(lambda _=False, value=value: self.preferred.emit(value))
            self._steps[value] = button
            layout.addWidget(button, stretch=1)
        layout.addWidget(QLabel("B"))

    def show_preference(self, preference: int | None) -> None:
        """Show what is chosen; None where nothing is."""
        for value, button in self._steps.items():
            button.setChecked(value == preference)
