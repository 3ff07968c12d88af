"""The desk on a real endpoint: what is seen, what is done, and an export that is started and brought here."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from helpers.cutting_proxy import CuttingProxy
from helpers.exports import stand_in
from helpers.jobs import run_due
from trajectory_recorder.collector.database.tables import Person
from trajectory_recorder.collector.exports import tidying
from trajectory_recorder.ui.desk.desk_model import Page
from trajectory_recorder.ui.desk.export_dialog import ExportDialog
from trajectory_recorder.ui.desk.member_dialog import MemberDialog
from trajectory_recorder.ui.desk.plots import PlotView
from trajectory_recorder.ui.desk.task_file_dialog import TaskFileDialog
from trajectory_recorder.ui.desk.tasks_page import TaskDialog
from trajectory_recorder.wire.states import Role
from ui.desk.conftest import AtDesk


def test_an_export_is_started_watched_and_brought_here(
    at_desk: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    window = at_desk.open()
    at_desk.goes_to(Page.EXPORTS)
    at_desk.sees("Nothing was exported yet.")
    at_desk.clicks("Start an export…")
    dialog = at_desk.dialog(ExportDialog)
    dialog.where.setPlainText("state == 'accepted' and colour == 3")
    at_desk.clicks("See what it would take", dialog)
    at_desk.waits(dialog._problem.isVisible)
    line, arrow, *_ = dialog._problem.toPlainText().split("\n")
    assert line[arrow.index("^") :].startswith("colour")
    dialog.where.setPlainText("state == 'accepted' and quality_score >= 90")
    at_desk.clicks("See what it would take", dialog)
    at_desk.waits(lambda: dialog._taken.text().startswith("1 recordings of "))
    at_desk.clicks("Start", dialog)
    table = window.exports.table
    at_desk.waits(lambda: table.rowCount() == 1)
    assert at_desk.rows(table)[0][1:4] == ["Bundles", "state == 'accepted' and quality_score >= 90", "waits"]
    run_due(at_desk.work.served, tidying.HANDLERS)
    at_desk.clicks("Ask again")
    at_desk.waits(lambda: at_desk.rows(table)[0][3] == "finished")
    table.selectRow(0)
    at_desk.sees("Bundles for training: finished")
    folder = tmp_path / "brought"
    window.download(table.key, folder)
    at_desk.sees(f"The export is in {folder}")
    assert [it for it in folder.rglob("*") if it.is_file()]


def test_figures_are_drawn_told_and_listed(at_desk: AtDesk) -> None:
    at_desk.work.arrive("ben", at_desk.task)
    window = at_desk.open()
    at_desk.goes_to(Page.OVERVIEW)
    bars = window.sheets[Page.OVERVIEW].findChildren(PlotView)[0]
    assert [it.values for it in bars.plot.series] == [(3.0,), (1.0,), (0.0,), (0.0,)]
    assert bars.plot.goals == (4.0,)
    assert "Accepted 3" in bars.accessibleDescription()
    for page in (Page.REVIEWS, Page.QUALITY, Page.STORAGE):
        at_desk.goes_to(page)
        plots = window.sheets[page].findChildren(PlotView)
        assert plots, page
        for it in plots:
            assert not it.grab().toImage().isNull()


def test_tasks_are_changed_closed_and_found(at_desk: AtDesk) -> None:
    window = at_desk.open()
    at_desk.goes_to(Page.TASKS)
    table = window.tasks.table
    assert at_desk.rows(table)[0][:4] == ["notes", '<b onclick="x">Notes</b> %s {title}', "4", "3"]
    table.selectRow(0)
    at_desk.clicks("Change…")
    dialog = at_desk.dialog(TaskDialog)
    dialog._target.setValue(7)
    dialog.accept()
    at_desk.waits(lambda: at_desk.rows(table)[0][2] == "7")
    at_desk.clicks("Close")
    at_desk.waits(lambda: at_desk.rows(table)[0][7] == "closed")
    at_desk.clicks("Open again")
    at_desk.waits(lambda: at_desk.rows(table)[0][7] == "open")
    window.tasks._filter.setText("OFFICE")
    assert table.rowCount() == 1
    window.tasks._filter.setText("nothing of it")
    assert table.rowCount() == 0


def test_a_file_of_tasks_is_looked_at_before_it_is_taken(at_desk: AtDesk, tmp_path: Path) -> None:
    window = at_desk.open()
    at_desk.goes_to(Page.TASKS)
    file = tmp_path / "tasks.yaml"
    window.save_tasks(file)
    at_desk.waits(file.exists)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("target_count: 4", "target_count: much"), encoding="utf-8")
    window.load_tasks(file)
    dialog = at_desk.dialog(TaskFileDialog)
    assert any("Nothing of tasks.yaml is done" in it for it in _labels(dialog))
    dialog.reject()
    file.write_text(text.replace("target_count: 4", "target_count: 9"), encoding="utf-8")
    window.load_tasks(file)
    at_desk.waits(lambda: any("would do this" in it for it in _labels(at_desk.dialog(TaskFileDialog))))
    assert at_desk.rows(window.tasks.table)[0][2] == "4"
    at_desk.clicks("Do it", at_desk.dialog(TaskFileDialog))
    at_desk.waits(lambda: at_desk.rows(window.tasks.table)[0][2] == "9")


def _labels(dialog: TaskFileDialog) -> list[str]:
    return [it.text() for it in dialog.findChildren(QLabel)]


def test_people_get_roles_and_leave(at_desk: AtDesk) -> None:
    served = at_desk.work.served
    served.person("nora")
    window = at_desk.open()
    at_desk.goes_to(Page.PEOPLE)
    table = window.people.table
    before = table.rowCount()
    at_desk.clicks("Take somebody in…")
    dialog = at_desk.dialog(MemberDialog)
    assert not dialog._save.isEnabled()
    dialog._name.setText(" Nora")
    dialog._export.setChecked(True)
    dialog.accept()
    at_desk.waits(lambda: table.rowCount() == before + 1)
    names = [row[0] for row in at_desk.rows(table)]
    assert at_desk.rows(table)[names.index("nora")][2:] == ["expert", "yes"]
    table.selectRow(names.index("nora"))
    at_desk.clicks("Take out…")
    at_desk.clicks("Take out", at_desk.dialog(QMessageBox))
    at_desk.waits(lambda: table.rowCount() == before)
    assert "nora" not in [row[0] for row in at_desk.rows(table)]


def test_admins_of_the_endpoint_choose_people_by_a_part_of_their_names(at_desk: AtDesk) -> None:
    served = at_desk.work.served
    served.person("nora")
    served.person("gone")
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        session.get_one(Person, served.id_of("nora")).display_name = "Nora <b>Maier</b>"
        session.get_one(Person, served.id_of("gone")).disabled_at = now
    at_desk.token = served.person("boss", (at_desk.work.project, Role.ADMIN), is_admin=True)
    window = at_desk.open()
    at_desk.goes_to(Page.PEOPLE)
    at_desk.clicks("Take somebody in…")
    dialog = at_desk.dialog(MemberDialog)
    at_desk.waits(lambda: dialog._name.completer() is not None)
    completer = dialog._name.completer()
    offered = completer.completionModel()
    completer.setCompletionPrefix("")
    called = [offered.index(it, 0).data() for it in range(offered.rowCount())]
    assert "nora (Nora <b>Maier</b>)" in called
    assert not {"eva", "gone"} & set(called)
    at_desk.qtbot.keyClicks(dialog._name, "maier")
    at_desk.waits(completer.popup().isVisible)
    at_desk.qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    at_desk.qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert dialog._name.text() == "nora"
    dialog.accept()
    at_desk.waits(lambda: "nora" in [row[0] for row in at_desk.rows(window.people.table)])


def test_a_name_that_nobody_has_is_told(at_desk: AtDesk) -> None:
    at_desk.open()
    at_desk.goes_to(Page.PEOPLE)
    at_desk.clicks("Take somebody in…")
    dialog = at_desk.dialog(MemberDialog)
    dialog._name.setText("nobody")
    dialog.accept()
    at_desk.sees("there is no such person")


def test_offline_shows_what_was_known(at_desk: AtDesk) -> None:
    with CuttingProxy(int(at_desk.url.rpartition(":")[2])) as line:
        window = at_desk.open(line.url)
        at_desk.goes_to(Page.TASKS)
        line.refuse()
        at_desk.clicks("Ask again")
        at_desk.waits(lambda: window._standing.text().startswith("Offline; as it was "))
        assert window.tasks.table.rowCount() == 1
        at_desk.waits(window._notice.isVisible)
