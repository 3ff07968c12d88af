"""The last page: what is good to know. Decides nothing."""

from pathlib import Path

from trajectory_recorder import settings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.summary import summary
from trajectory_recorder.ui.home.sheet import Sheet
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import notice_of


class SummaryPage(Page):
    """Shows the settings as they are when it is entered.

    Args:
        settings_file: Where they are kept.
        folder: Where recordings lie.
    """

    def __init__(self, settings_file: Path, folder: Path) -> None:
        super().__init__(
            translate("Summary", "Good to know"), translate("Summary", "That is all. You can record now.")
        )
        self._file, self._folder = settings_file, folder
        self._disk = Bridge()
        self._sheet = Sheet(translate("Summary", "Good to know"))
        self.body.addWidget(self._sheet, stretch=1)

    def enter(self) -> None:
        self._disk.work(
            lambda: summary(settings.load(self._file), settings.load_app(self._file), self._folder),
            self._sheet.show_blocks,
            lambda error: self.notice.show_notice(notice_of(error)),
        )

    def end(self) -> None:
        self._disk.leave()
