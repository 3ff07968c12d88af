"""Runs the recorder's desk behind a small window, and writes down several times a second what a person sees.

    python watched_desk.py FOLDER SIGHT COUNTDOWN

FOLDER is where recordings go; SIGHT becomes a JSON object: text, middle on the screen and state of
every control, label and light, by its name. COUNTDOWN is how many seconds go by before a recording.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder import paths
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.qt_application import close_on_signals, new_application
from trajectory_recorder.ui.recorder import bar_place, model
from trajectory_recorder.ui.recorder.desk import RecorderDesk
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.shapes import Light

FOLDER, SIGHT, COUNTDOWN_S = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
TASK = RecordingTask("means", "Find the mean", "Take the five readings.")


def seen(widget: QWidget) -> dict[str, Any]:
    text = widget.accessibleName() if isinstance(widget, Light) else ""
    if isinstance(widget, QAbstractButton | QLabel):
        text = widget.text()
    middle = widget.mapToGlobal(widget.rect().center())
    return {
        "text": text,
        "middle": [middle.x(), middle.y()],
        "enabled": widget.isEnabled(),
        "visible": widget.isVisible(),
    }


def write_down() -> None:
    widgets = [it for top in QApplication.topLevelWidgets() for it in (top, *top.findChildren(QWidget))]
    # What is seen comes last: a name may be that of something that is gone, too.
    widgets.sort(key=QWidget.isVisible)
    named = {it.objectName() or it.accessibleName(): it for it in widgets}
    sight = {name: seen(widget) for name, widget in named.items() if name and not name.startswith("qt_")}
    part = SIGHT.with_suffix(".part")
    part.write_text(json.dumps(sight))
    part.replace(SIGHT)


class Home(QWidget):
    """What the app has instead is not the recorder's business."""

    def __init__(self, desk: RecorderDesk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle("Home")
        self._failure, self._result = QLabel(objectName="failure"), QLabel(objectName="result")
        self._record = QPushButton("Record", accessibleName="Record")
        layout = QVBoxLayout(self)
        for widget in (self._record, self._failure, self._result):
            layout.addWidget(widget)
        self._record.clicked.connect(lambda: desk.begin(TASK))
        desk.began.connect(lambda: self._record.setEnabled(False))
        desk.failed.connect(lambda notice: self._failure.setText(f"{notice.message} {notice.remedy}"))
        desk.ended.connect(self._come_back)

    def _come_back(self, root: Path | None) -> None:
        self._result.setText(str(root))
        self._record.setEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
        self._desk.close()


# What was done is told until something else is: whoever looks several times a second, on a machine that is busy,
# may miss what is told for a moment.
model._TOLD_NS = 3_600_000_000_000
# Told below its controls, it moves none of them: a bar at the upper left grows away from them.
bar_place.save(paths.bar_place(), bar_place.Place(100, 300))
application = new_application()
application.setQuitOnLastWindowClosed(False)
desk = RecorderDesk(FOLDER, RecordSettings(reserve_mb=50), AppSettings(countdown_s=COUNTDOWN_S))
desk.closed.connect(application.quit)
close_on_signals(desk.close)
home = Home(desk)
home.show()
watch = QTimer(interval=100)
watch.timeout.connect(write_down)
watch.start()
sys.exit(application.exec())
