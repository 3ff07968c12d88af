"""People, as admins of the endpoint look after them."""

from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import select

from trajectory_recorder.collector.access.permissions import require_endpoint_admin, visible_person
from trajectory_recorder.collector.database.tables import Person
from trajectory_recorder.collector.people import accounts, sign_in_codes
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.routes.addresses import PublicUrl
from trajectory_recorder.collector.routes.fields import Flag, IdInPath
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.people_fields import DisplayName, PersonName
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute

router = APIRouter(tags=["people"], route_class=ThreadRoute)


class PersonWanted(Body):
    name: PersonName
    display_name: DisplayName = ""
    is_admin: Flag = False


class PersonChange(Body):
    """What is to be otherwise; what is left out stays as it is."""

    display_name: DisplayName | None = None
    disabled: Flag | None = None


class PersonAnswer(Answer):
    """`pseudonym` is how exports call them."""

    id: str
    name: str
    display_name: str
    pseudonym: str
    is_admin: bool
    created_at: datetime
    disabled_at: datetime | None


class SignInLink(Answer):
    """`url` is shown this once, and signs its person in once."""

    url: str
    expires_at: datetime


@router.get("/people", responses=problem_responses(401, 403, 422))
def list_people(endpoint: Here, actor: Me, asked: Asked) -> Page[PersonAnswer]:
    """Everybody with an account."""
    require_endpoint_admin(actor)
    statement = select(Person).where(Person.erased_at.is_(None))
    with endpoint.database.reading() as session:
        rows, following = take(session, statement, asked, [Person.created_at, Person.id])
        return Page(items=[PersonAnswer.model_validate(row[0]) for row in rows], next=following)


@router.post(
    "/people",
    status_code=201,
    response_model=PersonAnswer,
    responses=problem_responses(401, 403, 409, 422),
)
def add_person(endpoint: Here, actor: Me, wanted: PersonWanted) -> Person:
    """Make an account. A sign-in link lets its owner in."""
    require_endpoint_admin(actor)
    with endpoint.database.writing() as session:
        return accounts.create(
            session,
            wanted.name,
            display_name=wanted.display_name,
            is_admin=wanted.is_admin,
            by=actor.person_id,
            now=endpoint.clock.now(),
        )


@router.get(
    "/people/{person_id}", response_model=PersonAnswer, responses=problem_responses(401, 403, 404, 422)
)
def see_person(endpoint: Here, actor: Me, person_id: IdInPath) -> Person:
    """Somebody, or oneself."""
    with endpoint.database.reading() as session:
        return visible_person(session, actor, person_id)


@router.patch(
    "/people/{person_id}",
    response_model=PersonAnswer,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def change_person(endpoint: Here, actor: Me, person_id: IdInPath, change: PersonChange) -> Person:
    """Change how somebody is shown, or whether they may sign in. Disabling ends all they are signed in with."""
    require_endpoint_admin(actor)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        person = visible_person(session, actor, person_id, lock=True)
        if change.display_name is not None:
            accounts.rename(session, person, change.display_name, by=actor.person_id, now=now)
        if change.disabled is not None:
            turn = accounts.disable if change.disabled else accounts.enable
            turn(session, person, by=actor.person_id, now=now)
        return person


@router.post(
    "/people/{person_id}/sign-in-codes",
    status_code=201,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def make_sign_in_code(endpoint: Here, actor: Me, person_id: IdInPath, public_url: PublicUrl) -> SignInLink:
    """Make a link by which somebody signs in once and chooses a password; it works for a day."""
    require_endpoint_admin(actor)
    with endpoint.database.writing() as session:
        person = visible_person(session, actor, person_id, lock=True)
        if person.disabled_at is not None:
            raise conflict("disabled", "this person is disabled", "enable them first")
        path, expires_at = sign_in_codes.make(session, person, by=actor.person_id, now=endpoint.clock.now())
    return SignInLink(url=public_url + path, expires_at=expires_at)
