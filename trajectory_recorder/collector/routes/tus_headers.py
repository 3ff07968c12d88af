"""Takes the headers of tus requests apart, and refuses what they get wrong."""

import re
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.wire import tus

# More digits than the largest file needs, and few enough for any database.
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_ID = re.compile(r"[0-9a-f]{1,32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class TusHeaders:
    """What the headers say of a body. `length` is None where it comes in chunks."""

    length: int | None
    checksum: tus.Checksum | None

    def require_room(self, room_bytes: int) -> None:
        """See that a body of known length fits.

        Raises:
            Problem: 413.
        """
        if self.length is not None and self.length > room_bytes:
            raise Problem(
                413,
                "too_long",
                f"the request has {self.length} bytes, and the upload has room for {room_bytes}",
                remedy="ask for its offset with HEAD",
            )


@dataclass(frozen=True, slots=True)
class Creation:
    """What is to be uploaded, and the first bytes of it that may come along."""

    submission: str
    path: str
    length: int
    body: TusHeaders
    carries_bytes: bool


def require_version(request: Request) -> None:
    """See that the client speaks this version of tus.

    Raises:
        Problem: 412.
    """
    if request.headers.get(tus.RESUMABLE) != tus.VERSION:
        raise Problem(
            412,
            "tus_version",
            f"{tus.RESUMABLE} is not {tus.VERSION}",
            remedy="send that header",
            headers={"Tus-Version": tus.VERSION},
        )


def creation_headers(request: Request) -> Creation:
    """Raises a `Problem`: 400, 413, 415 or 422."""
    length = _number(request, tus.LENGTH)
    try:
        metadata = tus.parse_metadata(request.headers.get(tus.METADATA, ""))
    except ValueError as error:
        raise _bad(str(error)) from error
    submission, path = metadata.get("submission", ""), metadata.get("path", "")
    if not _ID.fullmatch(submission) or not path or "\0" in path:
        detail = f"{tus.METADATA} does not name a submission and a path"
        raise Problem(422, "invalid", detail, remedy="declare the bundle first")
    body = _body(request)
    carries_bytes = request.headers.get("content-type") is not None and body.length != 0
    if carries_bytes:
        _require_content_type(request)
        body.require_room(length)
    return Creation(submission, path, length, body, carries_bytes)


def patch_headers(request: Request) -> tuple[int, TusHeaders]:
    """The offset, and what is said of the body; raises a `Problem`: 400 or 415."""
    _require_content_type(request)
    return _number(request, tus.OFFSET), _body(request)


def described(*headers: str, body: bool = False) -> dict[str, Any]:
    """What the OpenAPI document says of a tus request."""
    version = _header(tus.RESUMABLE, {"type": "string", "enum": [tus.VERSION]})
    numbers = {"type": "integer", "minimum": 0}
    named = [_header(it, {"type": "string"} if it == tus.METADATA else numbers) for it in headers]
    binary = {tus.CONTENT_TYPE: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "parameters": [version, *named],
        **({"requestBody": {"required": True, "content": binary}} if body else {}),
    }


def _header(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": schema}


def _body(request: Request) -> TusHeaders:
    length = request.headers.get("content-length")
    if length is not None and not _NUMBER.fullmatch(length):
        raise _bad("Content-Length is no number of bytes")
    if length is None and "transfer-encoding" not in request.headers:
        length = "0"
    checksum = request.headers.get(tus.CHECKSUM)
    try:
        parsed = tus.parse_checksum(checksum) if checksum is not None else None
    except ValueError as error:
        raise _bad(str(error)) from error
    return TusHeaders(None if length is None else int(length), parsed)


def _number(request: Request, name: str) -> int:
    value = request.headers.get(name, "")
    if not _NUMBER.fullmatch(value):
        raise _bad(f"{name} is missing, or no number of bytes")
    return int(value)


def _require_content_type(request: Request) -> None:
    if request.headers.get("content-type") != tus.CONTENT_TYPE:
        raise Problem(
            415, "content_type", f"the body's type is not {tus.CONTENT_TYPE}", remedy="send that type"
        )


def _bad(detail: str) -> Problem:
    return Problem(400, "bad_header", detail, remedy="see https://tus.io/protocols/resumable-upload")
