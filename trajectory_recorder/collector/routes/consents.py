"""What contributors to a project agree to, and their signatures."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import select

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.database.tables import Consent, ConsentSignature
from trajectory_recorder.collector.problems import not_found
from trajectory_recorder.collector.projects import consents
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import KeyInPath, NonEmptyText, NumberedVersion, NumberInPath
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.exports import DEFAULT_USES, USES, Use
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["consent"], route_class=ThreadRoute)


class NewConsent(Body):
    """`uses` is what its text lets recordings be used for; none of them where the list is empty."""

    text: NonEmptyText
    uses: Annotated[list[Use], Field(max_length=len(USES), default_factory=lambda: list(DEFAULT_USES))]


class ConsentAnswer(Answer):
    version: int
    text: str
    uses: list[str]
    created_at: datetime


class CurrentConsent(Answer):
    """The newest version, and when whoever asks signed it. Both null: nothing is to be signed."""

    consent: ConsentAnswer | None
    signed_at: datetime | None


class NewSignature(Body):
    version: NumberedVersion


class SignatureAnswer(Answer):
    person: str
    version: int
    signed_at: datetime


_SIGNED: dict[int | str, dict[str, Any]] = {
    200: {"model": SignatureAnswer, "description": "It was signed already."}
}


@router.post(
    "/projects/{project}/consents",
    status_code=201,
    response_model=ConsentAnswer,
    responses=problem_responses(400, 401, 403, 404, 422),
)
def add_consent(project: KeyInPath, wanted: NewConsent, endpoint: Here, me: Me) -> Consent:
    """Add a version; contributors sign it before they submit anything more."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN, lock=True)
        now = endpoint.clock.now()
        consent = consents.add(session, found, wanted.text, uses=wanted.uses, now=now)
        audit_log.write(
            session,
            now,
            person_id=me.person_id,
            action="consent.added",
            subject=f"project/{found.id}",
            version=consent.version,
            uses=consent.uses,
        )
        return consent


@router.get(
    "/projects/{project}/consents",
    responses=problem_responses(401, 403, 404, 422),
)
def list_consents(project: KeyInPath, asked: Asked, endpoint: Here, me: Me) -> Page[ConsentAnswer]:
    """All versions, the oldest first."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.visible_project(session, me, project)
        statement = select(Consent).where(Consent.project_id == found.id)
        rows, following = pages.take(session, statement, asked, [Consent.version])
        return Page(items=[ConsentAnswer.model_validate(it[0]) for it in rows], next=following)


@router.get(
    "/projects/{project}/consent",
    responses=problem_responses(401, 403, 404, 422),
)
def get_consent(project: KeyInPath, endpoint: Here, me: Me) -> CurrentConsent:
    """What contributors agree to now, and whether I signed it."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.visible_project(session, me, project)
        consent = consents.newest(session, found.id)
        if consent is None:
            return CurrentConsent(consent=None, signed_at=None)
        mine = consents.signature(session, consent, me.person_id)
        return CurrentConsent(
            consent=ConsentAnswer.model_validate(consent), signed_at=mine.signed_at if mine else None
        )


@router.post(
    "/projects/{project}/consent/signatures",
    status_code=201,
    responses=problem_responses(400, 401, 403, 404, 409, 422) | _SIGNED,
)
def sign_consent(
    project: KeyInPath, wanted: NewSignature, response: Response, endpoint: Here, me: Me
) -> SignatureAnswer:
    """Sign the newest version; 409 if the one named is another."""
    me.require(Scope.UPLOAD)
    with endpoint.database.writing() as session:
        found = permissions.visible_project(session, me, project, lock=True)
        now = endpoint.clock.now()
        signature, is_new = consents.sign(session, found, me.person_id, version=wanted.version, now=now)
        if is_new:
            audit_log.write(
                session,
                now,
                person_id=me.person_id,
                action="consent.signed",
                subject=f"project/{found.id}",
                version=wanted.version,
            )
        response.status_code = 201 if is_new else 200
        return SignatureAnswer(person=me.person_id, version=wanted.version, signed_at=signature.signed_at)


@router.get(
    "/projects/{project}/consents/{version}/signatures",
    responses=problem_responses(401, 403, 404, 422),
)
def list_signatures(
    project: KeyInPath, version: NumberInPath, asked: Asked, endpoint: Here, me: Me
) -> Page[SignatureAnswer]:
    """Who signed this version."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN)
        consent = session.scalars(
            select(Consent).where(Consent.project_id == found.id, Consent.version == version)
        ).one_or_none()
        if consent is None:
            raise not_found("version of the consent")
        statement = select(ConsentSignature).where(ConsentSignature.consent_id == consent.id)
        order = [ConsentSignature.signed_at, ConsentSignature.id]
        rows, following = pages.take(session, statement, asked, order)
        items = [
            SignatureAnswer(person=it[0].person_id, version=version, signed_at=it[0].signed_at) for it in rows
        ]
        return Page(items=items, next=following)
