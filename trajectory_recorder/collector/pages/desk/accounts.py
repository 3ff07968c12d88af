"""The accounts of the endpoint: made, let in by a link that is shown once, and disabled."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.desk import AtEndpoint, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import DESK
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.addresses import PublicUrl
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.pages import Asked, PageAsked
from trajectory_recorder.collector.routes.people import (
    PersonChange,
    PersonWanted,
    SignInLink,
    add_person,
    change_person,
    list_people,
    make_sign_in_code,
    see_person,
)

_HERE = "accounts"
PAGE = f"{DESK}/{_HERE}"

router = APIRouter(prefix=PAGE, include_in_schema=False)


@router.get("")
def see(desk: AtEndpoint, asked: Asked) -> Response:
    return _show(desk, asked)


@router.post("")
def add(form: Filled, desk: AtEndpoint, public_url: PublicUrl) -> Response:
    typed = forms.texts(form)
    try:
        values = {
            "name": typed.get("name", ""),
            "display_name": typed.get("display_name", ""),
            "is_admin": "is_admin" in typed,
        }
        person = add_person(desk.endpoint, desk.me, forms.read(PersonWanted, values))
    except Problem as problem:
        return _show(desk, PageAsked(), typed, problem)
    return _link(desk, person.id, public_url)


@router.post("/{person}/link")
def link(form: Filled, desk: AtEndpoint, person: IdInPath, public_url: PublicUrl) -> Response:  # noqa: ARG001 - it proves itself, and holds nothing else
    try:
        return _link(desk, person, public_url)
    except Problem as problem:
        return _show(desk, PageAsked(), problem=problem)


@router.post("/{person}/state")
def disable_or_enable(form: Filled, desk: AtEndpoint, person: IdInPath) -> Response:
    disabled = form.get("disabled") == "yes"
    try:
        change_person(desk.endpoint, desk.me, person, PersonChange(disabled=disabled))
    except Problem as problem:
        return _show(desk, PageAsked(), problem=problem)
    return desk.go(PAGE, "disabled" if disabled else "enabled")


def _link(desk: Desk, person_id: str, public_url: str) -> Response:
    """Shown with the answer itself: no page has an address that shows it again."""
    made: SignInLink = make_sign_in_code(desk.endpoint, desk.me, person_id, public_url)
    whose = see_person(desk.endpoint, desk.me, person_id)
    return desk.show("link.html", _HERE, link=made, whose=whose)


def _show(
    desk: Desk, asked: PageAsked, typed: Mapping[str, str] | None = None, problem: Problem | None = None
) -> Response:
    found = list_people(desk.endpoint, desk.me, asked)
    return desk.show(
        "accounts.html", _HERE, problem=problem, typed=typed, people=found.items, following=found.next
    )
