"""One light per stream in a row; what they mean stands in words behind each, and all of it where the pointer rests."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trajectory_recorder.ui.recorder.stream_view import StreamRow
from trajectory_recorder.ui.shapes import STREAM_LIGHTS, Light


class StreamLights(QWidget):
    """Shows as many lights as it is given streams."""

    def __init__(self) -> None:
        super().__init__()
        self._lights: list[Light] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(max(2, self.fontMetrics().height() // 6))

    def show_rows(self, rows: Sequence[StreamRow]) -> None:
        """Show these streams in place of the last ones."""
        while len(self._lights) > len(rows):
            light = self._lights.pop()
            self._row.removeWidget(light)
            light.deleteLater()
        while len(self._lights) < len(rows):
            self._lights.append(Light(self.fontMetrics().height() * 2 // 3))
            self._row.addWidget(self._lights[-1])
        for light, row in zip(self._lights, rows, strict=True):
            light.show_as(*STREAM_LIGHTS[row.state])
            light.setObjectName(f"state of {row.title}")
            light.setAccessibleName(said(row))
        self.setToolTip("\n".join(said(row) for row in rows))


def said(row: StreamRow) -> str:
    """A stream's state in words."""
    return f"{row.title}: {row.word}" + (f" ({row.remark})" if row.remark else "")
