"""Steps as formats share them: what is told, and what is left out and told as a loss."""

from pathlib import Path

import pytest

from helpers.exported import episode_of
from helpers.pictured_session import PicturedSession
from helpers.steps_session import DISPLAY, KINDS, STARTS_NS
from trajectory_recorder.actions import Drag
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Loss, Piece
from trajectory_recorder.export.steps import OFF_DISPLAY, steps
from trajectory_recorder.wire.catalogue import StepTold
from trajectory_recorder.wire.exports import ExportOptions
from trajectory_recorder.wire.states import StepVerdict


def test_steps_are_the_actions_in_their_order(worked: Episode, tmp_path: Path) -> None:
    told = list(steps(worked, ExportOptions(), Piece(tmp_path)))
    assert [(it.number, it.kind, it.t_ns) for it in told] == list(
        zip(range(len(KINDS)), KINDS, STARTS_NS, strict=True)
    )
    assert [it.action.deed for it in told] == [it.deed for it in worked.actions]
    assert [it.verdict for it in told[0].labels] == [StepVerdict.WRONG]


def test_what_is_done_without_a_place_was_done_before_the_only_display(worked: Episode) -> None:
    waiting = worked.pictured[-1]
    assert worked.actions[-1].display_id is None
    assert waiting.action.display_id == DISPLAY.display_id
    assert waiting.before is not None


def test_labels_that_are_counted_otherwise_are_lost(worked: Episode, tmp_path: Path) -> None:
    labels = tuple(
        StepTold(action=action, at_ns=at_ns, verdict=StepVerdict.CORRECT)
        for action, at_ns in ((1, STARTS_NS[1]), (1, 5), (99, STARTS_NS[1]), (-1, STARTS_NS[-1]))
    )
    piece = Piece(tmp_path)
    told = list(steps(episode_of(worked.bundle, labels=labels), ExportOptions(), piece))
    assert [it.number for it in told if it.labels] == [1]
    assert [it.what for it in piece.losses.elements()] == ["what a reviewer says of a step"] * 3


@pytest.mark.parametrize("transcript", [True, False])
def test_words_go_along_where_they_are_wanted(worked: Episode, tmp_path: Path, *, transcript: bool) -> None:
    told = list(steps(worked, ExportOptions(transcript=transcript), Piece(tmp_path)))
    assert [it.said is not None for it in told] == [transcript] * len(told)


def test_a_drag_that_leaves_its_display_has_no_end_in_the_picture(tmp_path: Path) -> None:
    person = PicturedSession(DISPLAY)
    person.rests(900).moves((-10, 200)).rests(20).pushes().moves((-1, 210), (30, 220)).lets_go()
    piece = Piece(tmp_path / "piece")
    told = list(steps(episode_of(person.seal(tmp_path)), ExportOptions(), piece))
    (drag,) = (it for it in told if isinstance(it.action.deed, Drag))
    assert (drag.at, drag.end_at) == ((990, 100), None)
    assert [(x, y) for _, x, y in drag.path] == [(990, 100), (999, 110)]
    assert piece.losses[Loss("points of the way of the pointer", OFF_DISPLAY)] == 2
