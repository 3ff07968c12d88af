"""What arrived and what was accepted of it, in recordings and hours, over time and by contributor.

A recording arrives once, whatever becomes of it, and counts there even after it was withdrawn. It counts as
accepted while it is, at the time of its last acceptance: reopened ones don't until they are accepted anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Person, Submission, SubmissionEvent
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.moments import bucket
from trajectory_recorder.collector.figures.names import shown_name
from trajectory_recorder.collector.figures.sums import total
from trajectory_recorder.wire.states import SubmissionState

MOST_CONTRIBUTORS = 100


@dataclass(frozen=True, slots=True)
class BucketOutput:
    """One bucket of time; durations are those of the recordings."""

    bucket: date
    arrived: int
    arrived_ns: int
    accepted: int
    accepted_ns: int


@dataclass(frozen=True, slots=True)
class ContributorOutput:
    """What somebody sent within the span, by what has become of it until now."""

    contributor: str
    arrived: int
    arrived_ns: int
    accepted: int
    accepted_ns: int
    in_review: int
    changes_requested: int
    quarantined: int
    rejected: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Output:
    """Contributors of most recordings first, up to `MOST_CONTRIBUTORS`."""

    over_time: Sequence[BucketOutput]
    contributors: Sequence[ContributorOutput]


def arrival() -> ColumnElement[bool]:
    """The condition for the one event of a submission at which all of it was there."""
    before = SubmissionEvent.details["before"].as_string()
    return and_(SubmissionEvent.kind == SubmissionState.RECEIVED, before == SubmissionState.UPLOADING)


def output(session: Session, of: Extent) -> Output:
    """What came in within the span."""
    return Output(over_time=_over_time(session, of), contributors=_contributors(session, of))


def _over_time(session: Session, of: Extent) -> list[BucketOutput]:
    count, duration_ns = func.count(), total(Submission.duration_ns)
    day = bucket(SubmissionEvent.at, of.by)
    arrived = (
        select(day, count, duration_ns)
        .join(Submission, Submission.id == SubmissionEvent.submission_id)
        .where(of.submissions, arrival(), of.spans(SubmissionEvent.at))
        .group_by(day)
    )
    day = bucket(Submission.changed_at, of.by)
    accepted = (
        select(day, count, duration_ns)
        .where(of.submissions, Submission.state == SubmissionState.ACCEPTED, of.spans(Submission.changed_at))
        .group_by(day)
    )
    came, went = (
        {first: (many, ns) for first, many, ns in session.execute(it)} for it in (arrived, accepted)
    )
    return [BucketOutput(it, *came.get(it, (0, 0)), *went.get(it, (0, 0))) for it in of.buckets]


def _contributors(session: Session, of: Extent) -> list[ContributorOutput]:
    def such(*states: SubmissionState) -> ColumnElement[int]:
        return func.count().filter(Submission.state.in_(states))

    def duration_ns(*states: SubmissionState) -> ColumnElement[int]:
        return total(Submission.duration_ns, where=Submission.state.in_(states))

    name, every, it = shown_name(of), tuple(SubmissionState), SubmissionState
    statement: Select[*tuple[Any, ...]] = (
        select(
            name,
            func.count(),
            duration_ns(*every),
            such(it.ACCEPTED),
            duration_ns(it.ACCEPTED),
            *(such(state) for state in (it.IN_REVIEW, it.CHANGES_REQUESTED, it.QUARANTINED)),
            *(such(state) for state in (it.REJECTED, it.WITHDRAWN)),
        )
        .select_from(SubmissionEvent)
        .join(Submission, Submission.id == SubmissionEvent.submission_id)
        .join(Person, Person.id == Submission.person_id)
        .where(of.submissions, arrival(), of.spans(SubmissionEvent.at))
        .group_by(Person.id)
        .order_by(func.count().desc(), Person.pseudonym)
        .limit(MOST_CONTRIBUTORS)
    )
    return [ContributorOutput(*row) for row in session.execute(statement)]
