"""The home window of an expert, on recordings that really lie there and an endpoint that really listens."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView
from pytestqt.qtbot import QtBot

from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder
from helpers.memory import memory_folder
from helpers.upload_parts import Tokens
from trajectory_recorder.contributing import Known
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.home.home_model import HomeModel, Workers
from trajectory_recorder.ui.home.stock import Stock
from trajectory_recorder.ui.home.task_list import TaskList
from trajectory_recorder.ui.home.window import HomeWindow
from trajectory_recorder.upload.uploader import Uploader
from trajectory_recorder.wire.states import Role


@dataclass
class Home:
    """Somebody in front of the home window."""

    qtbot: QtBot
    served: Served
    line: CuttingProxy
    project: str
    recordings: Path
    window: HomeWindow
    model: HomeModel
    uploader: Uploader

    def waits(self, condition: object) -> None:
        self.qtbot.waitUntil(condition)

    def sees(self, text: str) -> None:
        """Wait until some label shows a text with this in it."""
        self.waits(lambda: any(text in it for it in self.texts()))

    def texts(self) -> list[str]:
        return [it.text() for it in self.window.findChildren(QLabel) if it.isVisible()]

    def button(self, text: str) -> QAbstractButton:
        buttons = self.window.findChildren(QAbstractButton)
        found = [it for it in buttons if it.text() == text and it.isVisible()]
        assert len(found) == 1, f"there are {len(found)} buttons {text!r}"
        return found[0]

    def clicks(self, text: str) -> None:
        self.waits(lambda: self.button(text).isEnabled())
        self.button(text).click()

    def tasks(self) -> list[str]:
        (tasks,) = self.window.findChildren(TaskList)
        return [row.title for row in tasks._rows]

    def rows(self) -> list[list[str]]:
        (table,) = self.window.findChildren(QTableView)
        rows = table.model()
        return [
            [rows.index(row, column).data() for column in range(rows.columnCount())]
            for row in range(rows.rowCount())
        ]


@pytest.fixture
def home(qtbot: QtBot, on_folder: Folder) -> Iterator[Home]:
    with memory_folder() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
        data = folder / "endpoint"
        with on_folder.prepared(data) as settings, serving(data, settings, clock=SetClock()) as served:
            project = served.project()
            token = served.person("eva", (project, Role.EXPERT))
            with CuttingProxy(int(served.url.rpartition(":")[2])) as line:
                yield from _home(qtbot, folder, served, line, project, token)


def _home(  # noqa: PLR0917 - all that it stands on
    qtbot: QtBot, folder: Path, served: Served, line: CuttingProxy, project: str, token: str
) -> Iterator[Home]:
    recordings = folder / "recordings"
    recordings.mkdir()
    uploader = Uploader(folder / "queue.sqlite", lambda _: Tokens(token))
    known = Known(folder / "known.sqlite")
    stock = Stock(recordings, uploader, known, address=line.url, tokens_of=lambda _: Tokens(token))
    disk, network, long = Bridge(), Bridge(), Bridge()
    window = HomeWindow(recordings)
    qtbot.addWidget(window, before_close_func=lambda it: it.hide())
    model = HomeModel(stock, Workers(disk.work, network.work, long.work), changed=window.show_model)
    window.show()
    yield Home(qtbot, served, line, project, recordings, window, model, uploader)
    for bridge in (network, long, disk):
        bridge.end()
    uploader.close()
    stock.close()
