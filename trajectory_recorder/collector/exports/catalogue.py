"""All recordings of a project that were checked, as a catalogue for those who select and export.

What is on its way or was refused by the checks is not in it, nor what was erased: nothing of that is given out.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.tables import (
    Consent,
    ConsentSignature,
    Project,
    Review,
    StepLabel,
    Submission,
    SubmissionEvent,
    Task,
)
from trajectory_recorder.collector.exports.facts import Rows, told
from trajectory_recorder.collector.exports.pseudonyms import Pseudonyms
from trajectory_recorder.errors import BundleError
from trajectory_recorder.wire.catalogue import Catalogued
from trajectory_recorder.wire.states import SubmissionState

log = logging.getLogger(__name__)

_Row = TypeVar("_Row")
_STATES = (
    SubmissionState.IN_REVIEW,
    SubmissionState.CHANGES_REQUESTED,
    SubmissionState.ACCEPTED,
    SubmissionState.REJECTED,
    SubmissionState.WITHDRAWN,
)
# Databases bound how many values one statement may have, and this how much is in memory at once.
_AT_ONCE = 200


def catalogued(database: Database, project: Project, names: Pseudonyms) -> Iterator[Catalogued]:
    """What a project has, without its files, by the ids of the submissions.

    Args:
        database: Read in many short sessions: a project may have a hundred thousand recordings.
        project: Which project.
        names: What its people are called.
    """
    mine = (
        Submission.project_id == project.id,
        Submission.state.in_(_STATES),
        Submission.erased_at.is_(None),
    )
    with database.reading() as session:
        ids = session.scalars(select(Submission.id).where(*mine).order_by(Submission.id)).all()
    for some in in_batches(ids):
        with database.reading() as session:
            yield from of_submissions(session, project, names, some)


def in_batches(values: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The values, so many at a time as one statement may name."""
    remaining = iter(values)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


def of_submissions(
    session: Session, project: Project, names: Pseudonyms, ids: Sequence[str]
) -> Iterator[Catalogued]:
    """What is known of some submissions, without their files; nothing of those that were erased."""
    for rows in _rows(session, project, ids):
        try:
            yield Catalogued(facts=told(rows, project.key, names), files=())
        except BundleError as error:
            # Its manifest was read when it was declared; only a later version of this program refuses it.
            log.warning("left the submission %s out of a catalogue: %s", rows.submission.id, error)


def _rows(session: Session, project: Project, ids: Sequence[str]) -> Iterator[Rows]:
    submissions = session.scalars(
        select(Submission)
        .where(Submission.id.in_(ids), Submission.erased_at.is_(None))
        .order_by(Submission.id)
    ).all()
    tasks = {it.id: it for it in _all(session, Task, Task.id, {it.task_id for it in submissions})}
    consents = {it.id: it for it in session.scalars(select(Consent).where(Consent.project_id == project.id))}
    signed = _signatures(session, consents, {it.person_id for it in submissions})
    events = _by(_all(session, SubmissionEvent, SubmissionEvent.submission_id, ids), "submission_id", "seq")
    reviews = _by(
        [it for it in _all(session, Review, Review.submission_id, ids) if _counts(it)],
        "submission_id",
        "finished_at",
    )
    review_ids = {review.id for of_one in reviews.values() for review in of_one}
    labels = _by(_all(session, StepLabel, StepLabel.review_id, review_ids), "review_id", "action")
    for it in submissions:
        yield Rows(
            submission=it,
            task=tasks.get(it.task_id or ""),
            consent=consents.get(it.consent_id or ""),
            signed_at=signed.get((it.consent_id or "", it.person_id)),
            consent_needed=bool(consents),
            events=events[it.id],
            reviews=reviews[it.id],
            labels=labels,
        )


def _counts(review: Review) -> bool:
    return review.finished_at is not None and review.superseded_at is None


def _signatures(
    session: Session, consents: Iterable[str], people: Iterable[str]
) -> dict[tuple[str, str], Any]:
    statement = select(ConsentSignature).where(
        ConsentSignature.consent_id.in_(list(consents)), ConsentSignature.person_id.in_(list(people))
    )
    return {(it.consent_id, it.person_id): it.signed_at for it in session.scalars(statement)}


def _all(
    session: Session, table: type[_Row], column: InstrumentedAttribute[Any], values: Iterable[Any]
) -> list[_Row]:
    wanted = sorted(it for it in values if it is not None)
    return [
        row for some in in_batches(wanted) for row in session.scalars(select(table).where(column.in_(some)))
    ]


def _by(rows: Iterable[_Row], member: str, order: str) -> defaultdict[str, list[_Row]]:
    """Rows by what they belong to, each in their order."""
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda it: (getattr(it, order), getattr(it, "id", ""))):
        found[getattr(row, member)].append(row)
    return found
