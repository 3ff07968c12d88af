"""All tasks of a project as a file: taken from here, sent back, and looked at before anything is done.

What was looked at is what is done: the page carries the file, and what it would do, to where that is confirmed.
"""

import base64
import binascii

from fastapi import APIRouter, Response
from starlette.datastructures import FormData, UploadFile

from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem, invalid
from trajectory_recorder.collector.routes.task_files import get_task_file
from trajectory_recorder.collector.task_files.carrying_out import do, look
from trajectory_recorder.collector.task_files.plan import Plan
from trajectory_recorder.collector.task_files.rows import LARGEST_BYTES, FileKind

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "tasks"


@router.get("/task-file")
def see(at: AtProject) -> Response:
    return _show(at)


@router.get("/task-file/yaml")
def as_yaml(at: AtProject) -> Response:
    return get_task_file(at.key, at.endpoint, at.me, kind=FileKind.YAML)


@router.get("/task-file/csv")
def as_csv(at: AtProject) -> Response:
    return get_task_file(at.key, at.endpoint, at.me, kind=FileKind.CSV)


@router.post("/task-file")
def send(form: Filled, at: AtProject) -> Response:
    sent = form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        return _show(at, problem=invalid("no file was chosen", "choose one"))
    kind = FileKind.CSV if sent.filename.lower().endswith(".csv") else FileKind.YAML
    content = sent.file.read(LARGEST_BYTES + 1)
    return _show(at, look(at.endpoint, at.me, at.key, content, kind), content, kind)


@router.post("/task-file/confirmed")
def confirm(form: Filled, at: AtProject) -> Response:
    content, kind = _carried(form)
    try:
        do(at.endpoint, at.me, at.key, content, kind, shown=str(form.get("fingerprint", "")))
    except Problem as problem:
        return _show(at, look(at.endpoint, at.me, at.key, content, kind), content, kind, problem)
    return at.go(at.to("tasks"), "imported")


def _carried(form: FormData) -> tuple[bytes, FileKind]:
    try:
        content = base64.b64decode(str(form.get("content", "")), altchars=b"-_", validate=True)
        return content, FileKind(str(form.get("kind", "")))
    except (binascii.Error, ValueError) as error:
        raise invalid("the form has lost its file", "choose the file again") from error


def _show(
    at: Desk,
    plan: Plan | None = None,
    content: bytes = b"",
    kind: FileKind = FileKind.YAML,
    problem: Problem | None = None,
) -> Response:
    carried = base64.urlsafe_b64encode(content).decode()
    # A file with faults is answered as the API answers it.
    status = 422 if plan is not None and plan.complaints else 200
    return at.show(
        "task_file.html", _HERE, status=status, problem=problem, plan=plan, content=carried, kind=kind
    )
