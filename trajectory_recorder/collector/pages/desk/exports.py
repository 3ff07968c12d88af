"""The exports of a project: started after a look at what they would take."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Response

from trajectory_recorder import times
from trajectory_recorder.collector.pages.desk import export_form, forms
from trajectory_recorder.collector.pages.desk.desk import AtExports, Desk, Filled
from trajectory_recorder.collector.pages.desk.names import names_of
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem, not_found
from trajectory_recorder.collector.routes import exports
from trajectory_recorder.collector.routes.export_forms import PreviewAnswer
from trajectory_recorder.collector.routes.pages import Asked
from trajectory_recorder.selection.choosing import PURPOSES
from trajectory_recorder.wire.exports import FORMATS

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "exports"
_FIRST = next(iter(FORMATS))
Format = Annotated[str, Query(alias="format", max_length=40)]


@router.get("/exports")
def see(at: AtExports, asked: Asked) -> Response:
    found = exports.listing(at.endpoint, at.me, at.key, asked)
    with at.endpoint.database.reading() as session:
        names = names_of(session, [it.person for it in found.items])
    return at.show(
        "exports.html", _HERE, exports=found.items, following=found.next, names=names, formats=FORMATS
    )


@router.get("/new-export")
def see_new(at: AtExports, format_name: Format = _FIRST) -> Response:
    return _form(at, _known(format_name), export_form.first_typed(_known(format_name)))


@router.post("/new-export")
def start(form: Filled, at: AtExports) -> Response:
    typed = forms.texts(form)
    format_name = _known(typed.get("format", ""))
    try:
        wanted = export_form.request_of(format_name, typed)
        if "preview" in typed:
            found = exports.preview(at.endpoint, at.me, at.key, wanted)
            return _form(at, format_name, typed, preview=found)
        made = exports.start(at.endpoint, at.me, at.key, wanted)
    except Problem as problem:
        return _form(at, format_name, typed, problem=export_form.told_at_its_field(problem))
    return at.go(at.to("export", made.id), "started")


def _known(format_name: str) -> str:
    if format_name not in FORMATS:
        raise not_found("format of exports")
    return format_name


def _form(
    at: Desk,
    format_name: str,
    typed: Mapping[str, str],
    *,
    preview: PreviewAnswer | None = None,
    problem: Problem | None = None,
) -> Response:
    column = problem.more.get("column") if problem else None
    return at.show(
        "new_export.html",
        _HERE,
        problem=problem,
        typed=typed,
        preview=preview,
        format=format_name,
        formats=FORMATS,
        fields=export_form.fields(format_name),
        purposes=[(it, it) for it in PURPOSES],
        pointed=export_form.pointed_at(typed.get("where", ""), column),
        length=times.length,
    )
