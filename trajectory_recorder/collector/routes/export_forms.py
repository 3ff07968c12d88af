"""How exports are written in requests and answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import Body
from pydantic import Field, PlainValidator, WithJsonSchema
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Export
from trajectory_recorder.collector.exports.withdrawn import count_withdrawn, withdrawn_since
from trajectory_recorder.collector.routes.requests import Answer
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.exports import FORMATS, USES, ExportRequest


def _read(value: object) -> ExportRequest:
    # By way of JSON, which refuses half characters and numbers that are none.
    try:
        return msgspec.json.decode(msgspec.json.encode(value), type=ExportRequest)
    except (msgspec.MsgspecError, UnicodeError, OverflowError, TypeError) as error:
        raise ValueError(str(error)) from error


def _schema() -> dict[str, Any]:
    """The request as its declaration has it, in one piece, with the words that it knows."""
    _, definitions = msgspec.json.schema_components([ExportRequest])
    whole: dict[str, Any] = _in_one(definitions["ExportRequest"], definitions)
    whole["properties"]["format"]["enum"] = list(FORMATS)
    whole["properties"]["purpose"]["enum"] = [it for it in USES if it != "voice"]
    return whole


def _in_one(part: Any, definitions: dict[str, Any]) -> Any:  # noqa: ANN401 - a part of a JSON document
    if isinstance(part, list):
        return [_in_one(it, definitions) for it in part]
    if not isinstance(part, dict):
        # As other languages write the end of a text.
        return part.replace("\\Z", "$") if isinstance(part, str) else part
    if "$ref" in part:
        return _in_one(definitions[part["$ref"].rpartition("/")[2]], definitions)
    return {key: _in_one(it, definitions) for key, it in part.items()}


ExportBody = Annotated[ExportRequest, Body(), PlainValidator(_read), WithJsonSchema(_schema())]


class PreviewAnswer(Answer):
    """What an export would take; `left_out` counts by reason what meets the condition and may not be taken."""

    recordings: int
    duration_ns: int
    bytes: int
    by_split: dict[str, int]
    left_out: dict[str, int]


class ProgressAnswer(Answer):
    """How far it is. Rates are over its newest run; `left_s` is null until something is known."""

    doing: str
    bundles: int
    bundles_in_all: int
    bytes: int
    bytes_in_all: int
    skipped: int
    bundles_per_s: float
    mb_per_s: float
    left_s: float | None


class CountsAnswer(Answer):
    """What came of it: null is not known yet. `left_out` is by reason."""

    recordings: int | None = None
    duration_ns: int | None = None
    skipped: int | None = None
    files: int | None = None
    bytes: int | None = None
    left_out: dict[str, int] = Field(default_factory=dict)


class SkippedAnswer(Answer):
    bundle_id: str
    reason: str


class WithdrawnAnswer(Answer):
    submission: str
    bundle_id: str
    manifest_sha256: str
    split: str
    erased: bool


class ExportLine(Answer):
    """An export as lists show it. `stop_asked_at`: it runs, and ends soon."""

    id: str
    project: str
    person: str
    request: dict[str, Any]
    state: ExportState
    reason: str | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    expires_at: datetime | None
    stop_asked_at: datetime | None
    snapshot_id: str | None
    counts: CountsAnswer
    progress: ProgressAnswer | None


class ExportAnswer(ExportLine):
    """`skipped` are the first of those that could not be converted. `withdrawn_since` are the first, and
    `withdrawn_count` all, of its recordings that were withdrawn or erased later."""

    skipped: list[SkippedAnswer]
    withdrawn_count: int
    withdrawn_since: list[WithdrawnAnswer]


class ExportFileAnswer(Answer):
    path: str
    bytes: int
    sha256: str


class LogAnswer(Answer):
    """The last of what the process that converts has said."""

    log: str


def line(export: Export, project_key: str) -> ExportLine:
    return ExportLine(**_line(export, project_key))


def answer(session: Session, export: Export, project_key: str) -> ExportAnswer:
    withdrawn: Sequence[object] = withdrawn_since(session, export)
    return ExportAnswer(
        **_line(export, project_key),
        skipped=[SkippedAnswer(**it) for it in export.skipped],
        withdrawn_count=count_withdrawn(session, export),
        withdrawn_since=[WithdrawnAnswer.model_validate(it) for it in withdrawn],
    )


def _line(export: Export, project_key: str) -> dict[str, Any]:
    return {
        "id": export.id,
        "project": project_key,
        "person": export.person_id,
        "request": export.request,
        "state": export.state,
        "reason": export.reason,
        "created_at": export.created_at,
        "started_at": export.started_at,
        "ended_at": export.ended_at,
        "expires_at": export.expires_at,
        "stop_asked_at": export.stop_asked_at,
        "snapshot_id": export.snapshot_id,
        "counts": CountsAnswer(**export.counts),
        "progress": ProgressAnswer(**export.progress) if export.progress else None,
    }
