"""Does what a file says, as a whole or not at all."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Project, Task
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem, conflict, invalid
from trajectory_recorder.collector.projects import tasks
from trajectory_recorder.collector.task_files import files
from trajectory_recorder.collector.task_files.plan import Outcome, Plan, Step, plan
from trajectory_recorder.collector.task_files.rows import FileKind, TaskFileError
from trajectory_recorder.wire.states import Role, Scope

_MOST_TOLD = 200


def tasks_of(session: Session, project: Project) -> list[Task]:
    """The tasks of a project, the oldest first; those that came in one file by their keys."""
    statement = select(Task).where(Task.project_id == project.id).order_by(Task.created_at, Task.key)
    return list(session.scalars(statement))


def look(endpoint: Endpoint, me: Actor, key: str, content: bytes, kind: FileKind) -> Plan:
    """What a file would do to a project, for its admins.

    Raises:
        Problem: 404 and 403.
    """
    me.require(Scope.ADMIN)
    with endpoint.database.reading() as session:
        project = permissions.project_as(session, me, key, Role.ADMIN)
        return _planned(session, project, content, kind, endpoint.read_policy)


def do(
    endpoint: Endpoint, me: Actor, key: str, content: bytes, kind: FileKind, *, shown: str | None = None
) -> Plan:
    """Do what a file says, for admins of the project.

    Args:
        endpoint: Where.
        me: Who sent it.
        key: The project's.
        content: The file's.
        kind: How it is written.
        shown: The fingerprint of the plan that was looked at before; None if nobody did.

    Raises:
        Problem: 404 and 403; 422 for a file with faults; 409 where it does not do any more what was shown.
    """
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        project = permissions.project_as(session, me, key, Role.ADMIN, lock=True)
        wanted = _planned(session, project, content, kind, endpoint.read_policy)
        if wanted.complaints:
            raise _refused(wanted)
        if shown is not None and shown != wanted.fingerprint:
            raise conflict("changed", "tasks were changed meanwhile, and nothing was done", "look again")
        _carry_out(session, project, wanted, by=me.person_id, now=endpoint.clock.now())
    return wanted


def _planned(
    session: Session, project: Project, content: bytes, kind: FileKind, read_policy: Callable[[str], object]
) -> Plan:
    try:
        rows = files.read(content, kind)
    except TaskFileError as error:
        return Plan([], [error.complaint])
    return plan(rows, {it.key: it for it in tasks_of(session, project)}, read_policy)


def _carry_out(session: Session, project: Project, wanted: Plan, *, by: str, now: datetime) -> None:
    known = {it.key: it for it in tasks_of(session, project)}
    for step in wanted.steps:
        if step.outcome is Outcome.CREATED:
            _create(session, project, step, by, now)
        elif step.outcome is Outcome.CHANGED:
            _change(session, known[step.key], step, by, now)


def _refused(wanted: Plan) -> Problem:
    first = wanted.complaints[0]
    told = [{"line": it.line, "key": it.key, "what": it.what} for it in wanted.complaints[:_MOST_TOLD]]
    return invalid(
        f"the file has {len(wanted.complaints)} faults, and nothing of it was done; line {first.line}: {first.what}",
        "mend them",
        errors=told,
    )


def _create(session: Session, project: Project, step: Step, by: str, now: datetime) -> None:
    task = tasks.create(session, project, _values(step), now)
    tasks.note(session, "task.created", task, by=by, now=now)
    if step.wanted.closed:
        tasks.close(task, now)
        tasks.note(session, "task.closed", task, by=by, now=now)


def _change(session: Session, task: Task, step: Step, by: str, now: datetime) -> None:
    values = _values(step)
    members = [it for it in step.members if it != "closed"]
    if members:
        tasks.change(task, {name: values[name] for name in members})
        tasks.note(session, "task.changed", task, by=by, now=now, members=sorted(members))
    if "closed" in step.members:
        if step.wanted.closed:
            tasks.close(task, now)
        else:
            tasks.reopen(task)
        tasks.note(session, "task.closed" if step.wanted.closed else "task.reopened", task, by=by, now=now)


def _values(step: Step) -> dict[str, object]:
    return {name: value for name, value in step.wanted.values().items() if name != "closed"}
