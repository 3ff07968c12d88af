"""The review queue against an endpoint that really listens, away from time to time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder
from helpers.memory import memory_folder
from helpers.pictured_session import PicturedSession
from helpers.planted_submissions import plant_recording
from helpers.upload_parts import endpoint_at
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.reviewing.draft import DraftState
from trajectory_recorder.reviewing.workplace import Workplace
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.review.comparison_window import ComparisonWindow
from trajectory_recorder.ui.review.queue_window import QueueWindow
from trajectory_recorder.ui.review.review_window import ReviewWindow
from trajectory_recorder.wire.states import ReviewVerdict, Role


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    session = PicturedSession()
    session.rests(300).changes()
    session.rests(50).clicks()
    return session.seal(tmp_path_factory.mktemp("reviewed"))


class Office:
    """A reviewer's queue, and the endpoint with two recordings of one task behind a line that can be cut."""

    def __init__(self, qtbot: QtBot, served: Served, line: CuttingProxy, window: QueueWindow) -> None:
        self._qtbot, self.served, self.line, self.window = qtbot, served, line, window

    def waits(self, condition: object) -> None:
        self._qtbot.waitUntil(condition)

    def rows(self, name: str) -> list[list[str]]:
        (table,) = [it for it in self.window.findChildren(QTableWidget) if it.accessibleName() == name]
        size = table.rowCount(), table.columnCount()
        return [[table.item(row, at).text() for at in range(size[1])] for row in range(size[0])]  # type: ignore[union-attr]

    def clicks(self, name: str) -> None:
        (button,) = [it for it in self.window.findChildren(QAbstractButton) if it.accessibleName() == name]
        self.waits(button.isEnabled)
        button.click()

    def told(self, name: str) -> str:
        found = self.window.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def opens(self, kind: type) -> None:
        self.waits(lambda: isinstance(self.window.opened, kind))


@pytest.fixture
def office(qtbot: QtBot, bundle: Bundle, on_folder: Folder) -> Iterator[Office]:
    with memory_folder() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
        windows: list[QueueWindow] = []
        data, clock = Path(folder) / "endpoint", SetClock()
        with on_folder.prepared(data) as settings, serving(data, settings, clock=clock) as served:
            project = served.project()
            task = served.task(project, title="Close the month")
            for name in ("eva", "emil"):
                served.person(name, (project, Role.EXPERT))
                plant_recording(served, project, name, bundle, task_id=task)
                clock.advance(minutes=1)
            token = served.person("rita", (project, Role.REVIEWER))
            with (
                CuttingProxy(int(served.url.rpartition(":")[2])) as line,
                endpoint_at(line.url, token) as endpoint,
                Workplace(
                    endpoint,
                    on_sent=lambda _: [it.note_sent() for it in windows],
                    database=Path(folder) / "d.sqlite",
                    shelf=Path(folder) / "shelf",
                ) as workplace,
            ):
                disk, bridge = Bridge(), Bridge()
                window = QueueWindow(workplace, str(endpoint.url), disk=disk, line=bridge)
                windows.append(window)
                qtbot.addWidget(window)
                window.show()
                yield Office(qtbot, served, line, window)
                window.close()
                disk.end()
                bridge.end()


def test_what_waits_is_listed_with_what_helps_to_choose(office: Office) -> None:
    office.waits(lambda: len(office.rows("Waiting for a review")) == 2)
    task, length, size, checks, _ = office.rows("Waiting for a review")[0]
    assert (task, checks) == ("lab: notes", "pass, 97 of 100")
    assert length == "5.4 s"
    assert size.endswith(("kB", "bytes"))


def test_a_review_that_is_put_aside_goes_on_where_it_was_also_offline(office: Office) -> None:
    office.clicks("Take the next")
    office.opens(ReviewWindow)
    window = office.window.opened
    assert isinstance(window, ReviewWindow)
    assert office.window.isHidden()
    window.review.summarize("Half of it")
    window.close()
    assert office.window.isVisible()
    assert office.told("news").startswith("The review is put aside")
    office.waits(lambda: len(office.rows("My reviews")) == 1)
    assert office.rows("My reviews")[0][0] == "lab: Close the month"
    office.waits(lambda: len(office.rows("Waiting for a review")) == 1)

    office.line.refuse()
    office.clicks("Take the next")
    office.waits(lambda: "can't be reached" in office.told("notice"))
    office.clicks("Go on")
    office.opens(ReviewWindow)
    again = office.window.opened
    assert isinstance(again, ReviewWindow)
    assert again.review.content.summary == "Half of it"
    again.close()


def test_after_the_last_one_it_is_said_that_nothing_waits(office: Office) -> None:
    office.clicks("Take the next")
    seen = []
    for _ in range(2):
        office.opens(ReviewWindow)
        window = office.window.opened
        assert isinstance(window, ReviewWindow)
        seen.append(window.review.about.submission)
        window.review.decide(ReviewVerdict.ACCEPT)
        window.review.finish()
        office.waits(lambda window=window: office.window.opened is not window)
    assert len(set(seen)) == 2
    office.waits(lambda: office.told("news").startswith("Nothing waits for your review"))
    office.waits(lambda: office.rows("Waiting for a review") == [] == office.rows("My reviews"))


def test_what_others_took_meanwhile_can_be_begun_anew_or_thrown_away(office: Office) -> None:
    office.clicks("Take the next")
    office.opens(ReviewWindow)
    window = office.window.opened
    assert isinstance(window, ReviewWindow)
    review = window.review.about.review
    window.close()
    office.window._workplace.drafts.move(review, DraftState.TAKEN, error="others review it")
    office.window.model.look()
    ended = "Taken by another reviewer. Others review it."
    office.waits(lambda: [it[2] for it in office.rows("My reviews")] == [ended])
    office.clicks("Throw away")
    office.waits(lambda: office.rows("My reviews") == [])


def test_two_are_compared_side_by_side_by_keyboard(office: Office, qtbot: QtBot) -> None:
    office.clicks("Compare two")
    office.opens(ComparisonWindow)
    window = office.window.opened
    assert isinstance(window, ComparisonWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.left.position_ns == window.right.position_ns > 0
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.model.says.preference == 2
    qtbot.keyClick(window, Qt.Key.Key_T)
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Quicker.")
    qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.waits(lambda: office.window.opened is None)
    office.waits(lambda: office.window.model.pairs == ())
