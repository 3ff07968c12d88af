"""The panel that a recording is judged in: by keyboard, and what is seen of the model in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from helpers.drafts import REVIEW
from helpers.review_desk import STEPS, ReviewDesk
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.reviewing.content import Content, Score
from trajectory_recorder.reviewing.draft import DraftState
from trajectory_recorder.ui.review.panel import ReviewPanel
from trajectory_recorder.ui.review.rubric_form import RubricRow
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, desk: ReviewDesk) -> Iterator[ReviewPanel]:
    made = ReviewPanel(desk.model)
    qtbot.addWidget(made)
    desk.shows(made.show_model)
    made.resize(400, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    desk.works()


def button(panel: QWidget, text: str) -> QAbstractButton:
    (found,) = [it for it in panel.findChildren(QAbstractButton) if it.text().replace("&", "") == text]
    return found


def told(panel: QWidget, name: str) -> str:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found.text()


def field(panel: QWidget, name: str) -> QWidget:
    (found,) = [
        it
        for kind in (QLineEdit, QPlainTextEdit, QListWidget)
        for it in panel.findChildren(kind)
        if it.accessibleName() == name
    ]
    return found


def focused(panel: QWidget) -> QWidget:
    found = panel.window().focusWidget()
    assert found is not None
    return found


def test_the_rubric_is_answered_by_one_key_for_each_item(
    qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel
) -> None:
    panel.focus_rubric()
    qtbot.keyClick(focused(panel), Key.Key_Y)
    qtbot.keyClick(focused(panel), Key.Key_N)
    desk.works()
    assert desk.kept.scores == (Score("saved", True), Score("detour", False))
    first, second = panel.rubric.rows
    assert first.accessibleName() == "The file is saved. Outcome, +3 points: met"
    assert second.accessibleName().endswith("1 point: not met")
    qtbot.keyClick(focused(panel), Key.Key_Up)
    assert focused(panel) is first
    qtbot.keyClick(focused(panel), Key.Key_Return)
    qtbot.keyClicks(focused(panel), "ny")
    desk.works()
    assert desk.kept.scores[-1] == Score("saved", True, "ny")


def test_the_rubric_opens_at_the_first_item_without_an_answer(desk: ReviewDesk, panel: ReviewPanel) -> None:
    desk.model.answer("saved", met=True)
    panel.focus_rubric()
    row = focused(panel)
    assert isinstance(row, RubricRow)
    assert row is panel.rubric.rows[1]


def test_a_step_is_labelled_with_its_reason(qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel) -> None:
    assert not button(panel, "Wrong").isEnabled()
    panel.show_step(STEPS[1])
    panel.step_box.focus_reason()  # there is no label to explain yet
    panel.label_step(StepVerdict.WRONG)
    assert button(panel, "Wrong").isChecked()
    panel.step_box.focus_reason()
    qtbot.keyClicks(focused(panel), "no")
    desk.works()
    assert [(it.action, it.verdict, it.reason) for it in desk.kept.labels] == [(1, "wrong", "no")]
    panel.show_step(STEPS[0])
    assert not button(panel, "Wrong").isChecked()
    assert field(panel, "Reason for the label").text() == ""  # type: ignore[attr-defined]
    assert told(panel, "labelled steps") == "1 of 3 labelled"


def test_the_next_unlabelled_step_is_asked_for(qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel) -> None:
    desk.model.label(1, StepVerdict.CORRECT)
    panel.show_step(STEPS[0])
    with qtbot.waitSignal(panel.step_wanted) as asked:
        button(panel, "Next unlabelled").click()
    assert asked.args == [2]


def test_comments_are_written_changed_and_taken_back_by_keyboard(
    qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel
) -> None:
    panel.begin_comment(Span(1_000_000_000, 2_500_000_000), change_wanted=True)
    assert told(panel, "comment span") == "0:01.000 \N{EN DASH} 0:02.500"
    assert button(panel, "A change is wanted here").isChecked()
    qtbot.keyClicks(focused(panel), "Why?")
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(focused(panel), Key.Key_Return)
    desk.works()
    (said,) = desk.kept.remarks
    assert (said.from_ns, said.to_ns, said.text, said.change_wanted) == (10**9, 2_500_000_000, "Why?", True)
    panel.comments.focus_list()
    with qtbot.waitSignal(panel.seek_wanted) as asked:
        qtbot.keyClick(focused(panel), Key.Key_Return)
    assert asked.args == [10**9]
    qtbot.keyClick(focused(panel), Key.Key_F2)
    qtbot.keyClick(focused(panel), Key.Key_End)
    qtbot.keyClicks(focused(panel), "!")
    button(panel, "A change is wanted here").click()
    button(panel, "Save").click()
    desk.works()
    assert [(it.id, it.text, it.change_wanted) for it in desk.kept.remarks] == [(said.id, "Why?!", False)]
    panel.comments.focus_list()
    qtbot.keyClick(focused(panel), Key.Key_Delete)
    desk.works()
    assert desk.kept.remarks == ()


def test_escape_gives_a_comment_up_and_leaves_the_panel(
    qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel
) -> None:
    panel.begin_comment(Span(0, 0))
    qtbot.keyClicks(focused(panel), "No.")
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(focused(panel), Key.Key_Escape)
    assert not panel.comments.is_writing
    desk.works()
    assert desk.kept == Content()


def test_finishing_while_a_comment_is_written_saves_the_comment(desk: ReviewDesk, panel: ReviewPanel) -> None:
    for item in ("saved", "detour"):
        desk.model.answer(item, met=True)
    desk.model.decide(ReviewVerdict.ACCEPT)
    panel.begin_comment(Span(0, 0))
    focused(panel).setPlainText("One more thing.")  # type: ignore[attr-defined]
    panel.finish()
    desk.works()
    assert [it.text for it in desk.kept.remarks] == ["One more thing."]
    assert desk.model.state is DraftState.OPEN
    panel.finish()
    desk.works()
    assert desk.model.state is DraftState.HANDING_IN


def test_what_is_missing_is_said_and_finishing_waits_for_it(
    qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel
) -> None:
    finish = button(panel, "Finish")
    assert told(panel, "missing").splitlines()[0] == "No answer to: The file is saved."
    assert told(panel, "missing").splitlines()[-1] == "And 1 more."
    assert not finish.isEnabled()
    panel.focus_rubric()
    for key in (Key.Key_Y, Key.Key_Y):
        qtbot.keyClick(focused(panel), key)
    button(panel, "Accept").click()
    assert told(panel, "missing") == ""
    finish.click()
    desk.works()
    assert desk.model.state is DraftState.HANDING_IN
    assert not button(panel, "Accept").isEnabled()
    assert told(panel, "saving").startswith("Finished")


def test_the_summary_is_typed_and_taken_back_as_one(
    qtbot: QtBot, desk: ReviewDesk, panel: ReviewPanel
) -> None:
    panel.focus_summary()
    qtbot.keyClicks(focused(panel), "Good")
    desk.works()
    assert desk.kept.summary == "Good"
    assert panel.summary.textCursor().position() == len("Good")
    desk.model.undo()
    desk.works()
    assert (desk.kept.summary, panel.summary.toPlainText()) == ("", "")


def test_who_lost_the_review_is_told_what_to_do(desk: ReviewDesk, panel: ReviewPanel) -> None:
    desk.drafts.move(REVIEW, DraftState.TAKEN, error="others review it", remedy="take another one")
    desk.model.look()
    desk.works()
    assert told(panel, "saving") == "Taken by another reviewer"
    assert told(panel, "saving detail") == "Others review it. Take another one."
    panel.begin_comment(Span(0, 0))
    assert not panel.comments.is_writing


def test_text_from_the_task_stays_text_and_controls_have_names(panel: ReviewPanel) -> None:
    assert {it.textFormat() for it in panel.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    for kind in (QLineEdit, QPlainTextEdit, QListWidget, QCheckBox):
        assert all(it.accessibleName() or getattr(it, "text", str)() for it in panel.findChildren(kind))
