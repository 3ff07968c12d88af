"""Looks at what is asked for before anything is done about it."""

import msgspec

from trajectory_recorder.collector.problems import Problem, invalid
from trajectory_recorder.errors import UsageError
from trajectory_recorder.selection.bad_condition import BadCondition, nearest
from trajectory_recorder.selection.choosing import PURPOSES
from trajectory_recorder.selection.splitting import Splitter
from trajectory_recorder.selection.where import compile_where
from trajectory_recorder.wire.exports import FORMATS, ExportOptions, ExportRequest


def require_sound(request: ExportRequest) -> None:
    """See that a request makes sense, all of it.

    Raises:
        Problem: 422 that names the member (`member`), and the place in a condition (`column`, from 1).
    """
    words = FORMATS.get(request.format)
    if words is None:
        raise _wrong("format", f"there is no format {request.format!r}", nearest(request.format, FORMATS))
    if unheeded := [it for it in given(request.options) if it not in words.heeds]:
        heeded = ", ".join(words.heeds) or "none"
        told = f"{words.title} does not heed the option {unheeded[0]!r}"
        raise _wrong("options", told, f"leave it out; it heeds {heeded}")
    if request.purpose not in PURPOSES:
        raise _wrong("purpose", f"{request.purpose!r} is no purpose", nearest(request.purpose, PURPOSES))
    _require_condition(request.where)
    try:
        Splitter(request.split)
    except UsageError as error:
        raise _wrong("split", error.message, error.remedy) from error


def given(options: ExportOptions) -> tuple[str, ...]:
    """Names of the options that are not as they are where nobody says anything."""
    return tuple(it.name for it in msgspec.structs.fields(options) if getattr(options, it.name) != it.default)


def _require_condition(where: str) -> None:
    try:
        compile_where(where)
    except BadCondition as error:
        raise _wrong("where", error.message, error.remedy, column=error.column) from error
    except UsageError as error:
        raise _wrong("where", error.message, error.remedy) from error


def _wrong(member: str, detail: str, remedy: str, *, column: int | None = None) -> Problem:
    # What was sent is shown, and may hold half characters, which no answer can.
    shown = detail.encode(errors="backslashreplace").decode()
    return invalid(shown, remedy, member=member, **({"column": column} if column is not None else {}))
