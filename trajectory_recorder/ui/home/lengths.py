"""Lengths in the size of the letters, so that everything grows with them."""

from PySide6.QtWidgets import QWidget


def em(widget: QWidget, count: float = 1.0) -> int:
    """So many heights of a line of the widget's text, in pixels."""
    return round(widget.fontMetrics().height() * count)
