"""Somebody in front of the admin's desk, at an endpoint that really listens, where two weeks of work were done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from helpers.endpoint import SetClock, serving
from helpers.memory import memory_folder
from helpers.planted_submissions import plant_file, plant_recording
from helpers.sealed_bundle import EVENTS, VOICE, sealed_bundle
from helpers.told_work import ToldWork
from helpers.upload_parts import Tokens
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.ui.desk.desk_model import Page
from trajectory_recorder.ui.desk.window import DeskWindow
from trajectory_recorder.wire.states import ReviewVerdict, Role, SubmissionState

HOSTILE = '<b onclick="x">Notes</b>\n%s {title}'


@dataclass
class AtDesk:
    """Somebody in front of the desk."""

    qtbot: QtBot
    work: ToldWork
    task: str
    url: str
    token: str

    def open(self, url: str = "") -> DeskWindow:
        self.window = DeskWindow(lambda: Endpoint(url or self.url, Tokens(self.token)))
        self.qtbot.addWidget(self.window)
        self.window.show()
        return self.window

    def waits(self, condition: Any) -> None:
        self.qtbot.waitUntil(condition)

    def texts(self) -> list[str]:
        return [it.text() for it in self.window.findChildren(QLabel) if it.isVisible()]

    def sees(self, text: str) -> None:
        self.waits(lambda: any(text in it for it in self.texts()))

    def goes_to(self, page: Page) -> None:
        self.waits(lambda: self.window.list.count() > 0)
        self.window.list.setCurrentRow(list(self.window._model.pages).index(page))
        self.waits(lambda: "As of" in self.window._standing.text() and not self.window._model.is_asking)

    def rows(self, table: QTableWidget) -> list[list[str]]:
        def text(row: int, column: int) -> str:
            item = table.item(row, column)
            assert item is not None
            return item.text()

        return [[text(row, it) for it in range(table.columnCount())] for row in range(table.rowCount())]

    def clicks(self, words: str, within: QWidget | None = None) -> None:
        self.waits(lambda: self._button(words, within).isEnabled())
        self._button(words, within).click()

    def _button(self, words: str, within: QWidget | None) -> QAbstractButton:
        found = [
            it
            for it in (within or self.window).findChildren(QAbstractButton)
            if it.text().replace("&", "") == words and it.isVisible()
        ]
        assert len(found) == 1, f"there are {len(found)} buttons {words!r}"
        return found[0]

    def dialog(self, kind: type[QWidget]) -> Any:
        self.waits(lambda: any(isinstance(it, kind) for it in self._dialogs()))
        return next(it for it in self._dialogs() if isinstance(it, kind))

    def _dialogs(self) -> list[QWidget]:
        return [it for it in QApplication.topLevelWidgets() if it.isVisible()]


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[AtDesk]:
    clock = SetClock(datetime(2026, 11, 2, 8, tzinfo=UTC))
    with memory_folder() as folder, serving(folder / "endpoint", clock=clock) as served:
        work = ToldWork.begin(served)
        rubric = [{"id": "saved", "criterion": "It is saved.", "points": 1}]
        task = served.task(
            work.project, "notes", title=HOSTILE, target_count=4, tags=["office"], rubric=rubric
        )
        for number in range(3):
            submission = work.arrive("eva", task, score=60 + number, findings=[("blur", "warn")])
            plant_file(served, submission, "data/screen-0.mkv", bytes([number]) * 250_000)
            work.wait(hours=5)
            work.judge(
                submission,
                "rita",
                ReviewVerdict.ACCEPT if number else ReviewVerdict.REJECT,
                saved=bool(number),
            )
        bundle = Bundle(sealed_bundle(tmp_path / "one.trajectory", {EVENTS: 3_000, VOICE: 500}, seed=1))
        plant_recording(served, work.project, "eva", bundle, task_id=task, state=SubmissionState.ACCEPTED)
        token = served.person("anna", (work.project, Role.ADMIN), may_export=True)
        yield AtDesk(qtbot, work, task, served.url, token)
