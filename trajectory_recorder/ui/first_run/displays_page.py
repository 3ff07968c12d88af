"""The page on which the display is chosen, from pictures that are live. Nothing of them is kept."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from trajectory_recorder import settings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.display_choice import ALL, Choice, choices, is_gone
from trajectory_recorder.ui.first_run.display_map import DisplayMap
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.thumbnails import Seen, Thumbnails
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.review.fields import dimmed


class DisplaysPage(Page):
    """One choice for each display, and one for all of them.

    Args:
        settings_file: Where the choice is kept.
    """

    _looked = Signal(object)

    def __init__(self, settings_file: Path) -> None:
        super().__init__(
            translate("Displays", "What is recorded"),
            translate(
                "Displays", "Choose the display that you work on. What others show is not recorded then."
            ),
        )
        self._file = settings_file
        self._disk = Bridge()
        self._thumbnails: Thumbnails | None = None
        self._value = ALL
        self._choices: tuple[Choice, ...] = ()
        self._map = DisplayMap()
        self._map.clicked.connect(self.choose)
        self._buttons = QButtonGroup(self)
        self._list = QVBoxLayout()
        self.body.addWidget(self._map, stretch=1)
        self.body.addLayout(self._list)
        self.body.addWidget(dimmed(translate("Displays", "These pictures are live, and kept nowhere.")))
        # Queued: it comes from the thread that looks.
        self._looked.connect(self._show)
        self._disk.work(lambda: settings.load(settings_file).display, self._take, self._fail)

    def enter(self) -> None:
        if self._thumbnails is None:
            self._thumbnails = Thumbnails(self._looked.emit)

    def leave(self) -> None:
        if self._thumbnails is not None:
            self._thumbnails.stop()
            self._disk.work(self._thumbnails.join, lambda _: None, self._fail)
            self._thumbnails = None

    def end(self) -> None:
        self.leave()
        self._disk.leave()

    def choose(self, value: str) -> None:
        """Record this display from now on, as the setting names it."""
        self._take(value)
        self._disk.work(
            lambda: settings.save(self._file, "record", {"display": None if value == ALL else value}),
            lambda _: None,
            self._fail,
        )

    def _take(self, value: str) -> None:
        self._value = value
        self._map.show_chosen(value)
        self._check()

    def _show(self, seen: Seen) -> None:
        if self._thumbnails is None:
            return
        if seen.problem is not None:
            self._fail(seen.problem)
            return
        self._map.show_displays(seen.displays, seen.pictures)
        if (now := choices(seen.displays)) != self._choices:
            self._choices = now
            self._make_buttons()
        self._tell_if_gone(gone=is_gone(self._value, seen.displays))

    def _tell_if_gone(self, *, gone: bool) -> None:
        words = translate("Displays", "Display {number}, which was chosen, is not there now.")
        remedy = translate("Displays", "Connect it, or choose another one.")
        self.notice.show_notice(Notice(words.format(number=self._value), remedy) if gone else None)

    def _make_buttons(self) -> None:
        for old in self._buttons.buttons():
            self._buttons.removeButton(old)
            self._list.removeWidget(old)
            old.deleteLater()
        for number, choice in enumerate(self._choices):
            made = QRadioButton(choice.words)
            made.setObjectName(f"display {choice.value}")
            made.clicked.connect(lambda _checked=False, value=choice.value: self.choose(value))
            self._buttons.addButton(made, number)
            self._list.addWidget(made)
        self._check()

    def _check(self) -> None:
        for number, choice in enumerate(self._choices):
            if choice.value == self._value:
                self._buttons.button(number).setChecked(True)

    def _fail(self, error: Exception) -> None:
        self.notice.show_notice(notice_of(error))
