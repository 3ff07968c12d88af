"""The people of a project: their roles, and whether they may export, which no role brings along."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from trajectory_recorder.collector.access.permissions import person_to_add
from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.members import (
    WantedStanding,
    list_members,
    remove_member,
    set_member,
)
from trajectory_recorder.collector.routes.pages import Asked, PageAsked
from trajectory_recorder.wire.states import Role

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "people"


@router.get("/people")
def see(at: AtProject, asked: Asked) -> Response:
    return _show(at, asked)


@router.post("/people")
def add(form: Filled, at: AtProject) -> Response:
    typed = forms.texts(form)
    try:
        wanted = _standing(typed)
        with at.endpoint.database.reading() as session:
            person = person_to_add(session, at.me, at.key, typed.get("name", "").strip().casefold())
        set_member(at.key, person.id, wanted, at.endpoint, at.me)
    except Problem as problem:
        return _show(at, PageAsked(), typed, problem)
    return at.go(at.to(_HERE), "saved")


@router.post("/people/{person}")
def change(form: Filled, at: AtProject, person: IdInPath) -> Response:
    typed = forms.texts(form)
    try:
        set_member(at.key, person, _standing(typed), at.endpoint, at.me)
    except Problem as problem:
        return _show(at, PageAsked(), problem=problem)
    return at.go(at.to(_HERE), "saved")


@router.post("/people/{person}/removal")
def remove(form: Filled, at: AtProject, person: IdInPath) -> Response:  # noqa: ARG001 - it proves itself, and holds nothing else
    remove_member(at.key, person, at.endpoint, at.me)
    return at.go(at.to(_HERE), "removed")


def _standing(typed: Mapping[str, str]) -> WantedStanding:
    roles = [role for role in Role if role.value in typed]
    if not roles:
        raise forms.wrong(
            {"roles": "somebody in a project has a role at least; without one they are removed"}
        )
    return forms.read(WantedStanding, {"roles": roles, "may_export": "may_export" in typed})


def _show(
    at: Desk, asked: PageAsked, typed: Mapping[str, str] | None = None, problem: Problem | None = None
) -> Response:
    found = list_members(at.key, asked, at.endpoint, at.me)
    return at.show(
        "people.html",
        _HERE,
        problem=problem,
        typed=typed,
        members=found.items,
        following=found.next,
        roles=list(Role),
    )
