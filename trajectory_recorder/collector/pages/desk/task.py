"""One task, new or known: its form with rubric and policy, whether it is open, and who works on it."""

import re
from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Response
from sqlalchemy import select

from trajectory_recorder.collector.database.tables import Membership, Person, Project
from trajectory_recorder.collector.pages.desk import forms, task_form
from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.names import names_of
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.projects import tasks
from trajectory_recorder.collector.routes.claims import (
    ClaimAnswer,
    NewAssignment,
    assign_task,
    end_claim,
    list_claims,
)
from trajectory_recorder.collector.routes.fields import KeyInPath
from trajectory_recorder.collector.routes.pages import LARGEST_LIMIT, PageAsked
from trajectory_recorder.collector.routes.task_bodies import NewTask, TaskAnswer, TaskChanges
from trajectory_recorder.collector.routes.tasks import (
    change_task,
    close_task,
    create_task,
    get_task_by_key,
    reopen_task,
)
from trajectory_recorder.wire.states import Role

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "tasks"
_LINE = re.compile(r"line (\d{1,9})")


@router.get("/new-task")
def see_new(at: AtProject) -> Response:
    return _form(at, task_form.NEW)


@router.post("/new-task")
def create(form: Filled, at: AtProject) -> Response:
    typed = forms.texts(form)
    if "more_rows" in typed:
        return _form(at, typed)
    try:
        values = {"key": typed.get("key", ""), **task_form.values_of(typed)}
        _check_policy(at, values["policy"])
        made = create_task(at.key, forms.read(NewTask, values), at.endpoint, at.me)
    except Problem as problem:
        return _form(at, typed, problem=problem)
    return at.go(at.to("task", made.key), "created")


@router.get("/task/{key}")
def see(at: AtProject, key: KeyInPath) -> Response:
    task = _task(at, key)
    return _form(at, task_form.typed_of(task), task)


@router.post("/task/{key}")
def change(form: Filled, at: AtProject, key: KeyInPath) -> Response:
    typed, task = forms.texts(form), _task(at, key)
    if "more_rows" in typed:
        return _form(at, typed, task)
    try:
        changes = task_form.changes_of(typed, task)
        _check_policy(at, changes.get("policy"))
        if changes:
            change_task(task.id, forms.read(TaskChanges, changes), at.endpoint, at.me)
    except Problem as problem:
        return _form(at, typed, task, problem)
    return at.go(at.to("task", key), "saved")


@router.post("/task/{key}/openness")
def open_or_close(form: Filled, at: AtProject, key: KeyInPath) -> Response:
    closes = form.get("closed") == "yes"
    (close_task if closes else reopen_task)(_task(at, key).id, at.endpoint, at.me)
    return at.go(at.to("task", key), "closed" if closes else "reopened")


@router.post("/task/{key}/assignments")
def assign(form: Filled, at: AtProject, key: KeyInPath) -> Response:
    task = _task(at, key)
    try:
        wanted = forms.read(NewAssignment, {"person": str(form.get("person", ""))})
        assign_task(task.id, wanted, Response(), at.endpoint, at.me)
    except Problem as problem:
        return _form(at, task_form.typed_of(task), task, problem)
    return at.go(at.to("task", key), "assigned")


@router.post("/task/{key}/claims/end")
def end(form: Filled, at: AtProject, key: KeyInPath) -> Response:
    end_claim(_task(at, key).id, str(form.get("claim", "")), at.endpoint, at.me)
    return at.go(at.to("task", key), "ended")


def _task(at: Desk, key: str) -> TaskAnswer:
    return get_task_by_key(at.key, key, at.endpoint, at.me)


def _check_policy(at: Desk, text: str | None) -> None:
    """See that a policy can be used, and tell at its field why not, with the line that is wrong."""
    try:
        tasks.check_policy(text, at.endpoint.read_policy)
    except Problem as problem:
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        raise forms.wrong(
            {"policy": f"{problem.detail}{remedy}{_quoted(text or '', problem.detail)}"}
        ) from problem


def _quoted(text: str, detail: str) -> str:
    """The line that a complaint names."""
    found = _LINE.search(detail)
    lines = text.splitlines()
    if found is None or not 0 < int(found[1]) <= len(lines):
        return ""
    return f' - there stands "{lines[int(found[1]) - 1].strip()[:120]}"'


def _form(
    at: Desk, typed: Mapping[str, str], task: TaskAnswer | None = None, problem: Problem | None = None
) -> Response:
    claims = _claims(at, task) if task else []
    with at.endpoint.database.reading() as session:
        names = names_of(session, [it.person for it in claims])
    return at.show(
        "task.html",
        _HERE,
        problem=problem,
        task=task,
        typed=typed,
        rows=task_form.shown_rows(typed),
        known=len(task_form.rows(typed)),
        experts=_experts(at) if task else [],
        claims=claims,
        names=names,
    )


def _claims(at: Desk, task: TaskAnswer) -> list[ClaimAnswer]:
    return list_claims(task.id, PageAsked(limit=LARGEST_LIMIT), at.endpoint, at.me).items


def _experts(at: Desk) -> Sequence[tuple[str, str]]:
    """Whom a task can be given to: ids and names."""
    statement = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .join(Project, Project.id == Membership.project_id)
        .where(Project.key == at.key, Membership.role == Role.EXPERT, Person.disabled_at.is_(None))
        .order_by(Person.name)
    )
    with at.endpoint.database.reading() as session:
        return [(it.id, it.display_name or it.name) for it in session.scalars(statement.limit(1000))]
