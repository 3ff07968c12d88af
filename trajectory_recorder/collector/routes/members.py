"""Who belongs to a project; its admins decide."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.database.tables import Membership, Person
from trajectory_recorder.collector.problems import not_found
from trajectory_recorder.collector.projects import members
from trajectory_recorder.collector.projects.members import Standing
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import Flag, IdInPath, KeyInPath
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.people_fields import PersonNameInPath
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["members"], route_class=ThreadRoute)


class WantedStanding(Body):
    roles: Annotated[list[Role], Field(min_length=1, max_length=len(Role))]
    may_export: Flag = False


class MemberAnswer(Answer):
    """Somebody in a project, by their id."""

    person: str
    name: str
    display_name: str
    roles: list[Role]
    may_export: bool


class SomebodyAnswer(Answer):
    """Somebody with an account, by their id."""

    id: str
    name: str
    display_name: str


@router.get(
    "/projects/{project}/members",
    responses=problem_responses(401, 403, 404, 422),
)
def list_members(project: KeyInPath, asked: Asked, endpoint: Here, me: Me) -> Page[MemberAnswer]:
    """Everybody in the project."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN)
        inside = select(Membership.person_id).where(Membership.project_id == found.id)
        statement = select(Person).where(Person.id.in_(inside))
        rows, following = pages.take(session, statement, asked, [Person.created_at, Person.id])
        held = members.standings(session, found.id, [it[0].id for it in rows])
        return Page(items=[_answer(it[0], held[it[0].id]) for it in rows], next=following)


@router.get(
    "/projects/{project}/people/{person_name}",
    response_model=SomebodyAnswer,
    responses=problem_responses(401, 403, 404, 422),
)
def find_person(project: KeyInPath, person_name: PersonNameInPath, endpoint: Here, me: Me) -> Person:
    """Whom an admin of the project can take in, by the whole name that they sign in with."""
    me.require(Scope.ADMIN)
    with endpoint.database.reading() as session:
        return permissions.person_to_add(session, me, project, person_name)


@router.put(
    "/projects/{project}/members/{person}",
    responses=problem_responses(400, 401, 403, 404, 422),
)
def set_member(
    project: KeyInPath, person: IdInPath, wanted: WantedStanding, endpoint: Here, me: Me
) -> MemberAnswer:
    """Give somebody these roles and no others. Exporting is a permission of its own."""
    me.require(Scope.ADMIN)
    standing = Standing(tuple(sorted(set(wanted.roles))), wanted.may_export)
    with endpoint.database.writing() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN, lock=True)
        somebody = _person(session, person)
        now = endpoint.clock.now()
        before = members.set_standing(session, found, somebody, standing, now)
        audit_log.write(
            session,
            now,
            person_id=me.person_id,
            action="member.set",
            subject=f"project/{found.id}",
            member=somebody.id,
            roles=list(standing.roles),
            may_export=standing.may_export,
            roles_before=list(before.roles),
            might_export_before=before.may_export,
        )
        return _answer(somebody, standing)


@router.delete(
    "/projects/{project}/members/{person}",
    status_code=204,
    response_model=None,
    responses=problem_responses(401, 403, 404, 422),
)
def remove_member(project: KeyInPath, person: IdInPath, endpoint: Here, me: Me) -> None:
    """Take somebody out of the project; what they claimed is free again. Their submissions stay."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN, lock=True)
        somebody = session.get(Person, person)
        if somebody is None or not members.standing(session, found.id, person).roles:
            raise not_found("member")
        now = endpoint.clock.now()
        before = members.set_standing(session, found, somebody, Standing(), now)
        audit_log.write(
            session,
            now,
            person_id=me.person_id,
            action="member.removed",
            subject=f"project/{found.id}",
            member=somebody.id,
            roles_before=list(before.roles),
            might_export_before=before.may_export,
        )


def _person(session: Session, person_id: str) -> Person:
    found = session.get(Person, person_id)
    if found is None or found.disabled_at is not None or found.erased_at is not None:
        raise not_found("person")
    return found


def _answer(person: Person, standing: Standing) -> MemberAnswer:
    return MemberAnswer(
        person=person.id,
        name=person.name,
        display_name=person.display_name,
        roles=list(standing.roles),
        may_export=standing.may_export,
    )
