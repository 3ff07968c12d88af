"""The audit log, for admins of the endpoint."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from sqlalchemy import ColumnElement, select

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.permissions import require_endpoint_admin
from trajectory_recorder.collector.database.tables import AuditEntry
from trajectory_recorder.collector.routes.fields import Id, Moment
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Answer, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute, gathered
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["audit"], route_class=ThreadRoute)
_Subject = Annotated[str, Field(pattern=r"^[a-z_-]+(/[A-Za-z0-9._-]*)?$", max_length=200)]
_Action = Annotated[str, Field(pattern=r"^[a-z_.]+$", max_length=60)]


class AuditAnswer(Answer):
    """One line. `hash` covers it and `previous_hash`."""

    seq: int
    at: datetime
    person_id: str | None
    action: str
    subject: str
    details: dict[str, Any]
    previous_hash: str
    hash: str


class VerificationAnswer(Answer):
    """`first_wrong` is the number of the first line that was changed or is missing."""

    whole: bool
    first_wrong: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines to list."""

    person: Annotated[Id | None, Query()] = None
    subject: Annotated[_Subject | None, Query(description="What the subject begins with")] = None
    action: Annotated[_Action | None, Query()] = None
    since: Annotated[Moment | None, Query()] = None
    until: Annotated[Moment | None, Query(description="Without that moment itself")] = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What holds for those that are wanted."""
        if self.person is not None:
            yield AuditEntry.person_id == self.person
        if self.subject is not None:
            yield AuditEntry.subject.startswith(self.subject, autoescape=True)
        if self.action is not None:
            yield AuditEntry.action == self.action
        if self.since is not None:
            yield AuditEntry.at >= self.since
        if self.until is not None:
            yield AuditEntry.at < self.until

    def given(self) -> dict[str, str]:
        """What was asked for, as the log keeps it."""
        return {key: str(value) for key, value in asdict(self).items() if value is not None}


@router.get("/audit", responses=problem_responses(401, 403, 422))
def listing(
    endpoint: Here, me: Me, asked: Asked, wanted: Annotated[Wanted, Depends(gathered(Wanted))]
) -> Page[AuditAnswer]:
    """The log's lines, oldest first. Whoever reads it leaves a line, too."""
    me.require(Scope.ADMIN)
    require_endpoint_admin(me)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        statement = select(AuditEntry).where(*wanted.conditions())
        rows, following = take(session, statement, asked, [AuditEntry.seq])
        audit_log.write(
            session, now, person_id=me.person_id, action="audit.read", subject="audit", filters=wanted.given()
        )
    return Page[AuditAnswer](items=[AuditAnswer.model_validate(row[0]) for row in rows], next=following)


@router.get("/audit/verification", responses=problem_responses(401, 403))
def verification(endpoint: Here, me: Me) -> VerificationAnswer:
    """Follow the chain from its start, which takes longer the longer it is."""
    me.require(Scope.ADMIN)
    require_endpoint_admin(me)
    with endpoint.database.reading() as session:
        first_wrong = audit_log.verify(session)
    return VerificationAnswer(whole=first_wrong is None, first_wrong=first_wrong)
