"""The tasks of a project as one file, to be kept, changed in an editor or a spreadsheet, and sent back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.fields import KeyInPath
from trajectory_recorder.collector.routes.requests import Answer, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.collector.task_files import files
from trajectory_recorder.collector.task_files.carrying_out import do, look, tasks_of
from trajectory_recorder.collector.task_files.plan import Outcome, Plan
from trajectory_recorder.collector.task_files.rows import FileKind
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["tasks"], route_class=ThreadRoute)

_TAKEN: dict[str, Any] = {it.media_type: {"schema": {"type": "string"}} for it in FileKind}
# What reads documents by their type makes lists and tables of it, for which there is no schema.
_GIVEN: dict[str, Any] = {it.media_type: {} for it in FileKind}


class StepAnswer(Answer):
    """What becomes of a task that stands in `line`; `members` are those that change."""

    line: int
    key: str
    outcome: Outcome
    members: list[str]


class ComplaintAnswer(Answer):
    line: int
    key: str
    what: str


class PlanAnswer(Answer):
    """What a file does. `errors` are empty where it was done."""

    done: bool
    tasks: list[StepAnswer]
    errors: list[ComplaintAnswer]


@router.get(
    "/projects/{project}/task-file",
    response_class=Response,
    responses={200: {"content": _GIVEN}, **problem_responses(401, 403, 404, 422)},
)
def get_task_file(
    project: KeyInPath,
    endpoint: Here,
    me: Me,
    *,
    kind: Annotated[FileKind, Query(alias="format")] = FileKind.YAML,
) -> Response:
    """All tasks of the project, in a file that can be sent back."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.project_as(session, me, project, Role.ADMIN)
        content = files.write(tasks_of(session, found), kind)
        named = {"Content-Disposition": f'attachment; filename="{found.key}-tasks.{kind}"'}
    return Response(content, media_type=f"{kind.media_type}; charset=utf-8", headers=named)


async def _content(request: Request) -> bytes:
    return await request.body()


@router.post(
    "/projects/{project}/task-file",
    responses=problem_responses(401, 403, 404, 409, 413, 415, 422),
    openapi_extra={"requestBody": {"required": True, "content": _TAKEN}},
)
def send_task_file(
    project: KeyInPath,
    content: Annotated[bytes, Depends(_content)],
    request: Request,
    endpoint: Here,
    me: Me,
    *,
    dry_run: Annotated[bool, Query()] = False,
) -> PlanAnswer:
    """Make the tasks as the file says: all of it, or nothing. Tasks that it doesn't name stay as they are."""
    kind = _kind(request)
    found = (look if dry_run else do)(endpoint, me, project, content, kind)
    return _answer(found, done=not dry_run)


def _kind(request: Request) -> FileKind:
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    kinds = {it.media_type: it for it in FileKind}
    if sent not in kinds:
        raise Problem(
            415, "media_type", "this is no file of tasks", remedy=f"send it as {' or '.join(kinds)}"
        )
    return kinds[sent]


def _answer(wanted: Plan, *, done: bool) -> PlanAnswer:
    steps = [
        StepAnswer(line=it.line, key=it.key, outcome=it.outcome, members=list(it.members))
        for it in wanted.steps
    ]
    errors = [ComplaintAnswer.model_validate(it) for it in wanted.complaints]
    return PlanAnswer(done=done, tasks=steps, errors=errors)
