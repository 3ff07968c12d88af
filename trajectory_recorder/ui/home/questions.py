"""What is asked in a dialog of its own: before something is lost, and where something goes. None of them blocks."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from trajectory_recorder.ui.home.deed import Question
from trajectory_recorder.ui.language import translate

_ARCHIVE = ".zip"


def ask_before(window: QWidget, question: Question, do: Callable[[], None]) -> QMessageBox:
    """Ask, and do it if the answer is yes; no is what Enter and Esc say."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(question.yes)
    box.setText(question.text)
    box.setInformativeText(question.detail)
    yes = box.addButton(question.yes, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    yes.clicked.connect(do)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def ask_which(window: QWidget, projects: Sequence[str], do: Callable[[str], None]) -> QInputDialog:
    """Ask which project a recording is for, and go on with its key."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(translate("Questions", "Submit"))
    dialog.setLabelText(translate("Questions", "Which project is this recording for?"))
    dialog.setComboBoxItems(list(projects))
    dialog.textValueSelected.connect(do)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def ask_where(window: QWidget, name: str, do: Callable[[Path], None]) -> QFileDialog:
    """Ask which file a recording is copied into, and go on with its path."""
    dialog = QFileDialog(window, translate("Questions", "Export a copy"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("Questions", "One file with all of it (*.zip)"))
    dialog.setDefaultSuffix(_ARCHIVE.removeprefix("."))
    dialog.selectFile(f"{name}{_ARCHIVE}")
    dialog.fileSelected.connect(lambda path: do(Path(path)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
