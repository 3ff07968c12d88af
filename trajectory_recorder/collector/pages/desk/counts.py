"""The key figures of projects, all of a page's projects at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Submission, Task
from trajectory_recorder.wire.states import SubmissionState

_ON_THE_WAY = (SubmissionState.UPLOADING, SubmissionState.RECEIVED, SubmissionState.CHECKING)


@dataclass(frozen=True, slots=True)
class Counts:
    """`wanted` counts the recordings that open tasks ask for; the others count submissions by their states."""

    open_tasks: int = 0
    wanted: int = 0
    on_the_way: int = 0
    quarantined: int = 0
    in_review: int = 0
    accepted: int = 0
    accepted_ns: int = 0


def counts(session: Session, projects: Sequence[str]) -> dict[str, Counts]:
    """The figures of each project, by its id."""
    found = {it: Counts() for it in projects}
    asked = (
        select(Task.project_id, func.count(), func.sum(Task.target_count))
        .where(Task.project_id.in_(projects), Task.closed_at.is_(None))
        .group_by(Task.project_id)
    )
    for project_id, tasks, wanted in session.execute(asked):
        found[project_id] = replace(found[project_id], open_tasks=tasks, wanted=int(wanted))
    sent = (
        select(Submission.project_id, Submission.state, func.count(), func.sum(Submission.duration_ns))
        .where(Submission.project_id.in_(projects))
        .group_by(Submission.project_id, Submission.state)
    )
    for project_id, state, count, duration_ns in session.execute(sent):
        found[project_id] = _with(found[project_id], state, count, int(duration_ns))
    return found


def _with(known: Counts, state: str, count: int, duration_ns: int) -> Counts:
    if state in _ON_THE_WAY:
        return replace(known, on_the_way=known.on_the_way + count)
    if state == SubmissionState.QUARANTINED:
        return replace(known, quarantined=count)
    if state == SubmissionState.IN_REVIEW:
        return replace(known, in_review=count)
    if state == SubmissionState.ACCEPTED:
        return replace(known, accepted=count, accepted_ns=duration_ns)
    return known
