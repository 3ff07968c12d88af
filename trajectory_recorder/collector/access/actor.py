"""Who makes a request, and how they showed it."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.base import Id
from trajectory_recorder.collector.database.tables import Membership
from trajectory_recorder.collector.problems import forbidden
from trajectory_recorder.wire.states import Role, Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the scopes of what they signed in with. `token_id` is None in a browser."""

    person_id: str
    is_admin: bool
    scopes: frozenset[Scope]
    token_id: str | None = None

    def require(self, scope: Scope) -> None:
        """See that what they signed in with reaches so far.

        Raises:
            Problem: 403.
        """
        if scope not in self.scopes:
            raise forbidden(
                f"this token lacks the scope {scope.value!r}", "make one with that scope, or sign in anew"
            )


# Asked with most requests, so it is made once.
_PROJECT, _PERSON = bindparam("project", type_=Id), bindparam("person", type_=Id)
_ROLES = select(Membership.role).where(Membership.project_id == _PROJECT, Membership.person_id == _PERSON)


def roles(session: Session, actor: Actor, project_id: str) -> frozenset[Role]:
    """What somebody is in a project. The endpoint's admins are admins of every project."""
    asked = {_PROJECT.key: project_id, _PERSON.key: actor.person_id}
    found = {Role(it) for it in session.scalars(_ROLES, asked)}
    return frozenset(found | {Role.ADMIN} if actor.is_admin else found)


def may_export(session: Session, person_id: str, project_id: str) -> bool:
    """Whether somebody may take a project's recordings out: a permission of its own, whatever their role."""
    statement = select(Membership.id).where(
        Membership.project_id == project_id,
        Membership.person_id == person_id,
        Membership.may_export,
    )
    return session.scalars(statement.limit(1)).first() is not None
