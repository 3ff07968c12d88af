"""Saves what a reviewer has so far: scores, summary, labels of steps. Saving renews the lease."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, rubrics
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.reviewing import draft_to_write
from trajectory_recorder.collector.database.tables import Review, StepLabel, Submission, Task
from trajectory_recorder.collector.problems import invalid
from trajectory_recorder.collector.reviews.places import hold
from trajectory_recorder.collector.rubrics import ItemScore, RubricItem
from trajectory_recorder.wire.states import StepVerdict


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of one action, known by its number; `at_ns` is session time."""

    action: int
    at_ns: int
    verdict: StepVerdict
    reason: str


def save(
    session: Session,
    actor: Actor,
    review_id: str,
    *,
    now: datetime,
    scores: Sequence[ItemScore] | None = None,
    summary: str | None = None,
    labels: Sequence[Label] | None = None,
) -> Review:
    """Save parts of a draft, each as a whole; what is None stays. With none of them the lease is renewed.

    Raises:
        Problem: As `draft_to_write` and `places.hold`; 422 for scores of no item of the rubric, and for labels
            that lie outside the recording or stand twice.
    """
    submission, review = draft_to_write(session, actor, review_id)
    hold(session, submission, review, now)
    if scores is not None:
        review.scores = _checked(rubric_of(session, submission), scores)
    if summary is not None:
        review.summary = summary
    if labels is not None:
        _replace_labels(session, submission, review, labels)
    audit_log.write(
        session, now, person_id=actor.person_id, action="review.saved", subject=f"review/{review.id}"
    )
    return review


def rubric_of(session: Session, submission: Submission) -> list[RubricItem]:
    """The rubric of a submission's task; an empty one where it has no task."""
    task = None if submission.task_id is None else session.get(Task, submission.task_id)
    return [] if task is None else rubrics.read(task.rubric)


def _checked(rubric: Sequence[RubricItem], scores: Sequence[ItemScore]) -> list[dict[str, object]]:
    known, said = {it.id for it in rubric}, [it.item for it in scores]
    wrong = sorted({it for it in said if it not in known or said.count(it) > 1})
    if wrong:
        raise invalid(
            f"{wrong[0]!r} is no item of the rubric, or is scored twice", "look at the task's rubric"
        )
    return [it.model_dump(mode="json") for it in scores]


def _replace_labels(
    session: Session, submission: Submission, review: Review, labels: Sequence[Label]
) -> None:
    late = [it.action for it in labels if it.at_ns > submission.duration_ns]
    if late:
        raise invalid(f"action {late[0]} is said to lie after the end of the recording", "look at its time")
    if len({it.action for it in labels}) != len(labels):
        raise invalid("an action has two labels", "give each one")
    session.execute(delete(StepLabel).where(StepLabel.review_id == review.id))
    for it in labels:
        session.add(
            StepLabel(
                review_id=review.id, action=it.action, at_ns=it.at_ns, verdict=it.verdict, reason=it.reason
            )
        )


def labels_of(session: Session, review_id: str) -> list[StepLabel]:
    """A review's labels in the order of actions."""
    statement = select(StepLabel).where(StepLabel.review_id == review_id).order_by(StepLabel.action)
    return list(session.scalars(statement))
