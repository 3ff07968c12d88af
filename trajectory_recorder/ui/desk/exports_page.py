"""The page of exports: all of a project's, and more of the chosen one. Shows what it is given, decides nothing."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QSplitter, QVBoxLayout, QWidget

from trajectory_recorder.administering.exports import ExportDetails
from trajectory_recorder.ui.desk.desk_model import ExportsSeen
from trajectory_recorder.ui.desk.downloads import Download, Downloads
from trajectory_recorder.ui.desk.export_words import about
from trajectory_recorder.ui.desk.lists import exports_table
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed, label
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState

_WHOLE = 1000


class ExportsPage(QWidget):
    """Exports, which can be started, watched, ended and brought here."""

    start_wanted = Signal()
    chosen = Signal(str)
    cancel_wanted = Signal(str)
    download_wanted = Signal(str, object)
    """An export's id, and the folder that it is half in, or None."""
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen: ExportsSeen | None = None
        self._broken_off: Path | None = None
        self.table = TableView()
        self.table.chosen.connect(self.chosen)
        start = button(translate("Desk", "Start an export…"), self.start_wanted.emit)
        emphasize(start, strong=True)
        self._cancel = button(translate("Desk", "End it"), self._end)
        self._bring = button("", self._download, name="download")
        row = QHBoxLayout()
        row.addWidget(start)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._bring)
        self._about = label(name="about the export")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = _bar(translate("Desk", "How far the export is"))
        self._log = QPlainTextEdit()
        self._log.setReadOnly(True)
        self._log.setAccessibleName(translate("Desk", "What was said while it was made"))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        for it in (self._about, self._progress, self._log):
            column.addWidget(it)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addLayout(self._lay_out_download())
        layout.addWidget(panes, stretch=1)

    def _lay_out_download(self) -> QHBoxLayout:
        self._coming, self._come = dimmed(name="download words"), _bar(translate("Desk", "Download"))
        self._stop = button(translate("Desk", "Stop"), self.stop_wanted.emit)
        row = QHBoxLayout()
        row.addWidget(self._coming)
        row.addWidget(self._come, stretch=1)
        row.addWidget(self._stop)
        return row

    def show_exports(self, seen: ExportsSeen | None, downloads: Downloads) -> None:
        """Show these; None is not known yet."""
        self._seen = seen
        exports = seen.exports if seen is not None else ()
        self.table.show_table(exports_table(exports))
        chosen = self._chosen()
        self._broken_off = downloads.broken_off(chosen.id) if chosen is not None else None
        self._about.setText(about(chosen) if chosen is not None else _nothing(has_some=bool(exports)))
        self._show_log(seen.log if seen is not None and chosen is not None else "")
        share = chosen.progress.share if chosen is not None and chosen.progress is not None else None
        is_running = chosen is not None and chosen.state in UNDER_WAY
        self._progress.setVisible(is_running)
        self._progress.setValue(round(_WHOLE * share) if share is not None else 0)
        self._cancel.setEnabled(is_running)
        is_there = chosen is not None and chosen.state is ExportState.FINISHED
        self._bring.setEnabled(is_there and not downloads.is_coming)
        go_on = translate("Desk", "Go on downloading")
        self._bring.setText(go_on if self._broken_off else translate("Desk", "Download…"))
        self.show_download(downloads.newest)

    def show_download(self, newest: Download | None) -> None:
        """Show how far a download is."""
        is_coming = newest is not None and newest.is_coming
        for it in (self._coming, self._come, self._stop):
            it.setVisible(is_coming)
        if newest is not None and is_coming:
            words = translate("Desk", "Coming into {folder}").format(folder=newest.folder.name)
            self._coming.setText(words)
            self._come.setValue(round(_WHOLE * newest.share))

    def _show_log(self, log: str) -> None:
        self._log.setVisible(bool(log))
        if self._log.toPlainText() != log:
            self._log.setPlainText(log)
            self._log.verticalScrollBar().setValue(self._log.verticalScrollBar().maximum())

    def _chosen(self) -> ExportDetails | None:
        chosen = self._seen.chosen if self._seen is not None else None
        return chosen if chosen is not None and chosen.id == self.table.key else None

    def _end(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.cancel_wanted.emit(chosen.id)

    def _download(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.download_wanted.emit(chosen.id, self._broken_off)


def _nothing(*, has_some: bool) -> str:
    if has_some:
        return translate("Desk", "Choose an export to see more of it.")
    return translate("Desk", "Nothing was exported yet.")


def _bar(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, _WHOLE)
    bar.setAccessibleName(name)
    bar.hide()
    return bar
