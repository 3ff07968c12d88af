"""Exports of a project's recordings: asked for, watched, downloaded, ended."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response, status

from trajectory_recorder.collector.access.exporting import project_to_export, visible_export
from trajectory_recorder.collector.database.base import KEPT_TEXT
from trajectory_recorder.collector.database.exports import LONGEST_PATH
from trajectory_recorder.collector.database.tables import Export, ExportFile, Project
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports import choosing, managing
from trajectory_recorder.collector.exports.asking import require_sound
from trajectory_recorder.collector.exports.files import find, listed
from trajectory_recorder.collector.exports.states import note
from trajectory_recorder.collector.reading.stored import Stored
from trajectory_recorder.collector.routes.export_forms import (
    ExportAnswer,
    ExportBody,
    ExportFileAnswer,
    ExportLine,
    LogAnswer,
    PreviewAnswer,
    answer,
    line,
)
from trajectory_recorder.collector.routes.fields import IdInPath, KeyInPath
from trajectory_recorder.collector.routes.file_answers import FILE_ANSWERS, file_answer
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["exports"], route_class=ThreadRoute)
_PathInPath = Annotated[str, Path(pattern=KEPT_TEXT, min_length=1, max_length=LONGEST_PATH)]
_FILE_ANSWERS = {**FILE_ANSWERS, **problem_responses(401, 403, 404, 416, 422, 503)}


@router.post(
    "/projects/{project}/exports",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def start(endpoint: Here, me: Me, project: KeyInPath, wanted: ExportBody) -> ExportLine:
    """Start an export; it is made as soon as there is time."""
    me.require(Scope.EXPORT)
    with endpoint.database.writing() as session:
        export = managing.start(session, me, project, wanted, now=endpoint.clock.now())
    return line(export, project)


@router.post("/projects/{project}/exports/preview", responses=problem_responses(401, 403, 404, 422))
def preview(endpoint: Here, me: Me, project: KeyInPath, wanted: ExportBody) -> PreviewAnswer:
    """What an export would take now. Nothing is kept."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        found = project_to_export(session, me, project)
    require_sound(wanted)
    return PreviewAnswer.model_validate(choosing.preview(endpoint, found, wanted))


@router.get("/projects/{project}/exports", responses=problem_responses(401, 403, 404, 422))
def listing(endpoint: Here, me: Me, project: KeyInPath, asked: Asked) -> Page[ExportLine]:
    """A project's exports, the oldest first."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        statement = managing.of_project(session, me, project)
        rows, following = take(session, statement, asked, [Export.created_at, Export.id])
    return Page[ExportLine](items=[line(row[0], project) for row in rows], next=following)


@router.get("/exports/{export_id}", responses=problem_responses(401, 403, 404, 422))
def one(endpoint: Here, me: Me, export_id: IdInPath) -> ExportAnswer:
    """An export: where it stands, how far it is, and what of it was withdrawn later."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        export = visible_export(session, me, export_id)
        return answer(session, export, session.get_one(Project, export.project_id).key)


@router.get("/exports/{export_id}/log", responses=problem_responses(401, 403, 404, 422))
def get_log(endpoint: Here, me: Me, export_id: IdInPath) -> LogAnswer:
    """What the process that converts has said, the last of it."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        return LogAnswer(log=visible_export(session, me, export_id).log)


@router.get("/exports/{export_id}/files", responses=problem_responses(401, 403, 404, 422))
def list_files(endpoint: Here, me: Me, export_id: IdInPath, asked: Asked) -> Page[ExportFileAnswer]:
    """The files of a finished export, by their paths; none before, and none once it is over."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        statement = listed(visible_export(session, me, export_id))
        rows, following = take(session, statement, asked, [ExportFile.path])
    items = [ExportFileAnswer.model_validate(row[0]) for row in rows]
    return Page[ExportFileAnswer](items=items, next=following)


@router.head("/exports/{export_id}/files/{path:path}", response_class=Response, responses=_FILE_ANSWERS)
@router.get("/exports/{export_id}/files/{path:path}", response_class=Response, responses=_FILE_ANSWERS)
def read_file(endpoint: Here, me: Me, export_id: IdInPath, path: _PathInPath, request: Request) -> Response:
    """A file of a finished export, or a range of it."""
    me.require(Scope.EXPORT)
    with endpoint.database.reading() as session:
        export = visible_export(session, me, export_id)
        file = find(session, export, path)
    stored = Stored(file.path, file.bytes, file.sha256, key=file.key)
    return file_answer(
        request, endpoint, stored, note=lambda start: _note(endpoint, export, stored, me.person_id, start)
    )


def _note(endpoint: Endpoint, export: Export, stored: Stored, person_id: str, start: int) -> None:
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        note(session, export, "read", now=now, person_id=person_id, path=stored.path, start=start)


@router.post(
    "/exports/{export_id}/cancel",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def cancel(endpoint: Here, me: Me, export_id: IdInPath) -> ExportAnswer:
    """End an export that is under way; one that runs ends within seconds."""
    me.require(Scope.EXPORT)
    with endpoint.database.writing() as session:
        export = managing.cancel(session, me, export_id, now=endpoint.clock.now())
        return answer(session, export, session.get_one(Project, export.project_id).key)


@router.delete(
    "/exports/{export_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def remove(endpoint: Here, me: Me, export_id: IdInPath) -> None:
    """Delete an export's files; that it was made, and of what, stays known."""
    me.require(Scope.EXPORT)
    with endpoint.database.writing() as session:
        managing.delete(session, me, export_id, now=endpoint.clock.now())
