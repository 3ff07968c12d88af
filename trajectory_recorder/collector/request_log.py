"""One line in the log for every request: what, how it went, how long it took, who asked.

Never the address as it was asked for, no query, no body and no header: there are secrets in them. A request that
broke off by a mistake of ours gets an answer here, and its traceback is logged with its id.
"""

import logging
import re
import secrets
import time
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.answering import problem_answer
from trajectory_recorder.collector.metrics import Metrics, Request
from trajectory_recorder.collector.problems import Problem

log = logging.getLogger(__name__)

_ID = b"x-request-id"
# What a proxy before us may have named it: words that do no harm in a log.
_SAFE_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_NO_ROUTE = "unknown"
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass
class _Seen:
    """What is noticed of a request on its way."""

    began_s: float
    status: int = 0
    received_bytes: int = 0
    sent_bytes: int = 0


class RequestLog:
    """An ASGI application around another.

    Args:
        app: The other.
        metrics: Where requests are counted.
        prefix: What stands before the paths that routes know.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, prefix: str) -> None:
        self._app = app
        self._metrics = metrics
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        seen = _Seen(time.monotonic())

        async def receive_seen() -> Message:
            message = await receive()
            seen.received_bytes += len(message.get("body", b""))
            return message

        async def send_seen(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                message["headers"] = [*message["headers"], (_ID, request_id.encode())]
            seen.sent_bytes += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive_seen, send_seen)
        except Exception:
            log.exception("a request broke off", extra={"request_id": request_id})
            if not seen.status:
                await problem_answer(scope, _our_mistake())(scope, receive_seen, send_seen)
        finally:
            self._note(scope, seen)

    def _note(self, scope: Scope, seen: _Seen) -> None:
        method = scope["method"] if scope["method"] in _KNOWN_METHODS else _NO_ROUTE
        took_s = time.monotonic() - seen.began_s
        request = Request(
            method, self._route(scope), seen.status, took_s, seen.received_bytes, seen.sent_bytes
        )
        self._metrics.count(request)
        actor = scope["state"].get("actor")
        log.info(
            "request",
            extra={
                "request_id": scope["state"]["request_id"],
                "method": request.method,
                "route": request.route,
                "status": request.status,
                "took_ms": round(took_s * 1000, 1),
                "received_bytes": request.received_bytes,
                "sent_bytes": request.sent_bytes,
                "person": actor.person_id if isinstance(actor, Actor) else None,
            },
        )

    def _route(self, scope: Scope) -> str:
        """The address with names in the place of what was asked for."""
        path = getattr(scope.get("route"), "path", None)
        if path is None:
            return _NO_ROUTE
        below = scope["path"].startswith(self._prefix) and not path.startswith(self._prefix)
        return f"{self._prefix}{path}" if below else str(path)


def _request_id(scope: Scope) -> str:
    told = next((value for key, value in scope["headers"] if key == _ID), b"")
    return told.decode() if _SAFE_ID.fullmatch(told) else secrets.token_hex(16)


def _our_mistake() -> Problem:
    return Problem(
        500,
        "broken",
        "the endpoint made a mistake; it is in its log under the id of this request",
        remedy="tell whoever runs the endpoint",
    )
