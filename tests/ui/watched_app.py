"""Runs the app, and writes down several times a second what a person sees of it.

    python watched_app.py FOLDER SIGHT

FOLDER is where recordings go; SIGHT becomes a JSON object: text, middle on the screen and state of
every control and label, by its name.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QSpinBox, QWidget

from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui import application
from trajectory_recorder.ui.recorder_window import RecorderWindow

SIGHT = Path(sys.argv[2])


def seen(widget: QWidget) -> dict[str, Any]:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit | QSpinBox) else ""
    middle = widget.mapToGlobal(widget.rect().center())
    return {
        "text": text,
        "middle": [middle.x(), middle.y()],
        "enabled": widget.isEnabled(),
        "visible": widget.isVisible(),
        "checked": isinstance(widget, QCheckBox) and widget.isChecked(),
    }


class WatchedWindow(RecorderWindow):
    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._write_down)
        self._watch.start()

    def _write_down(self) -> None:
        named = {w.objectName() or w.accessibleName(): w for w in self.findChildren(QWidget)}
        sight = {name: seen(widget) for name, widget in named.items() if name and not name.startswith("qt_")}
        part = SIGHT.with_suffix(".part")
        part.write_text(json.dumps(sight))
        part.replace(SIGHT)


application.RecorderWindow = WatchedWindow  # type: ignore[misc]
sys.exit(application.run(Path(sys.argv[1]), RecordSettings(reserve_mb=50)))
