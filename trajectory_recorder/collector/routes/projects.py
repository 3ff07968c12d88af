"""Projects: made by admins of the endpoint, run by their own admins, seen by their members."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from fastapi import Body as FromBody
from pydantic import ConfigDict
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from typing_extensions import TypedDict

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Project
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.projects import members
from trajectory_recorder.collector.projects.members import Standing
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import Flag, Key, KeyInPath, Line, Text
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["projects"], route_class=ThreadRoute)


class NewProject(Body):
    key: Key
    title: Line
    description: Text = ""


class ProjectChanges(TypedDict, total=False):
    """What is to be changed; the rest stays."""

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)  # type: ignore[misc]

    title: Line
    description: Text
    archived: Flag


class ProjectAnswer(Answer):
    """A project, and what whoever asks is in it."""

    id: str
    key: str
    title: str
    description: str
    created_at: datetime
    archived_at: datetime | None
    roles: list[Role]
    may_export: bool


@router.post(
    "/projects",
    status_code=201,
    responses=problem_responses(400, 401, 403, 409, 422),
)
def create_project(wanted: NewProject, endpoint: Here, me: Me) -> ProjectAnswer:
    """Make a project."""
    me.require(Scope.ADMIN)
    permissions.require_endpoint_admin(me)
    with endpoint.database.writing() as session:
        now = endpoint.clock.now()
        project = Project(created_at=now, **wanted.model_dump())
        session.add(project)
        try:
            session.flush()
        except IntegrityError as error:
            taken = f"there is a project {wanted.key!r} already"
            raise conflict("key_taken", taken, "choose another key") from error
        audit_log.write(
            session,
            now,
            person_id=me.person_id,
            action="project.created",
            subject=f"project/{project.id}",
            key=project.key,
        )
        return _answer(project, members.standing(session, project.id, me.person_id))


@router.get("/projects", responses=problem_responses(401, 403, 422))
def list_projects(asked: Asked, endpoint: Here, me: Me) -> Page[ProjectAnswer]:
    """The projects that I am in; all of them for an admin of the endpoint."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        statement = select(Project).where(permissions.visible_projects(me))
        rows, following = pages.take(session, statement, asked, [Project.created_at, Project.id])
        found = members.standings_of(session, me.person_id, [it[0].id for it in rows])
        items = [_answer(it[0], found.get(it[0].id, Standing())) for it in rows]
        return Page(items=items, next=following)


@router.get("/projects/{project}", responses=problem_responses(401, 403, 404, 422))
def get_project(project: KeyInPath, endpoint: Here, me: Me) -> ProjectAnswer:
    """One project."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.visible_project(session, me, project)
        return _answer(found, members.standing(session, found.id, me.person_id))


@router.patch("/projects/{project}", responses=problem_responses(400, 401, 403, 404, 422))
def change_project(
    project: KeyInPath, changes: Annotated[ProjectChanges, FromBody()], endpoint: Here, me: Me
) -> ProjectAnswer:
    """Change what is given. An archived project takes nothing more in."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN, lock=True)
        _change(session, found, changes, by=me, now=endpoint.clock.now())
        return _answer(found, members.standing(session, found.id, me.person_id))


def _change(session: Session, project: Project, changes: ProjectChanges, *, by: Actor, now: datetime) -> None:
    project.title = changes.get("title", project.title)
    project.description = changes.get("description", project.description)
    if "archived" in changes:
        project.archived_at = (project.archived_at or now) if changes["archived"] else None
    audit_log.write(
        session,
        now,
        person_id=by.person_id,
        action="project.changed",
        subject=f"project/{project.id}",
        members=sorted(changes),
    )


def _answer(project: Project, mine: Standing) -> ProjectAnswer:
    return ProjectAnswer(
        id=project.id,
        key=project.key,
        title=project.title,
        description=project.description,
        created_at=project.created_at,
        archived_at=project.archived_at,
        roles=list(mine.roles),
        may_export=mine.may_export,
    )
