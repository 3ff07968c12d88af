"""The page that shows what the system allows, looked at anew every two seconds while it is shown."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run import permissions
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.permissions import Permission
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import notice_of
from trajectory_recorder.ui.review.fields import dimmed, heading, label
from trajectory_recorder.ui.shapes import Light

_LOOK_MS = 2_000


class PermissionsPage(Page):
    """One row for each thing."""

    def __init__(self) -> None:
        super().__init__(
            translate("Permissions", "What your system allows"),
            translate(
                "Permissions",
                "A recording needs to see the screen, and to hear keys, mouse and your voice. It does so only between "
                "Record and Stop. What is not ready can be put right now; this page notices it by itself.",
            ),
        )
        self._disk = Bridge()
        self._is_looking = False
        self._seen: tuple[Permission, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(em(self, 0.8))
        self._waiting = dimmed(translate("Permissions", "One moment…"))
        self.body.addWidget(self._waiting)
        self.body.addLayout(self._rows)
        self.body.addStretch()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_settled(self) -> bool:
        return permissions.is_enough(self._seen)

    def enter(self) -> None:
        self._timer.start()
        self._look()

    def leave(self) -> None:
        self._timer.stop()

    def end(self) -> None:
        self.leave()
        self._disk.leave()

    def _look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._disk.work(permissions.look, self._take, self._fail)

    def _take(self, seen: tuple[Permission, ...]) -> None:
        self._is_looking = False
        self._waiting.hide()
        self.notice.show_notice(None)
        if seen != self._seen:
            self._seen = seen
            self._show()
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._is_looking = False
        self.notice.show_notice(notice_of(error))

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for it in self._seen:
            self._rows.addWidget(_row(it))


def _row(permission: Permission) -> QWidget:
    light = Light(em(heading(""), 1.1))
    light.show_as(*SIGNS[permission.standing.mood])
    words = label(f"{permission.name}: {permission.standing.words}", name=f"permission {permission.name}")
    font = words.font()
    font.setBold(True)
    words.setFont(font)
    texts = QVBoxLayout()
    texts.addWidget(words)
    if permission.standing.detail:
        texts.addWidget(dimmed(permission.standing.detail))
    made = QFrame()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(em(made, 0.7))
    row.addWidget(light, alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, stretch=1)
    if permission.settings_url:
        opens = button(translate("Permissions", "Open the settings"), partial(_open, permission.settings_url))
        opens.setAccessibleName(
            translate("Permissions", "Open the settings for: {what}").format(what=permission.name)
        )
        row.addWidget(opens, alignment=Qt.AlignmentFlag.AlignTop)
    return made


def _open(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
