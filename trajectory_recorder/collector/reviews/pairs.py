"""Which pairs of submissions want to be compared: of each task, every one with the next that came.

Not every one with every other: the number of those grows with the square, and neighbours alone put all of a task's
submissions into one ranking.
"""

import hashlib
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.orm import aliased

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.comparing import COMPARABLE
from trajectory_recorder.collector.access.permissions import projects_to_review
from trajectory_recorder.collector.database.tables import Comparison, Project, Submission, Task

_Later = aliased(Submission)
_Next = aliased(Submission)


def waiting_pairs(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Pairs that somebody may compare and has not, as `earlier`, `later`, `project` and `task`."""
    return (
        select(
            Submission.id.label("earlier"),
            _Later.id.label("later"),
            Project.key.label("project"),
            Task.key.label("task"),
        )
        .join(Project, Project.id == Submission.project_id)
        .join(Task, Task.id == Submission.task_id)
        .join(_Later, _Later.id == _following(actor))
        .where(_comparable(Submission, actor), projects_to_review(actor), ~_compared(actor))
    )


def sides(actor: Actor, earlier: str, later: str) -> tuple[str, str]:
    """Which one goes to the left and which to the right: drawn, but the same whenever this person looks.

    Who is shown first is preferred a little more often; with sides drawn that cancels out.
    """
    drawn = hashlib.sha256(f"{actor.person_id}{earlier}{later}".encode()).digest()[0]
    return (earlier, later) if drawn % 2 else (later, earlier)


def _comparable(table: type[Submission], actor: Actor) -> ColumnElement[bool]:
    return table.state.in_(COMPARABLE) & (table.person_id != actor.person_id)


def _following(actor: Actor) -> Any:  # noqa: ANN401 - a subquery's type is nobody's
    """The id of the submission that came next in the same task."""
    came_later = tuple_(_Next.created_at, _Next.id) > tuple_(Submission.created_at, Submission.id)
    return (
        select(_Next.id)
        .where(_Next.task_id == Submission.task_id, _comparable(_Next, actor), came_later)
        .order_by(_Next.created_at, _Next.id)
        .limit(1)
        .correlate(Submission)
        .scalar_subquery()
    )


def _compared(actor: Actor) -> ColumnElement[bool]:
    one_way = and_(Comparison.left_id == Submission.id, Comparison.right_id == _Later.id)
    other_way = and_(Comparison.left_id == _Later.id, Comparison.right_id == Submission.id)
    mine = Comparison.person_id == actor.person_id
    return select(Comparison.id).where(mine, or_(one_way, other_way)).exists()
