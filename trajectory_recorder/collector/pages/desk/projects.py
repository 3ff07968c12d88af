"""The projects that one runs, with their key figures; the endpoint's admins make new ones here."""

from collections.abc import Mapping

from fastapi import APIRouter, Response
from sqlalchemy import select

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.database.tables import Project
from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.counts import counts
from trajectory_recorder.collector.pages.desk.desk import AtDesk, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import DESK, of_project
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.pages import Asked, PageAsked, take
from trajectory_recorder.collector.routes.projects import (
    NewProject,
    create_project,
)

router = APIRouter(prefix=DESK, include_in_schema=False)

_HERE = "projects"


@router.get("")
def see(desk: AtDesk, asked: Asked) -> Response:
    return _all(desk, asked)


@router.post("/projects")
def create(form: Filled, desk: AtDesk) -> Response:
    typed = forms.texts(form)
    try:
        create_project(forms.read(NewProject, typed), desk.endpoint, desk.me)
    except Problem as problem:
        return _all(desk, PageAsked(), typed=typed, problem=problem)
    return desk.go(of_project(typed["key"].strip()), "created")


def _all(
    desk: Desk, asked: PageAsked, *, typed: Mapping[str, str] | None = None, problem: Problem | None = None
) -> Response:
    with desk.endpoint.database.reading() as session:
        permissions.require_some_project(session, desk.me)
        statement = select(Project).where(permissions.projects_to_run(desk.me))
        rows, following = take(session, statement, asked, [Project.created_at, Project.id])
        found = [it[0] for it in rows]
        figures = counts(session, [it.id for it in found])
    return desk.show(
        "projects.html",
        _HERE,
        problem=problem,
        projects=found,
        figures=figures,
        following=following,
        typed=typed,
    )
