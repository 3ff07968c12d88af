"""A project: what it is called and for, its key figures, and whether it goes on."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.counts import counts
from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.projects import ProjectChanges, change_project, get_project

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_SECTION = "overview"


@router.get("/overview")
def see_one(at: AtProject) -> Response:
    return _one(at)


@router.post("/overview")
def change(form: Filled, at: AtProject) -> Response:
    typed = forms.texts(form)
    try:
        change_project(at.key, forms.read(ProjectChanges, typed), at.endpoint, at.me)
    except Problem as problem:
        return _one(at, typed=typed, problem=problem)
    return at.go(at.to(_SECTION), "saved")


@router.post("/archive")
def archive(form: Filled, at: AtProject) -> Response:
    archived = form.get("archived") == "yes"
    change_project(at.key, {"archived": archived}, at.endpoint, at.me)
    return at.go(at.to(_SECTION), "archived" if archived else "unarchived")


def _one(at: Desk, *, typed: Mapping[str, str] | None = None, problem: Problem | None = None) -> Response:
    shown = get_project(at.key, at.endpoint, at.me)
    with at.endpoint.database.reading() as session:
        figures = counts(session, [shown.id])[shown.id]
    return at.show(
        "project.html",
        _SECTION,
        problem=problem,
        shown=shown,
        figures=figures,
        typed=typed or {"title": shown.title, "description": shown.description},
    )
