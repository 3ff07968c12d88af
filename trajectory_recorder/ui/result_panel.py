"""The last recording: where its bundle lies, how long and how big it is. Hidden while there is none."""

from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from trajectory_recorder.ui import wording
from trajectory_recorder.ui.live_recording import Sealed


class ResultPanel(QGroupBox):
    """Shows one sealed bundle."""

    open_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__("Last recording")
        self._folder = Path()
        self._path = QLineEdit(readOnly=True)
        self._path.setAccessibleName("Path of the last recording")
        self._facts = QLabel()
        self._facts.setObjectName("facts")
        self._facts.setAccessibleDescription("Duration and size of the last recording")
        button = QPushButton("Open folder")
        button.setAccessibleName("Open folder")
        button.clicked.connect(lambda: self.open_wanted.emit(self._folder))
        below = QHBoxLayout()
        below.addWidget(self._facts, stretch=1)
        below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._path)
        layout.addLayout(below)

    def show_result(self, sealed: Sealed | None) -> None:
        """Show a bundle, or nothing."""
        self.setVisible(sealed is not None)
        if sealed is None:
            return
        self._folder = sealed.root.parent
        self._path.setText(str(sealed.root))
        size = QLocale().formattedDataSize(sealed.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        self._facts.setText(f"{wording.elapsed(sealed.duration_ns)} long, {size}")
