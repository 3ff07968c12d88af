"""The steps of a recording, locked to its time both ways."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from helpers.timelines import SECOND, element, long_work, step, timeline, window
from trajectory_recorder.actions import Hotkey, Scroll, Typing, Wait
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.replay.timeline.timeline import Remark
from trajectory_recorder.ui.step_list import StepList
from trajectory_recorder.ui.step_list.rows import KINDS, StepRows

WORK = timeline(
    steps=(
        step(
            0, 1 * SECOND, 2 * SECOND, on=element("push button", "Save"), where=window("Mail"), said="I save"
        ),
        step(1, 10 * SECOND, 12 * SECOND, deed=Typing("Hello", "Hello")),
        step(2, 20 * SECOND, 21 * SECOND, deed=Scroll(0, -3)),
        step(3, 30 * SECOND, 31 * SECOND, deed=Hotkey(("control", "s"))),
        step(4, 40 * SECOND, 50 * SECOND, deed=Wait()),
    ),
    remarks=(
        Remark(0, 60 * SECOND, "fail", "all", "About all of it", "", ""),
        Remark(20 * SECOND, 21 * SECOND, "note", "slow", "Slow", "", ""),
        Remark(21 * SECOND, 22 * SECOND, "fail", "black", "Black", "", ""),
        Remark(31 * SECOND + 1, 33 * SECOND, "warn", "odd", "Odd", "", ""),
    ),
)


@pytest.fixture
def steps(qtbot: QtBot) -> StepList:
    found = StepList(WORK)
    qtbot.addWidget(found)
    return found


def shown(steps: StepList) -> list[int]:
    model = steps.list.model
    return [model.place(model.index(it)) for it in range(model.rowCount())]


def kinds(steps: StepList) -> QComboBox:
    return steps.findChildren(QComboBox)[0]


def test_a_row_says_what_was_done_to_what_where_and_what_was_said() -> None:
    row = StepRows(WORK)[0]
    assert (row.number, row.title) == ("1", 'click left: push button "Save"')
    assert row.detail == "Mail · “I save”"
    assert (row.from_ns, row.to_ns) == (1 * SECOND, 2 * SECOND)


def test_the_worst_finding_near_a_step_is_pointed_out() -> None:
    assert [it.marks for it in StepRows(WORK)] == [(), (), (Mark.FAIL,), (Mark.WARN,), ()]


def test_a_chosen_step_is_told_by_its_number(steps: StepList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.step_chosen) as told:
        steps.list.choose(2)
    assert told.args == [2]


def test_the_step_that_was_begun_last_is_pointed_out(steps: StepList) -> None:
    for at_s, expected in ((0, None), (1, 0), (9, 0), (11, 1), (59, 4)):
        steps.show_position(at_s * SECOND)
        assert steps.list._current == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("All steps", [0, 1, 2, 3, 4]),
        ("Clicks", [0]),
        ("Typing", [1]),
        ("Scrolling", [2]),
        ("Keys", [3]),
        ("Waits", [4]),
        ("Drags", []),
        ("Moves", []),
        ("With findings", [2, 3]),
        ("Not labelled", [0, 1, 2, 3, 4]),
    ],
)
def test_steps_of_a_kind_can_be_shown(steps: StepList, kind: str, expected: list[int]) -> None:
    kinds(steps).setCurrentText(kind)
    assert shown(steps) == expected


def test_every_kind_can_be_asked_for(steps: StepList) -> None:
    assert [kinds(steps).itemText(it) for it in range(kinds(steps).count())] == [str(it) for it in KINDS]


def test_search_and_kind_hold_together(steps: StepList) -> None:
    steps.list.search.setText("SAVE")
    assert shown(steps) == [0]
    kinds(steps).setCurrentText("Typing")
    assert shown(steps) == []
    steps.list.search.setText("hello")
    assert shown(steps) == [1]


def test_next_and_previous_go_through_what_is_shown(steps: StepList) -> None:
    told: list[int] = []
    steps.step_chosen.connect(told.append)
    kinds(steps).setCurrentText("With findings")
    steps.show_position(11 * SECOND)
    steps.choose_next()
    steps.choose_next()
    steps.choose_next()
    steps.choose_previous()
    assert told == [2, 3, 2]


def test_labels_are_shown_and_can_be_asked_for(steps: StepList) -> None:
    steps.show_labels({1: "wrong", 3: "correct"})
    assert [it.label for it in StepRows(WORK)] == [""] * 5
    assert [it.label for it in steps.list.model.rows] == ["", "wrong", "", "correct", ""]
    kinds(steps).setCurrentText("Not labelled")
    assert shown(steps) == [0, 2, 4]
    steps.show_labels({1: "wrong", 3: "correct", 0: "redundant"})
    assert shown(steps) == [2, 4]


def test_a_step_can_be_shown_as_chosen_without_being_told(steps: StepList) -> None:
    told: list[int] = []
    steps.step_chosen.connect(told.append)
    steps.show_step(3)
    assert steps.list.chosen == 3
    steps.show_step(None)
    assert steps.list.chosen is None
    assert told == []


def test_rows_are_made_when_they_are_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = StepRows._row

    def noted(rows: StepRows, each: object) -> object:
        made.append(each.number)  # type: ignore[attr-defined]
        return real(rows, each)  # type: ignore[arg-type]

    monkeypatch.setattr(StepRows, "_row", noted)
    steps = StepList(long_work(3600 * SECOND, moves=10))
    qtbot.addWidget(steps)
    steps.resize(400, 600)
    assert isinstance(steps.grab().toImage(), QImage)
    assert 0 < len(set(made)) < 40


def test_tab_goes_from_left_to_right(steps: StepList) -> None:
    along: list[QWidget] = [steps.list.search]
    while len(along) < 3:
        following = along[-1].nextInFocusChain()
        while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            following = following.nextInFocusChain()
        along.append(following)
    assert along[1:] == [kinds(steps), steps.list.follow]
