"""What the endpoint's own checks say of recordings: verdicts and scores over time, and what they find most.

A recording counts once, when its last check ended, whatever became of it after. Of an erased one verdict and
score are left; what was found in it is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, aliased

from trajectory_recorder.collector.checking.reports import FAIL
from trajectory_recorder.collector.database.tables import Submission, SubmissionEvent
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.items import items_of
from trajectory_recorder.collector.figures.moments import bucket
from trajectory_recorder.wire.states import SubmissionState

# A score is within 0 to 100; the last step takes in its end.
SCORE_STEP = 10
_STEPS = 100 // SCORE_STEP
MOST_FINDINGS = 20
_VERDICTS = ("pass", "warn", FAIL)
# Where a check leads to.
_CHECKED = (SubmissionState.IN_REVIEW, SubmissionState.QUARANTINED)


@dataclass(frozen=True, slots=True)
class BucketQuality:
    """One bucket of time. `unknown` could not be checked to the end; `mean_score` is of those that were."""

    bucket: date
    checked: int
    passed: int
    warned: int
    failed: int
    unknown: int
    mean_score: float | None


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """How many recordings have a score from `at_least` to `at_most`, both among them."""

    at_least: int
    at_most: int
    recordings: int


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What a check found, in how many recordings, and how often in all of them."""

    check: str
    severity: str
    recordings: int
    findings: int


@dataclass(frozen=True, slots=True)
class Quality:
    """`findings` begins with what is found in most recordings, up to `MOST_FINDINGS`."""

    over_time: Sequence[BucketQuality]
    scores: Sequence[ScoreStep]
    findings: Sequence[FindingKind]


def quality(session: Session, of: Extent) -> Quality:
    """What checks that ended within the span say."""
    return Quality(_over_time(session, of), _scores(session, of), _findings(session, of))


def _checked(statement: Select[*tuple[Any, ...]], of: Extent) -> Select[*tuple[Any, ...]]:
    """The statement, of submissions and the events by which their last checks ended."""
    again = aliased(SubmissionEvent)
    before, its = (it.details["before"].as_string() for it in (SubmissionEvent, again))
    later = select(again.seq).where(
        again.submission_id == SubmissionEvent.submission_id,
        again.seq > SubmissionEvent.seq,
        again.kind.in_(_CHECKED),
        its == SubmissionState.CHECKING,
    )
    return statement.where(
        SubmissionEvent.submission_id == Submission.id,
        of.submissions,
        of.spans(SubmissionEvent.at),
        SubmissionEvent.kind.in_(_CHECKED),
        before == SubmissionState.CHECKING,
        ~later.correlate(SubmissionEvent).exists(),
    )


def _over_time(session: Session, of: Extent) -> list[BucketQuality]:
    day = bucket(SubmissionEvent.at, of.by)
    verdicts = [func.count().filter(Submission.verdict == it) for it in _VERDICTS]
    unknown = func.count().filter(Submission.verdict.is_(None))
    statement = select(day, func.count(), *verdicts, unknown, func.avg(Submission.score))
    found = {first: rest for first, *rest in session.execute(_checked(statement, of).group_by(day))}
    return [_bucket(it, found.get(it, [0, 0, 0, 0, 0, None])) for it in of.buckets]


def _bucket(first: date, found: Sequence[Any]) -> BucketQuality:
    *counts, mean = found
    row: Sequence[Any] = (first, *counts, None if mean is None else round(float(mean), 2))
    return BucketQuality(*row)


def _scores(session: Session, of: Extent) -> list[ScoreStep]:
    whole = Submission.score // SCORE_STEP
    step = case((whole < _STEPS, whole), else_=_STEPS - 1).label("step")
    statement = _checked(select(step, func.count()), of).where(Submission.score.is_not(None))
    counts = dict(session.execute(statement.group_by(step)).all())
    steps = range(_STEPS)
    return [
        ScoreStep(it * SCORE_STEP, 100 if it == steps[-1] else (it + 1) * SCORE_STEP - 1, counts.get(it, 0))
        for it in steps
    ]


def _findings(session: Session, of: Extent) -> list[FindingKind]:
    found = items_of(session, Submission.quality, name="found", member="findings")
    check, severity = found.text("check"), found.text("severity")
    recordings = func.count(func.distinct(Submission.id))
    statement = _checked(select(check, severity, recordings, func.count()), of).select_from(
        Submission, found.rows
    )
    statement = statement.where(check.is_not(None)).group_by(check, severity)
    order = (recordings.desc(), func.count().desc(), check, severity)
    return [FindingKind(*row) for row in session.execute(statement.order_by(*order).limit(MOST_FINDINGS))]
