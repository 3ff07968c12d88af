"""Refuses requests that no route could answer: bodies that are too large, addresses with a NUL.

A body is read here, whole, before any route sees the request, but for those that routes take in as they arrive.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trajectory_recorder.collector.answering import problem_answer
from trajectory_recorder.collector.problems import Problem, invalid, not_found
from trajectory_recorder.wire.limits import LARGEST_JSON_BYTES


class RequestLimits:
    """An ASGI application around another.

    Args:
        app: The other.
        streamed: Beginning of the paths whose routes read bodies themselves.
    """

    def __init__(self, app: ASGIApp, streamed: str) -> None:
        self._app = app
        self._streamed = streamed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if (refusal := _with_nul(scope)) is not None:
            await problem_answer(scope, refusal)(scope, receive, send)
        elif scope["path"].startswith(self._streamed) or not _has_body(scope):
            await self._app(scope, receive, send)
        else:
            await self._with_body(scope, receive, send)

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        declared = _header(scope, b"content-length")
        too_large = declared.isdigit() and int(declared[:20]) > LARGEST_JSON_BYTES
        body = b"" if too_large else await _read(receive)
        if body is None:
            return  # Whoever asked is gone.
        if too_large or len(body) > LARGEST_JSON_BYTES:
            await problem_answer(scope, _too_large())(scope, receive, send)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)


async def _read(receive: Receive) -> bytes | None:
    """Read a body to its end or to one byte too many; None where the connection was cut before."""
    blocks, size, more = [], 0, True
    while more and size <= LARGEST_JSON_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        blocks.append(message.get("body", b""))
        size += len(blocks[-1])
        more = message.get("more_body", False)
    return b"".join(blocks)


def _with_nul(scope: Scope) -> Problem | None:
    """How an address with a NUL is refused: no name has one in it, and PostgreSQL can't even look for one."""
    if "\0" in scope["path"]:
        return not_found("thing")
    if b"%00" in scope["query_string"]:
        return invalid("the address has a NUL behind its question mark", "leave it out")
    return None


def _has_body(scope: Scope) -> bool:
    return bool(_header(scope, b"transfer-encoding")) or _header(scope, b"content-length") not in {b"", b"0"}


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


def _too_large() -> Problem:
    return Problem(
        413,
        "too_large",
        f"the body has more than {LARGEST_JSON_BYTES} bytes",
        remedy="send less",
        headers={"Connection": "close"},
    )
