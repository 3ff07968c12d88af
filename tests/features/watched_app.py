"""Runs the real program, and writes down several times a second what its windows show.

    python watched_app.py SIGHT ARGUMENTS...

SIGHT becomes a JSON object: `look` counts from 1, and `things` are all that can be seen then: labels, controls and
lights, and the rows of lists and tables. A thing has words, a name, its window's title, whether that is in front,
whether it can be used, whether it is checked, and the rectangle that is seen of it on the screen.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from trajectory_recorder.cli.application import run
from trajectory_recorder.ui import qt_application

SIGHT = Path(sys.argv[1])
_LOOK_MS = 150
_TALKATIVE = QAbstractButton | QLabel | QLineEdit
_LOOKS = itertools.count(1)


def thing(widget: QWidget, words: str, seen: QRect) -> dict[str, Any]:
    corner = widget.mapToGlobal(seen.topLeft())
    return {
        "name": widget.objectName(),
        "words": words.strip("\N{EN SPACE}"),
        "called": widget.accessibleName(),
        "window": widget.window().windowTitle(),
        "in_front": widget.isActiveWindow(),
        "enabled": widget.isEnabled(),
        "checked": isinstance(widget, QAbstractButton) and widget.isChecked(),
        "control": isinstance(widget, QAbstractButton | QAbstractItemView | QLineEdit),
        "rectangle": [corner.x(), corner.y(), seen.width(), seen.height()],
    }


def rows(view: QAbstractItemView) -> Iterator[dict[str, Any]]:
    model = view.model()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for number in range(model.rowCount()):
        cells = [model.index(number, column) for column in range(columns)]
        seen = view.visualRect(cells[0]).intersected(view.viewport().rect())
        words = [
            it.data(Qt.ItemDataRole.AccessibleTextRole) or it.data(Qt.ItemDataRole.DisplayRole)
            for it in cells
        ]
        if not seen.isEmpty():
            yield thing(view.viewport(), " | ".join(str(it) for it in words if it), seen) | {"control": True}


def sight() -> Iterator[dict[str, Any]]:
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)):
            seen = widget.visibleRegion().boundingRect()
            if not widget.isVisible() or seen.isEmpty():
                continue
            if isinstance(widget, QAbstractItemView):
                yield from rows(widget)
            words = widget.text() if isinstance(widget, _TALKATIVE) else ""
            if words or widget.accessibleName():
                yield thing(widget, words, seen)


def write_down() -> None:
    part = SIGHT.with_suffix(".part")
    told = {"look": next(_LOOKS), "things": list(sight())}
    part.write_text(json.dumps(told), encoding="utf-8")
    part.replace(SIGHT)


def new_watched_application() -> QApplication:
    application = new_application()
    watch = QTimer(application, interval=_LOOK_MS)
    watch.timeout.connect(write_down)
    watch.start()
    return application


new_application = qt_application.new_application
qt_application.new_application = new_watched_application
sys.exit(run(sys.argv[2:]))
