from trajectory_recorder.reviewing.content import Content, Label, Score, new_remark
from trajectory_recorder.wire.states import StepVerdict


def test_an_item_has_one_score() -> None:
    content = Content().with_score(Score("saved", True)).with_score(Score("detour", False))
    content = content.with_score(Score("saved", False, "only half of it"))
    assert content.scores == (Score("detour", False), Score("saved", False, "only half of it"))


def test_an_action_has_one_label_and_they_are_in_order() -> None:
    content = Content()
    for action, verdict in [(3, StepVerdict.WRONG), (1, StepVerdict.CORRECT), (3, StepVerdict.REDUNDANT)]:
        content = content.with_label(Label(action, action * 10, verdict))
    assert content.labels == (Label(1, 10, StepVerdict.CORRECT), Label(3, 30, StepVerdict.REDUNDANT))
    assert content.without_label(1).without_label(7).labels == (Label(3, 30, StepVerdict.REDUNDANT),)


def test_remarks_are_in_time_and_known_by_their_ids() -> None:
    late, early = new_remark(50, 60, "late"), new_remark(10, 90, "early", change_wanted=True)
    content = Content().with_remark(late).with_remark(early)
    assert content.remarks == (early, late)
    moved = type(late)(late.id, 0, 5, "first")
    assert content.with_remark(moved).remarks == (moved, early)
    assert content.without_remark(early.id).remarks == (late,)
    assert len({late.id, early.id}) == 2
    assert {len(it) for it in (late.id, early.id)} == {32}
