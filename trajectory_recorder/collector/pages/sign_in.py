"""Pages to sign in and out: by name and password, or with a one-time link."""

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Response

from trajectory_recorder.collector.pages.visit import Visit, Visitor, require_proof
from trajectory_recorder.collector.people import browser_sessions, sign_in_codes
from trajectory_recorder.collector.people.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD
from trajectory_recorder.collector.problems import Problem, invalid
from trajectory_recorder.collector.routes.addresses import ClientAddress

router = APIRouter(include_in_schema=False)

PAGE = "/sign-in"
# Where signing in may lead; anything else that a link asks for is not followed.
_DESTINATIONS = re.compile(r"/(device|desk(/[A-Za-z0-9][A-Za-z0-9._-]*)*)?")

Typed = Annotated[str, Form(max_length=400)]


def to_sign_in(visit: Visit, then: str) -> Response:
    """Send a stranger to sign in first."""
    return visit.go(f"{PAGE}?{urlencode({'next': then})}")


@router.get(PAGE)
def see(visit: Visitor, next: str = "/") -> Response:  # noqa: A002 - what such links call it everywhere
    if visit.person is not None:
        return visit.go(_destination(next))
    return visit.show("sign_in.html", name="", next=_destination(next))


@router.post(PAGE, dependencies=[Depends(require_proof)])
def sign_in(
    visit: Visitor,
    address: ClientAddress,
    name: Typed = "",
    password: Typed = "",
    next: Typed = "/",  # noqa: A002 - see above
) -> Response:
    try:
        cookie = browser_sessions.sign_in(visit.endpoint, name, password, address=address)
    except Problem as problem:
        return _again(visit, "sign_in.html", problem, name=name, next=_destination(next))
    return visit.go(_destination(next), cookie=cookie)


@router.post("/sign-out", dependencies=[Depends(require_proof)])
def sign_out(visit: Visitor) -> Response:
    if visit.person is not None:
        browser_sessions.sign_out(visit.endpoint, visit.cookie, visit.person)
    return visit.go(PAGE, cookie=browser_sessions.new_cookie())


@router.get(sign_in_codes.PAGE)
def see_one_time(visit: Visitor) -> Response:
    return visit.show("one_time.html")


@router.post(sign_in_codes.PAGE, dependencies=[Depends(require_proof)])
def enter_code(visit: Visitor, code: Typed = "") -> Response:
    with visit.endpoint.database.reading() as session:
        owner = sign_in_codes.owner(session, code.strip(), visit.endpoint.clock.now())
    if owner is None:
        return _again(visit, "one_time.html", browser_sessions.dead_code())
    return _choosing(visit, owner.name, code.strip())


@router.post(f"{sign_in_codes.PAGE}/choose", dependencies=[Depends(require_proof)])
def choose(
    visit: Visitor, code: Typed = "", name: Typed = "", password: Typed = "", repeated: Typed = ""
) -> Response:
    try:
        if password != repeated:
            raise invalid("the two passwords differ", "type it twice the same")
        cookie = browser_sessions.sign_in_once(visit.endpoint, code, name, password)
    except Problem as problem:
        if problem.status == 401:
            return _again(visit, "one_time.html", problem)
        return _choosing(visit, name, code, problem)
    return visit.go("/", cookie=cookie)


def _destination(wanted: str) -> str:
    return wanted if _DESTINATIONS.fullmatch(wanted) else "/"


def _choosing(visit: Visit, name: str, code: str, problem: Problem | None = None) -> Response:
    return visit.show(
        "choose.html",
        status=problem.status if problem else 200,
        problem=problem,
        name=name,
        code=code,
        shortest=SHORTEST_PASSWORD,
        longest=LONGEST_PASSWORD,
    )


def _again(visit: Visit, template: str, problem: Problem, **values: str) -> Response:
    answer = visit.show(template, status=problem.status, problem=problem, **values)
    answer.headers.update(problem.headers)
    return answer
