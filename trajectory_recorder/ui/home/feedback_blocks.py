"""What reviewers said of a recording, as blocks to read from top to bottom. Knows no Qt."""

from collections.abc import Collection, Iterator, Mapping

from trajectory_recorder.contributing.submissions import Comment, Feedback, ItemScore, Review
from trajectory_recorder.times import moment
from trajectory_recorder.ui.edit_words import span_words
from trajectory_recorder.ui.home.blocks import Block, Heading, Point, Remark, Words
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


def feedback_blocks(feedback: Feedback, rubric: tuple[RubricItem, ...]) -> Iterator[Block]:
    """All that was said, the newest review first.

    Args:
        feedback: It.
        rubric: What the reviewers judged by, where that is known; it says what an item's id means.
    """
    criteria = {it.id: it.criterion for it in rubric}
    unwanted = {it.id for it in rubric if it.points < 0}
    for review in reversed(feedback.reviews):
        yield from _review(review, criteria, unwanted)
    if feedback.comments:
        yield Heading(translate("Feedback", "Comments"))
        yield from (_comment(it) for it in feedback.comments)


def _review(review: Review, criteria: Mapping[str, str], unwanted: Collection[str]) -> Iterator[Block]:
    said = _verdict(review.verdict)
    named = translate("Feedback", "{verdict}, by {reviewer}")
    yield Heading(named.format(verdict=said, reviewer=review.reviewer))
    if not review.counts:
        yield Words(
            translate("Feedback", "It was opened for review anew since, so this counts no more."), faint=True
        )
    if review.summary:
        yield Words(review.summary)
    for score in review.scores:
        yield _score(score, criteria.get(score.item, score.item), is_unwanted=score.item in unwanted)
    for label in review.labels:
        if label.verdict is not StepVerdict.CORRECT:
            text = ": ".join(filter(None, (_step(label.verdict), label.reason)))
            yield Remark(moment(label.at_ns), text, label.at_ns)


def _score(score: ItemScore, criterion: str, *, is_unwanted: bool) -> Point:
    words = translate("Feedback", "Met") if score.met else translate("Feedback", "Not met")
    standing = Standing(words, Mood.GOOD if score.met is not is_unwanted else Mood.BAD)
    # The sign alone would seem to say of what is unwanted that it is so.
    note = ": ".join(filter(None, (words, score.note))) if is_unwanted else score.note
    return Point(criterion, note, standing)


def _comment(comment: Comment) -> Remark:
    is_moment = comment.from_ns == comment.to_ns
    place = moment(comment.from_ns) if is_moment else span_words(comment.from_ns, comment.to_ns)
    return Remark(place, comment.text, comment.from_ns, comment.change_wanted)


def _verdict(verdict: ReviewVerdict | None) -> str:
    match verdict:
        case ReviewVerdict.ACCEPT:
            return translate("Feedback", "Accepted")
        case ReviewVerdict.REQUEST_CHANGES:
            return translate("Feedback", "Changes requested")
        case ReviewVerdict.REJECT:
            return translate("Feedback", "Rejected")
        case None:
            return translate("Feedback", "Not decided")


def _step(verdict: StepVerdict) -> str:
    if verdict is StepVerdict.REDUNDANT:
        return translate("Feedback", "This step was not needed")
    return translate("Feedback", "This step is wrong")
