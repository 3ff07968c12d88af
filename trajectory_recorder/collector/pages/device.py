"""The page where people let a device in: they enter its code, see what asks, and say yes or no."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from trajectory_recorder.collector.access import attempts
from trajectory_recorder.collector.database.tables import DeviceGrant, Person
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.pages.sign_in import to_sign_in
from trajectory_recorder.collector.pages.visit import Visit, Visitor, require_proof
from trajectory_recorder.collector.people import device_grants
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.addresses import ClientAddress
from trajectory_recorder.wire.states import Scope

router = APIRouter(include_in_schema=False)

PAGE = "/device"
_MAY = {
    Scope.READ: "see projects, tasks and recordings that you may see",
    Scope.UPLOAD: "send recordings as you",
    Scope.REVIEW: "review recordings as you",
    Scope.ADMIN: "administer what you may administer",
    Scope.EXPORT: "take recordings out of projects where you may",
}

Typed = Annotated[str, Form(max_length=100)]


@router.get(PAGE)
def see(visit: Visitor) -> Response:
    if visit.person is None:
        return to_sign_in(visit, PAGE)
    return visit.show("device.html")


@router.post(PAGE, dependencies=[Depends(require_proof)])
def enter(visit: Visitor, address: ClientAddress, user_code: Typed = "") -> Response:
    if visit.person is None:
        return to_sign_in(visit, PAGE)
    try:
        grant = _waiting(visit.endpoint, visit.person, address, user_code)
    except Problem as problem:
        return _again(visit, problem)
    asked = [_MAY[Scope(it)] for it in grant.scopes]
    return visit.show("device_decide.html", grant=grant, asked=asked, user_code=user_code)


@router.post(f"{PAGE}/decide", dependencies=[Depends(require_proof)])
def decide(
    visit: Visitor, address: ClientAddress, user_code: Typed = "", decision: Typed = "deny"
) -> Response:
    person = visit.person
    if person is None:
        return to_sign_in(visit, PAGE)
    try:
        _waiting(visit.endpoint, person, address, user_code)
    except Problem as problem:
        return _again(visit, problem)
    approve, now = decision == "approve", visit.endpoint.clock.now()
    with visit.endpoint.database.writing() as session:
        grant = device_grants.waiting(session, user_code, now, lock=True)
        if grant is not None:
            device_grants.decide(session, grant, person, approve=approve, now=now)
    # Decided meanwhile in another window: what it said there holds.
    return (
        _again(visit, _no_such_code()) if grant is None else visit.show("device_done.html", approved=approve)
    )


def _waiting(endpoint: Endpoint, person: Person, address: str, user_code: str) -> DeviceGrant:
    """The device with this code; wrong ones are counted, by person and by address.

    Raises:
        Problem: 404, no device shows it; 429, there were too many wrong ones.
    """
    limits = ((attempts.USER_CODES_BY, person.id), (attempts.USER_CODES_FROM, address))
    for limit, whose in limits:
        attempts.count(endpoint, limit, whose)
    with endpoint.database.reading() as session:
        grant = device_grants.waiting(session, user_code, endpoint.clock.now())
    if grant is None:
        raise _no_such_code()
    for limit, whose in limits:
        attempts.take_back(endpoint, limit, whose)
    return grant


def _no_such_code() -> Problem:
    return Problem(
        404,
        "wrong_user_code",
        "no device shows this code now",
        remedy="look at the code again; each works for ten minutes, and once",
    )


def _again(visit: Visit, problem: Problem) -> Response:
    answer = visit.show("device.html", status=problem.status, problem=problem)
    answer.headers.update(problem.headers)
    return answer
