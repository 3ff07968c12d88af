"""The settings of the next recording that people change often. Bounds and sentences are the declared ones."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
)

from trajectory_recorder.settings import RecordSettings, options

_NUMBER_PX = 88


class SettingsPanel(QGroupBox):
    """Shows the settings, and says what a person wants of them."""

    folder_wanted = Signal()
    narration_chosen = Signal(bool)
    fps_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("Settings")
        declared = {option.name: option for option in options(RecordSettings)}
        self._folder = QLineEdit(readOnly=True)
        self._folder.setAccessibleName("Folder for recordings")
        self._choose = QPushButton("Choose…")
        self._choose.setAccessibleName("Choose the folder for recordings")
        self._choose.clicked.connect(self.folder_wanted)
        self._narration = QCheckBox(declared["narration"].description)
        self._narration.setAccessibleName(declared["narration"].description)
        # As wide as its words, which are what a click has to hit.
        self._narration.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._narration.clicked.connect(self.narration_chosen)
        fps = declared["fps"]
        self._fps = QSpinBox(minimum=int(fps.lowest or 1), maximum=int(fps.highest or 1))
        self._fps.setAccessibleName(fps.description)
        self._fps.setToolTip(fps.description)
        self._fps.setKeyboardTracking(False)
        self._fps.setFixedWidth(_NUMBER_PX)
        self._fps.valueChanged.connect(self.fps_chosen)
        folder = QHBoxLayout()
        folder.addWidget(self._folder, stretch=1)
        folder.addWidget(self._choose)
        form = QFormLayout(self)
        form.addRow("Save in", folder)
        form.addRow("Narration", self._narration)
        form.addRow("Frames per second", self._fps)

    def show_settings(self, folder: Path, settings: RecordSettings, *, changeable: bool) -> None:
        """Show these settings, open to change or not."""
        if self._folder.text() != str(folder):
            self._folder.setText(str(folder))
        self._narration.setChecked(settings.narration)
        self._fps.setValue(settings.fps)
        for control in (self._folder, self._choose, self._narration, self._fps):
            control.setEnabled(changeable)
