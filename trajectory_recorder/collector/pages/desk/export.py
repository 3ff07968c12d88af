"""One export: how far it is, what came of it, its files, and what of it was withdrawn later."""

from fastapi import APIRouter, Request, Response

from trajectory_recorder import times
from trajectory_recorder.collector.access.exporting import visible_export
from trajectory_recorder.collector.pages.desk.desk import AtExports, Desk, Filled
from trajectory_recorder.collector.pages.desk.names import names_of
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem, not_found
from trajectory_recorder.collector.routes import exports
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.pages import Asked, PageAsked
from trajectory_recorder.wire.export_states import UNDER_WAY
from trajectory_recorder.wire.exports import FORMATS

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "exports"
_S_NS = 1_000_000_000


@router.get("/export/{export_id}")
def see(at: AtExports, export_id: IdInPath, asked: Asked) -> Response:
    return _show(at, export_id, asked)


@router.get("/export/{export_id}/files/{path:path}")
def download(at: AtExports, export_id: IdInPath, path: str, request: Request) -> Response:
    _require_here(at, export_id)
    return exports.read_file(at.endpoint, at.me, export_id, path, request)


@router.post("/export/{export_id}/cancelling")
def cancel(form: Filled, at: AtExports, export_id: IdInPath) -> Response:  # noqa: ARG001 - it proves itself, and holds nothing else
    _require_here(at, export_id)
    try:
        exports.cancel(at.endpoint, at.me, export_id)
    except Problem as problem:
        return _show(at, export_id, PageAsked(), problem)
    return at.go(at.to("export", export_id), "cancelled")


@router.post("/export/{export_id}/removal")
def remove(form: Filled, at: AtExports, export_id: IdInPath) -> Response:  # noqa: ARG001 - see above
    _require_here(at, export_id)
    try:
        exports.remove(at.endpoint, at.me, export_id)
    except Problem as problem:
        return _show(at, export_id, PageAsked(), problem)
    return at.go(at.to("export", export_id), "removed")


def _require_here(at: Desk, export_id: str) -> None:
    """See that an export is of this very project.

    Raises:
        Problem: 404.
    """
    assert at.project is not None  # noqa: S101 - these are pages of a project
    with at.endpoint.database.reading() as session:
        if visible_export(session, at.me, export_id).project_id != at.project.id:
            raise not_found("export")


def _show(at: Desk, export_id: str, asked: PageAsked, problem: Problem | None = None) -> Response:
    _require_here(at, export_id)
    shown = exports.one(at.endpoint, at.me, export_id)
    files = exports.list_files(at.endpoint, at.me, export_id, asked)
    left_s = shown.progress.left_s if shown.progress else None
    with at.endpoint.database.reading() as session:
        names = names_of(session, [shown.person])
    return at.show(
        "export.html",
        _HERE,
        problem=problem,
        shown=shown,
        title=FORMATS[shown.request["format"]].title,
        log=exports.get_log(at.endpoint, at.me, export_id).log,
        files=files.items,
        following=files.next,
        names=names,
        under_way=shown.state in UNDER_WAY,
        left=times.length(int(left_s * _S_NS)) if left_s is not None else "",
        length=times.length,
    )
