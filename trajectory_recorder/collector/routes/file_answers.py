"""A stored file as an answer, or a range of it, with headers by which no browser takes it for a page of the endpoint."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.reading.ranges import asked_range
from trajectory_recorder.collector.reading.stored import Stored

_UNPLAIN = re.compile(r"[^A-Za-z0-9._-]")
# Of whatever type the file is.
_BINARY = {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
FILE_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", **_BINARY},
    206: {"description": "A part of the file", **_BINARY},
}


def file_answer(
    request: Request, endpoint: Endpoint, stored: Stored, *, note: Callable[[int], None]
) -> Response:
    """Answer with a file.

    Args:
        request: May ask for one range (`Range`), and only if the file is still what it was (`If-Range`).
        endpoint: Where it is stored.
        stored: Which.
        note: Told from which byte on it is given out, before it is.

    Raises:
        Problem: 416, the file has nothing there.
    """
    etag = f'"{stored.sha256}"'
    # What changed since the client had a part of it is sent whole.
    header = request.headers.get("range") if request.headers.get("if-range", etag) == etag else None
    wanted = asked_range(header, stored.size_bytes)
    start, end = wanted or (0, stored.size_bytes)
    headers = {**_headers(stored, etag), "Content-Length": str(end - start)}
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size_bytes}"
    status = 206 if wanted else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    note(start)
    return StreamingResponse(stored.read(endpoint.store, start, end), status, headers)


def _headers(stored: Stored, etag: str) -> dict[str, str]:
    name = stored.path.rpartition("/")[2]
    return {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Content-Type": layout.media_type(stored.path),
        "Content-Disposition": f"attachment; filename=\"{_UNPLAIN.sub('_', name)}\"; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
