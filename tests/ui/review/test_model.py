"""What a review's model decides, with drafts on a real disk and work that is done when the test says so."""

from helpers.drafts import REVIEW
from helpers.review_desk import ReviewDesk
from helpers.timelines import SECOND
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.reviewing.content import Content, Label, Score
from trajectory_recorder.reviewing.draft import DraftState
from trajectory_recorder.ui.review.saving import Mood
from trajectory_recorder.wire.limits import LONGEST_NOTE
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


def test_what_is_said_is_shown_at_once_and_then_on_the_disk(desk: ReviewDesk) -> None:
    desk.model.answer("saved", met=True)
    assert [it.score for it in desk.model.rubric] == [Score("saved", True), None]
    assert desk.model.saving.mood is Mood.UNDER_WAY
    assert (desk.kept, desk.writes) == (Content(), 0)
    desk.works()
    assert (desk.kept.scores, desk.writes) == ((Score("saved", True),), 1)
    assert desk.model.saving.words.startswith("Saved on this machine")


def test_an_answer_keeps_its_note_and_a_note_needs_an_answer(desk: ReviewDesk) -> None:
    desk.model.note("saved", "lost")
    desk.model.answer("saved", met=True)
    desk.model.note("saved", "seen at 0:03")
    desk.model.answer("saved", met=False)
    desk.works()
    assert desk.kept.scores == (Score("saved", False, "seen at 0:03"),)


def test_what_an_older_answer_of_the_disk_says_does_not_undo_what_came_since(desk: ReviewDesk) -> None:
    desk.model.summarize("One")
    desk.model.summarize("One two")
    desk.jobs.pop(0)()
    assert desk.model.content.summary == "One two"
    desk.works()
    assert (desk.model.content.summary, desk.kept.summary) == ("One two", "One two")


def test_a_label_goes_by_giving_it_again_and_keeps_its_reason_otherwise(desk: ReviewDesk) -> None:
    model = desk.model
    model.explain(1, "nothing to explain yet")
    model.label(1, StepVerdict.WRONG)
    model.explain(1, "wrong file")
    model.label(1, StepVerdict.REDUNDANT)
    desk.works()
    assert desk.kept.labels == (Label(1, SECOND, StepVerdict.REDUNDANT, "wrong file"),)
    model.label(1, StepVerdict.REDUNDANT)
    desk.works()
    assert desk.kept.labels == ()


def test_unlabelled_steps_are_found_in_turn(desk: ReviewDesk) -> None:
    model = desk.model
    assert (model.next_unlabelled(None), model.next_unlabelled(0), model.next_unlabelled(2)) == (0, 1, 0)
    for number in (0, 2):
        model.label(number, StepVerdict.CORRECT)
    assert [model.next_unlabelled(it) for it in (None, 0, 1, 2)] == [1, 1, 1, 1]
    assert model.labels_told == "2 of 3 labelled"
    model.label(1, StepVerdict.CORRECT)
    assert model.next_unlabelled(0) is None


def test_comments_are_made_reworded_and_taken_back(desk: ReviewDesk) -> None:
    model = desk.model
    model.remark(Span(5, 9), " Why? ", change_wanted=True)
    model.remark(Span(1, 1), "Fine.", change_wanted=False)
    model.remark(Span(2, 2), "  ", change_wanted=True)
    desk.works()
    fine, why = desk.kept.remarks
    assert (fine.text, why.text, why.from_ns, why.to_ns, why.change_wanted) == ("Fine.", "Why?", 5, 9, True)
    model.reword(why, "How?", change_wanted=False)
    model.reword(fine, "", change_wanted=False)
    desk.works()
    (how,) = desk.kept.remarks
    assert (how.id, how.text, how.change_wanted) == (why.id, "How?", False)
    model.remove(how.id)
    desk.works()
    assert desk.kept.remarks == ()


def test_what_is_missing_is_said_until_nothing_is(desk: ReviewDesk) -> None:
    model = desk.model
    assert model.missing == (
        "No answer to: The file is saved.",
        "No answer to: There were detours.",
        "No verdict.",
    )
    model.finish()
    desk.works()
    assert desk.drafts.get(REVIEW).state is DraftState.OPEN
    model.answer("saved", met=True)
    model.answer("detour", met=False)
    model.decide(ReviewVerdict.REQUEST_CHANGES)
    assert [it[:30] for it in model.missing] == ["Changes are requested, and nei"]
    model.remark(Span(0, 1), "Save it elsewhere.", change_wanted=True)
    assert model.can_finish
    model.finish()
    desk.works()
    assert model.state is DraftState.HANDING_IN
    assert not model.is_open


def test_what_is_handed_in_does_not_change(desk: ReviewDesk) -> None:
    for item in ("saved", "detour"):
        desk.model.answer(item, met=True)
    desk.model.decide(ReviewVerdict.ACCEPT)
    desk.model.finish()
    desk.works()
    said = desk.kept
    desk.model.summarize("Too late")
    desk.model.undo()
    desk.works()
    assert (desk.model.content, desk.kept) == (said, said)


def test_changes_are_taken_back_one_by_one_and_typing_together(desk: ReviewDesk) -> None:
    model = desk.model
    assert not model.can_undo
    model.answer("saved", met=True)
    model.summarize("W")
    model.summarize("We")
    desk.works()
    assert model.can_undo
    model.undo()
    desk.works()
    assert (model.content.summary, len(model.content.scores)) == ("", 1)
    model.undo()
    desk.works()
    assert (model.content, model.can_undo) == (Content(), False)


def test_what_the_endpoint_said_meanwhile_is_seen(desk: ReviewDesk) -> None:
    before = desk.changes
    desk.model.look()
    desk.works()
    assert desk.changes == before
    desk.drafts.move(REVIEW, DraftState.TAKEN, error="others review it", remedy="try again later")
    desk.model.look()
    desk.works()
    assert desk.changes == before + 1
    assert desk.model.saving.mood is Mood.ENDED
    assert desk.model.missing == ()


def test_what_can_not_be_kept_is_told_and_not_shown_any_more(desk: ReviewDesk) -> None:
    desk.model.summarize("kept")
    desk.works()
    desk.drafts.move(REVIEW, DraftState.TAKEN, error="others review it")
    desk.model.summarize("lost")
    desk.works()
    assert desk.model.content.summary == "kept"
    assert desk.model.notice is not None
    assert desk.model.notice.message == "This review is taken."


def test_text_is_bounded_to_what_an_endpoint_keeps(desk: ReviewDesk) -> None:
    desk.model.label(0, StepVerdict.WRONG)
    desk.model.explain(0, "a\0b\ud800" + "c" * LONGEST_NOTE)
    desk.works()
    (label,) = desk.kept.labels
    assert label.reason == ("ab" + "c" * LONGEST_NOTE)[:LONGEST_NOTE]
