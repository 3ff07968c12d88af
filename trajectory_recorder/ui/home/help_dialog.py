"""What helps: the keys of the home window, and where everything lies on this machine."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from trajectory_recorder import paths
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import heading, label

_WIDTH_EM = 34


class HelpDialog(QDialog):
    """Esc closes it.

    Args:
        window: What it lies over.
        folder: Where recordings lie.
    """

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Help", "Help"))
        self.setMinimumWidth(em(self, _WIDTH_EM))
        layout = QVBoxLayout(self)
        layout.setSpacing(em(self, 0.6))
        layout.addWidget(heading(translate("Help", "How it goes")))
        layout.addWidget(label(_how_it_goes()))
        layout.addWidget(heading(translate("Help", "Keys")))
        keys = QFormLayout()
        for names, does in _keys():
            keys.addRow(heading(names), label(does))
        layout.addLayout(keys)
        layout.addWidget(heading(translate("Help", "Where everything is")))
        where = QFormLayout()
        for name, place in _places(folder):
            where.addRow(button(name, partial(_show, place)), label(str(place)))
        layout.addLayout(where)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        again = close.addButton(translate("Help", "Set up again"), QDialogButtonBox.ButtonRole.ActionRole)
        again.setAutoDefault(False)
        again.clicked.connect(self.accept)
        close.rejected.connect(self.reject)
        layout.addWidget(close)


def _how_it_goes() -> str:
    return translate(
        "Help",
        "Choose a task and record it. While it records, a small bar lets you pause, mark a moment, forget the last "
        "half minute, and stop. Then look at the recording: cut, mask or mute what should not be in it, and submit "
        "it. It is sent in the background, also after this window is closed. Reviewers' answers appear beside the "
        "recording.",
    )


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl+1", translate("Help", "Tasks")),
        ("Ctrl+2", translate("Help", "Recordings")),
        ("Ctrl+R", translate("Help", "Record the chosen task; on the page of recordings, without a task")),
        ("Ctrl+F", translate("Help", "Find a recording")),
        ("Enter", translate("Help", "Open the chosen recording")),
        ("Ctrl+,", translate("Help", "Settings")),
        ("Ctrl+Q", translate("Help", "Quit; a recording is completed first")),
        ("F1", translate("Help", "This help")),
    )


def _places(folder: Path) -> tuple[tuple[str, Path], ...]:
    return (
        (translate("Help", "Recordings"), folder),
        (translate("Help", "Logs"), paths.log_folder()),
        (translate("Help", "Settings"), paths.settings_file()),
    )


def _show(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
