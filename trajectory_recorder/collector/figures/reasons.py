"""Why recordings are held back, sent back and refused, over time: by what checks found, and by rubric.

Free words of people are not looked at. A recording that is sent back twice counts twice over time; of reviews
only those are asked that count still and did not accept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.checking.reports import FAIL
from trajectory_recorder.collector.database.tables import Project, Review, Submission, SubmissionEvent, Task
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.items import items_of
from trajectory_recorder.collector.figures.moments import bucket
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

MOST_REASONS = 20
_NOT_ACCEPTED = (ReviewVerdict.REJECT, ReviewVerdict.REQUEST_CHANGES)
_HELD_BACK = (SubmissionState.QUARANTINED, SubmissionState.CHANGES_REQUESTED, SubmissionState.REJECTED)


@dataclass(frozen=True, slots=True)
class BucketReasons:
    """How often that happened in one bucket of time."""

    bucket: date
    quarantined: int
    changes_requested: int
    rejected: int


@dataclass(frozen=True, slots=True)
class QuarantineReason:
    """What the endpoint said when it held recordings back."""

    reason: str
    recordings: int


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check by which recordings failed that were held back."""

    check: str
    recordings: int


@dataclass(frozen=True, slots=True)
class RubricReason:
    """An item of a task's rubric that speaks against recordings, in so many reviews.

    It is not met, or is met where it takes points off. `criterion` is None for an item that is in the rubric no more.
    """

    project: str
    task: str
    item: str
    criterion: str | None
    reviews: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """The most frequent ones come first, up to `MOST_REASONS` each."""

    over_time: Sequence[BucketReasons]
    quarantine: Sequence[QuarantineReason]
    checks: Sequence[FailedCheck]
    rubric: Sequence[RubricReason]


def reasons(session: Session, of: Extent) -> Reasons:
    """What happened within the span."""
    return Reasons(
        _over_time(session, of), _quarantine(session, of), _checks(session, of), _rubric(session, of)
    )


def _over_time(session: Session, of: Extent) -> list[BucketReasons]:
    day = bucket(SubmissionEvent.at, of.by)
    statement = (
        select(day, *(func.count().filter(SubmissionEvent.kind == it) for it in _HELD_BACK))
        .join(Submission, Submission.id == SubmissionEvent.submission_id)
        .where(of.submissions, of.spans(SubmissionEvent.at), SubmissionEvent.kind.in_(_HELD_BACK))
        .group_by(day)
    )
    found = {first: counts for first, *counts in session.execute(statement)}
    return [BucketReasons(it, *found.get(it, (0, 0, 0))) for it in of.buckets]


def _quarantine(session: Session, of: Extent) -> list[QuarantineReason]:
    reason = SubmissionEvent.details["reason"].as_string()
    recordings = func.count(func.distinct(Submission.id))
    statement = (
        select(reason, recordings)
        .join(Submission, Submission.id == SubmissionEvent.submission_id)
        .where(
            of.submissions,
            of.spans(SubmissionEvent.at),
            SubmissionEvent.kind == SubmissionState.QUARANTINED,
            reason.is_not(None),
        )
        .group_by(reason)
        .order_by(recordings.desc(), reason)
        .limit(MOST_REASONS)
    )
    return [QuarantineReason(*row) for row in session.execute(statement)]


def _checks(session: Session, of: Extent) -> list[FailedCheck]:
    found = items_of(session, Submission.quality, name="found", member="findings")
    check, recordings = found.text("check"), func.count(func.distinct(Submission.id))
    statement = (
        select(check, recordings)
        .select_from(Submission, found.rows)
        .where(
            SubmissionEvent.submission_id == Submission.id,
            of.submissions,
            of.spans(SubmissionEvent.at),
            SubmissionEvent.kind == SubmissionState.QUARANTINED,
            found.text("severity") == FAIL,
        )
        .group_by(check)
        .order_by(recordings.desc(), check)
        .limit(MOST_REASONS)
    )
    return [FailedCheck(*row) for row in session.execute(statement)]


def _rubric(session: Session, of: Extent) -> list[RubricReason]:
    said = items_of(session, Review.scores, name="said")
    in_rubric = items_of(session, Task.rubric, name="in_rubric")
    item = said.text("item")
    takes_off = select(in_rubric.rows).where(in_rubric.text("id") == item, in_rubric.number("points") < 0)
    met = said.flag("met")
    # Not met where it is wanted, or met where it is not.
    against = met == takes_off.correlate(Task, said.rows).exists()
    statement = (
        select(Task.id, Project.key, Task.key, item, func.count())
        .select_from(Review, said.rows)
        .where(
            Submission.id == Review.submission_id,
            Task.id == Submission.task_id,
            Project.id == Task.project_id,
            of.submissions,
            of.spans(Review.finished_at),
            Review.superseded_at.is_(None),
            Review.verdict.in_(_NOT_ACCEPTED),
            against,
        )
        .group_by(Task.id, Project.key, Task.key, item)
        .order_by(func.count().desc(), Project.key, Task.key, item)
        .limit(MOST_REASONS)
    )
    rows = session.execute(statement).all()
    words = _criteria(session, {row[0] for row in rows})
    return [
        RubricReason(project, task, item_id, words.get((task_id, item_id)), many)
        for task_id, project, task, item_id, many in rows
    ]


def _criteria(session: Session, tasks: set[str]) -> dict[tuple[str, str], str]:
    found = session.execute(select(Task.id, Task.rubric).where(Task.id.in_(tasks)))
    return {(task_id, it["id"]): it["criterion"] for task_id, rubric in found for it in rubric}
