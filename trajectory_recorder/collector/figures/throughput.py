"""How reviewing goes: what reviewers finished, how long recordings wait, and how often reviewers disagree.

A finished review was work, and counts as such whatever becomes of it or of the recording: `superseded` tells how
many were set aside since, by reopening. Disagreement is of reviews that count still.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import Session, aliased

from trajectory_recorder.collector.database.tables import Person, Review, Submission, SubmissionEvent
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.moments import bucket, seconds
from trajectory_recorder.collector.figures.names import shown_name
from trajectory_recorder.collector.figures.ranks import percentile, ranked
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

MOST_REVIEWERS = 100
# So many have a line of their own over time: as many as can be told apart.
MOST_OVER_TIME = 6
_DECIDED = (SubmissionState.ACCEPTED, SubmissionState.CHANGES_REQUESTED, SubmissionState.REJECTED)


@dataclass(frozen=True, slots=True)
class ReviewerWork:
    """What one reviewer finished within the span; `over_time` by bucket, for the busiest ones."""

    reviewer: str
    finished: int
    accept: int
    request_changes: int
    reject: int
    superseded: int
    over_time: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class BucketThroughput:
    """One bucket of time. Waiting is from arrival, or from reopening, to a decision that somebody made then.

    `several` recordings have more than one review that counts, the last one finished then; of so many `disagreed`
    the reviewers did not all say the same.
    """

    bucket: date
    finished: int
    superseded: int
    decided: int
    median_wait_s: int | None
    p90_wait_s: int | None
    several: int
    disagreed: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What is in review now, and for how long; `begun` have a reviewer who has a draft and its lease."""

    waiting: int
    begun: int
    median_age_s: int | None
    p90_age_s: int | None
    oldest_s: int | None


@dataclass(frozen=True, slots=True)
class Throughput:
    """`decided` and the waiting times are those of the whole span. Busiest reviewers first."""

    over_time: Sequence[BucketThroughput]
    decided: int
    median_wait_s: int | None
    p90_wait_s: int | None
    queue: Queue
    reviewers: Sequence[ReviewerWork]


def throughput(session: Session, of: Extent, now: datetime) -> Throughput:
    """What was done within the span, and the queue as it is now."""
    whole = _waits(session, _waiting(of, literal(0))).get(0, (0, None, None))
    return Throughput(_over_time(session, of), *whole, _queue(session, of, now), _reviewers(session, of))


def _over_time(session: Session, of: Extent) -> list[BucketThroughput]:
    day = bucket(Review.finished_at, of.by)
    counts = select(day, func.count(), func.count(Review.superseded_at)).group_by(day)
    finished = _by_bucket(session, _finished(counts, of))
    waits = _waits(session, _waiting(of, bucket(SubmissionEvent.at, of.by)))
    several = _by_bucket(session, _several(of))
    rows: list[Sequence[Any]] = [
        (it, *finished.get(it, (0, 0)), *waits.get(it, (0, None, None)), *several.get(it, (0, 0)))
        for it in of.buckets
    ]
    return [BucketThroughput(*row) for row in rows]


def _by_bucket(session: Session, statement: Select[*tuple[Any, ...]]) -> dict[Any, tuple[Any, ...]]:
    return {first: tuple(rest) for first, *rest in session.execute(statement)}


def _finished(statement: Select[*tuple[Any, ...]], of: Extent) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(Review)
        .join(Submission, Submission.id == Review.submission_id)
        .where(of.submissions, of.spans(Review.finished_at))
    )


def _waiting(of: Extent, group: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """How long each decision was waited for. What the endpoint let through by itself waited for nobody."""
    began = aliased(SubmissionEvent)
    before, its = (it.details["before"].as_string() for it in (SubmissionEvent, began))
    arrived = (began.kind == SubmissionState.RECEIVED) & (its == SubmissionState.UPLOADING)
    reopened = (began.kind == SubmissionState.IN_REVIEW) & its.in_(_DECIDED)
    since = select(func.max(seconds(began.at))).where(
        began.submission_id == SubmissionEvent.submission_id,
        began.seq < SubmissionEvent.seq,
        arrived | reopened,
    )
    waited = seconds(SubmissionEvent.at) - since.correlate(SubmissionEvent).scalar_subquery()
    return (
        select(group.label("bucket"), waited.label("value"))
        .join(Submission, Submission.id == SubmissionEvent.submission_id)
        .where(
            of.submissions,
            of.spans(SubmissionEvent.at),
            SubmissionEvent.kind.in_(_DECIDED),
            SubmissionEvent.person_id.is_not(None),
            # Where changes are awaited, nobody waits for a reviewer.
            before.in_((SubmissionState.IN_REVIEW, SubmissionState.QUARANTINED)),
        )
    )


def _waits(
    session: Session, values: Select[*tuple[Any, ...]]
) -> dict[Any, tuple[int, int | None, int | None]]:
    of = ranked(values)
    statement = select(of.c.bucket, func.count(), percentile(of, 50), percentile(of, 90))
    return {it: (many, *ranks) for it, many, *ranks in session.execute(statement.group_by(of.c.bucket))}


def _several(of: Extent) -> Select[*tuple[Any, ...]]:
    """Recordings with several reviews that count, by the bucket of the last one."""
    kinds = func.count(func.distinct(Review.verdict))
    last = func.max(Review.finished_at)
    judged = (
        select(last.label("last"), kinds.label("kinds"))
        .join(Submission, Submission.id == Review.submission_id)
        .where(of.submissions, Review.finished_at.is_not(None), Review.superseded_at.is_(None))
        .group_by(Review.submission_id)
        .having(func.count() > 1, of.spans(last))
        .subquery()
    )
    day = bucket(judged.c.last, of.by)
    return select(day, func.count(), func.count().filter(judged.c.kinds > 1)).group_by(day)


def _queue(session: Session, of: Extent, now: datetime) -> Queue:
    age_s = int(now.timestamp()) - seconds(Submission.changed_at)
    in_review = (of.submissions, Submission.state == SubmissionState.IN_REVIEW)
    ages = select(literal(0).label("bucket"), age_s.label("value")).where(*in_review)
    waiting, median, p90 = _waits(session, ages).get(0, (0, None, None))
    writes = select(Review.id).where(
        Review.submission_id == Submission.id,
        Review.superseded_at.is_(None),
        Review.finished_at.is_(None),
        Review.leased_until > now,
    )
    begun = func.count().filter(writes.correlate(Submission).exists())
    some, oldest = session.execute(select(begun, func.max(age_s)).where(*in_review)).one()
    return Queue(waiting, some, median, p90, oldest)


def _reviewers(session: Session, of: Extent) -> list[ReviewerWork]:
    name, count = shown_name(of), func.count()
    verdicts = [func.count().filter(Review.verdict == it) for it in ReviewVerdict]
    work: Select[*tuple[Any, ...]] = select(
        Person.id, name, count, *verdicts, func.count(Review.superseded_at)
    )
    by_person = _finished(work, of).join(Person, Person.id == Review.reviewer_id).group_by(Person.id)
    rows = session.execute(by_person.order_by(count.desc(), Person.pseudonym).limit(MOST_REVIEWERS)).all()
    lines = _lines(session, of, [row[0] for row in rows[:MOST_OVER_TIME]])
    works: list[Sequence[Any]] = [(*row[1:], lines.get(row[0])) for row in rows]
    return [ReviewerWork(*it) for it in works]


def _lines(session: Session, of: Extent, people: Sequence[str]) -> dict[str, list[int]]:
    day = bucket(Review.finished_at, of.by)
    statement = select(Review.reviewer_id, day, func.count()).group_by(Review.reviewer_id, day)
    found = session.execute(_finished(statement, of).where(Review.reviewer_id.in_(people)))
    counts = {(who, first): many for who, first, many in found}
    return {who: [counts.get((who, it), 0) for it in of.buckets] for who in people}
