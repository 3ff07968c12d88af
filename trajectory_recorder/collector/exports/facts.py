"""Makes of the database's rows what is told of a recording in an export. Pure; nothing that is not known is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import layout, manifest
from trajectory_recorder.collector.database.tables import (
    Consent,
    Review,
    StepLabel,
    Submission,
    SubmissionEvent,
    Task,
)
from trajectory_recorder.collector.exports.pseudonyms import Pseudonyms
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.wire.catalogue import (
    ConsentTold,
    Facts,
    ItemScore,
    QualityTold,
    ReviewTold,
    StepTold,
    TaskTold,
)
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict, SubmissionState

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DECIDED = frozenset({SubmissionState.ACCEPTED, SubmissionState.REJECTED, SubmissionState.CHANGES_REQUESTED})


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database has of one submission.

    `consent_needed`: the project asks for one. `events` and `labels` are in their order; `reviews` are the finished ones that count, each with its labels.
    """

    submission: Submission
    task: Task | None
    consent: Consent | None
    signed_at: datetime | None
    consent_needed: bool
    events: Sequence[SubmissionEvent]
    reviews: Sequence[Review]
    labels: Mapping[str, Sequence[StepLabel]]


def told(rows: Rows, project_key: str, names: Pseudonyms) -> Facts:
    """What is told of it.

    Raises:
        BundleError: Its manifest can't be read.
    """
    it = rows.submission
    return Facts(
        bundle_id=it.bundle_id,
        manifest_sha256=it.manifest_sha256,
        duration_ns=it.duration_ns,
        bytes=it.bytes,
        recorded_at=_recorded_at(it),
        project=project_key,
        task=_task(rows.task),
        contributor=names.contributor(it.person_id),
        submission=it.id,
        state=SubmissionState(it.state),
        submitted_at=_when(rows.events, SubmissionState.RECEIVED),
        decided_at=_when(rows.events, it.state) if it.state in _DECIDED else None,
        withdrawn_at=_when(rows.events, SubmissionState.WITHDRAWN),
        quality=_quality(it),
        reviews=tuple(_review(review, rows.labels.get(review.id, ()), names) for review in rows.reviews),
        consent=_consent(rows),
        consent_needed=rows.consent_needed,
        applications=tuple(it.applications) if it.applications is not None else None,
    )


def _recorded_at(submission: Submission) -> datetime:
    read = manifest.decode(submission.manifest.encode(), Path(layout.MANIFEST))
    try:
        return _EPOCH + timedelta(microseconds=read.clock.start_utc_ns // 1000)
    except OverflowError as error:
        raise DamagedBundle(f"the recording {submission.bundle_id} began in no year that there is") from error


def _when(events: Sequence[SubmissionEvent], kind: str) -> datetime | None:
    """When it came into a state the last time."""
    return next((it.at for it in reversed(events) if it.kind == kind), None)


def _task(task: Task | None) -> TaskTold | None:
    if task is None:
        return None
    return TaskTold(
        key=task.key,
        title=task.title,
        instruction=task.instruction,
        tools=tuple(task.tools),
        starting_state=task.starting_state or None,
        difficulty=task.difficulty,
        tags=tuple(task.tags),
        rubric=msgspec.convert(task.rubric, tuple[RubricItem, ...]),
    )


def _quality(submission: Submission) -> QualityTold | None:
    if submission.verdict is None or submission.score is None:
        return None
    return QualityTold(verdict=submission.verdict, score=submission.score)


def _review(review: Review, labels: Sequence[StepLabel], names: Pseudonyms) -> ReviewTold:
    assert review.verdict is not None  # noqa: S101 - it is a finished one
    assert review.finished_at is not None  # noqa: S101 - likewise
    return ReviewTold(
        reviewer=names.reviewer(review.reviewer_id),
        verdict=ReviewVerdict(review.verdict),
        score=review.score,
        finished_at=review.finished_at,
        summary=review.summary,
        scores=msgspec.convert(review.scores, tuple[ItemScore, ...]),
        steps=tuple(
            StepTold(action=it.action, at_ns=it.at_ns, verdict=StepVerdict(it.verdict), reason=it.reason)
            for it in labels
        ),
    )


def _consent(rows: Rows) -> ConsentTold | None:
    if rows.consent is None or rows.signed_at is None:
        return None
    return ConsentTold(version=rows.consent.version, uses=tuple(rows.consent.uses), signed_at=rows.signed_at)
