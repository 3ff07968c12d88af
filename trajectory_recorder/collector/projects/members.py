"""Who belongs to a project: their roles, and whether they may export, which no role brings along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Membership, Person, Project
from trajectory_recorder.collector.projects import claims
from trajectory_recorder.wire.states import Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in a project; without a role they are not in it."""

    roles: tuple[Role, ...] = ()
    may_export: bool = False


def standing(session: Session, project_id: str, person_id: str) -> Standing:
    """What this person is in this project."""
    return standings(session, project_id, [person_id]).get(person_id, Standing())


def standings(session: Session, project_id: str, people: Sequence[str]) -> dict[str, Standing]:
    """What each of these people is in a project, by their ids."""
    statement = select(Membership).where(
        Membership.project_id == project_id, Membership.person_id.in_(people)
    )
    return _by(session.scalars(statement).all(), "person_id")


def standings_of(session: Session, person_id: str, projects: Sequence[str]) -> dict[str, Standing]:
    """What one person is in each of these projects, by their ids."""
    statement = select(Membership).where(
        Membership.person_id == person_id, Membership.project_id.in_(projects)
    )
    return _by(session.scalars(statement).all(), "project_id")


def set_standing(
    session: Session, project: Project, person: Person, wanted: Standing, now: datetime
) -> Standing:
    """Make somebody this in a project and nothing else; returns what they were. Without a role they leave.

    The project's row is locked. Whoever is no expert any more gives up what they claimed.
    """
    rows = session.scalars(
        select(Membership).where(Membership.project_id == project.id, Membership.person_id == person.id)
    ).all()
    before = _by(rows, "person_id").get(person.id, Standing())
    for row in rows:
        row.may_export = wanted.may_export
        if row.role not in wanted.roles:
            session.delete(row)
    for role in set(wanted.roles) - set(before.roles):
        session.add(
            Membership(
                project_id=project.id,
                person_id=person.id,
                role=role,
                may_export=wanted.may_export,
                created_at=now,
            )
        )
    if Role.EXPERT not in wanted.roles:
        claims.end_all(session, project.id, person.id, now)
    session.flush()
    return before


def _by(rows: Sequence[Membership], column: str) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for row in rows:
        known = found.get(getattr(row, column), Standing())
        held = {*known.roles, Role(row.role)}
        found[getattr(row, column)] = Standing(tuple(sorted(held)), known.may_export or row.may_export)
    return found
