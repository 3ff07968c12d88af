"""Tasks: made by a project's admins, seen by its members."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Body as FromBody
from sqlalchemy import ColumnElement, Text, cast, select

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.database.tables import Project, Task
from trajectory_recorder.collector.problems import not_found
from trajectory_recorder.collector.projects import tasks
from trajectory_recorder.collector.projects.openness import open_tasks
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import IdInPath, Key, KeyInPath, Tag
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.requests import Here, Me, problem_responses
from trajectory_recorder.collector.routes.task_bodies import (
    NewTask,
    TaskAnswer,
    TaskChanges,
    changed_values,
    task_answers,
)
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["tasks"], route_class=ThreadRoute)


@router.post(
    "/projects/{project}/tasks", status_code=201, responses=problem_responses(400, 401, 403, 404, 409, 422)
)
def create_task(project: KeyInPath, wanted: NewTask, endpoint: Here, me: Me) -> TaskAnswer:
    """Make a task. A policy that the checks would not take is refused."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN)
        tasks.check_policy(wanted.policy, endpoint.read_policy)
        now = endpoint.clock.now()
        task = tasks.create(session, found, wanted.values(), now)
        tasks.note(session, "task.created", task, by=me.person_id, now=now)
        return task_answers(session, [task], now)[0]


@router.get("/projects/{project}/tasks/{key}", responses=problem_responses(401, 403, 404, 422))
def get_task_by_key(project: KeyInPath, key: KeyInPath, endpoint: Here, me: Me) -> TaskAnswer:
    """The task that a recording names."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.visible_project(session, me, project)
        statement = select(Task).where(Task.project_id == found.id, Task.key == key)
        task = session.scalars(statement).one_or_none()
        if task is None:
            raise not_found("task")
        return task_answers(session, [task], endpoint.clock.now())[0]


@router.get("/tasks", responses=problem_responses(401, 403, 422))
def list_tasks(
    asked: Asked,
    endpoint: Here,
    me: Me,
    *,
    project: Annotated[Key | None, Query()] = None,
    tag: Annotated[Tag | None, Query()] = None,
    only_open: Annotated[bool, Query(alias="open")] = False,
    qualification: Annotated[bool | None, Query()] = None,
) -> Page[TaskAnswer]:
    """The tasks of my projects: of one of them, with a tag, open to anybody at all, for qualification or not."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        now = endpoint.clock.now()
        statement = select(Task).where(permissions.visible_tasks(me))
        if project is not None:
            of_it = select(Project.id).where(Project.key == project)
            statement = statement.where(Task.project_id.in_(of_it))
        if tag is not None:
            statement = statement.where(_tagged(tag))
        if qualification is not None:
            statement = statement.where(Task.qualification == qualification)
        if only_open:
            statement = statement.where(open_tasks(now))
        rows, following = pages.take(session, statement, asked, [Task.created_at, Task.id])
        return Page(items=task_answers(session, [it[0] for it in rows], now), next=following)


@router.get("/tasks/{task}", responses=problem_responses(401, 403, 404, 422))
def get_task(task: IdInPath, endpoint: Here, me: Me) -> TaskAnswer:
    """One task, with how many recordings of it are wanted, accepted, on their way and claimed."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.visible_task(session, me, task)
        return task_answers(session, [found], endpoint.clock.now())[0]


@router.patch("/tasks/{task}", responses=problem_responses(400, 401, 403, 404, 422))
def change_task(
    task: IdInPath, changes: Annotated[TaskChanges, FromBody()], endpoint: Here, me: Me
) -> TaskAnswer:
    """Change what is given."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN, lock=True)
        tasks.check_policy(changes.get("policy"), endpoint.read_policy)
        now = endpoint.clock.now()
        tasks.change(found, changed_values(changes))
        tasks.note(session, "task.changed", found, by=me.person_id, now=now, members=sorted(changes))
        return task_answers(session, [found], now)[0]


@router.post("/tasks/{task}/close", responses=problem_responses(401, 403, 404, 422))
def close_task(task: IdInPath, endpoint: Here, me: Me) -> TaskAnswer:
    """Take nothing more in; what is on its way goes on."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN, lock=True)
        now = endpoint.clock.now()
        tasks.close(found, now)
        tasks.note(session, "task.closed", found, by=me.person_id, now=now)
        return task_answers(session, [found], now)[0]


@router.post("/tasks/{task}/reopen", responses=problem_responses(401, 403, 404, 422))
def reopen_task(task: IdInPath, endpoint: Here, me: Me) -> TaskAnswer:
    """Take recordings in again."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN, lock=True)
        now = endpoint.clock.now()
        tasks.reopen(found)
        tasks.note(session, "task.reopened", found, by=me.person_id, now=now)
        return task_answers(session, [found], now)[0]


def _tagged(tag: str) -> ColumnElement[bool]:
    # Both databases write a list of texts alike, and a tag holds nothing that JSON would escape.
    return cast(Task.tags, Text).contains(f'"{tag}"', autoescape=True)
