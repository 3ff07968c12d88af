"""The settings window: one page for each group, and one for logs and diagnostics. Decides nothing."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder import diagnostics, paths
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.settings.form import SettingsForm
from trajectory_recorder.ui.settings.model import Row, SettingsModel

_WIDTH_EM, _HEIGHT_EM = 46, 38


class SettingsWindow(QWidget):
    """Shows and changes the settings of one file. What is changed holds from the next recording, or start, on.

    Args:
        path: The settings file.
        folder: The recordings' folder, for the diagnostics.
    """

    saved = Signal()
    """Something was changed in the file."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._bridge = Bridge()
        self._model = SettingsModel(path, changed=self._show_row)
        self._notice = NoticePanel()
        self._show_problem()
        self._forms = {group: self._form(group) for group in ("app", "record")}
        tabs = QTabWidget()
        tabs.setDocumentMode(True)  # one background for all pages, also for those that scroll
        tabs.addTab(_scrolled(self._forms["app"]), translate("Settings", "App"))
        tabs.addTab(_scrolled(self._forms["record"]), translate("Settings", "Recording"))
        tabs.addTab(self._help(), translate("Settings", "Help"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._notice)
        layout.addWidget(tabs, stretch=1)
        self.setWindowTitle(translate("Settings", "Settings"))
        em = self.fontMetrics().height()
        room = self.screen().availableSize()
        self.resize(min(_WIDTH_EM * em, room.width()), min(_HEIGHT_EM * em, room.height()))

    def _form(self, group: str) -> SettingsForm:
        form = SettingsForm(row for row in self._model.rows if row.group == group)
        form.chosen.connect(self._model.choose)
        form.reset_wanted.connect(self._model.reset)
        return form

    def _help(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        words = translate(
            "Settings",
            "Logs say what the program did, and nothing of what you did. The diagnostics file holds them, the "
            "versions and a description of this computer; no recording, no text and no name of yours goes into it.",
        )
        explained = QLabel(words)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        explained.setWordWrap(True)
        layout.addWidget(explained)
        for text, do in (
            (translate("Settings", "Show the logs"), self._show_logs),
            (translate("Settings", "Save a diagnostics file…"), self._ask_where),
        ):
            button = QPushButton(text)
            button.clicked.connect(do)
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        return page

    def _show_row(self, row: Row) -> None:
        self._forms[row.group].show_row(row)
        self._show_problem()
        if not row.problem:
            self.saved.emit()

    def _show_problem(self) -> None:
        """What is wrong with the file as a whole stays to be seen."""
        self._notice.show_notice(Notice(self._model.problem) if self._model.problem else None)

    def _show_logs(self) -> None:
        folder = paths.log_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            message = translate("Settings", "This desktop has no program that opens folders. It is {folder}.")
            self._notice.show_notice(Notice(message.format(folder=folder)))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, translate("Settings", "Save a diagnostics file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile("trajectory-recorder-diagnostics.zip")
        dialog.fileSelected.connect(lambda name: self.save_diagnostics(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_diagnostics(self, path: Path) -> None:
        """Write the diagnostics file, beside the window's thread, and say where it is."""
        self._notice.show_notice(Notice(translate("Settings", "Looking at this computer…")))
        self._bridge.work(
            lambda: diagnostics.write(path, folder=self._folder),
            lambda _: self._notice.show_notice(
                Notice(translate("Settings", "The diagnostics file is {path}.").format(path=path))
            ),
            lambda error: self._notice.show_notice(notice_of(error)),
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._bridge.end()
        super().closeEvent(event)


def _scrolled(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(form)
    return area
