"""The endpoint as an ASGI application: routes, errors, and what goes around every request."""

import functools
import logging
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from trajectory_recorder import __version__
from trajectory_recorder.collector import described
from trajectory_recorder.collector.answering import problem_answer
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.metrics import Metrics
from trajectory_recorder.collector.pages import assets, desk, device, home, sign_in
from trajectory_recorder.collector.pages.errors import error_page, wants_page
from trajectory_recorder.collector.problems import Problem, invalid, unavailable
from trajectory_recorder.collector.readiness import Readiness
from trajectory_recorder.collector.request_limits import RequestLimits
from trajectory_recorder.collector.request_log import RequestLog
from trajectory_recorder.collector.request_rate import RequestRate
from trajectory_recorder.collector.routes import (
    audit,
    claims,
    comments,
    comparisons,
    consents,
    decisions,
    erasure,
    exports,
    figures,
    files,
    members,
    oauth,
    operations,
    people,
    projects,
    reviews,
    submissions,
    task_files,
    tasks,
    tokens,
    uploads,
    webhooks,
)
from trajectory_recorder.collector.security_headers import SecurityHeaders
from trajectory_recorder.collector.worker import Worker
from trajectory_recorder.errors import StoreError

_LOG = logging.getLogger(__name__)

API = "/api/v1"
# Requests there bring files, and are read as they arrive.
UPLOADS = f"{API}/uploads"
# Below `API`; each module of `routes` has one.
ROUTERS: Sequence[APIRouter] = (
    # They are tried one after the other, so what is asked most comes first.
    uploads.router,
    submissions.router,
    tasks.router,
    task_files.router,
    files.router,
    reviews.router,
    comments.router,
    comparisons.router,
    decisions.router,
    claims.router,
    consents.router,
    projects.router,
    members.router,
    people.router,
    tokens.router,
    webhooks.router,
    erasure.router,
    exports.router,
    figures.router,
    audit.router,
)
# Not below it: what OAuth's clients, people with a browser and those who run it come to.
OTHER_ROUTERS: Sequence[APIRouter] = (
    oauth.router,
    sign_in.router,
    device.router,
    home.router,
    *desk.ROUTERS,
    assets.router,
    operations.router,
)


class _Application(FastAPI):
    """Describes its errors, too, which FastAPI knows nothing of."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            described.complete(super().openapi())
        return super().openapi()


def create_app(
    endpoint: Endpoint, *, worker: Worker | None = None, metrics: Metrics | None = None
) -> FastAPI:
    """Put the application together.

    Args:
        endpoint: What it serves.
        worker: Does its jobs, where this process does them.
        metrics: Where requests are counted.
    """
    app = _Application(
        title="Trajectory collection endpoint",
        version=__version__,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        routes=[*_routes()],
    )
    app.state.endpoint = endpoint
    app.state.metrics = metrics or Metrics()
    app.state.readiness = Readiness(endpoint, worker)
    app.state.rate = RequestRate(endpoint.settings.requests_per_minute)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(RequestValidationError, _validation_problem)
    app.add_exception_handler(StoreError, _store_problem)
    _surround(app, endpoint)
    return app


@functools.cache
def _routes() -> Sequence[BaseRoute]:
    """All routes. They know no endpoint, and applications share what FastAPI makes of them: it takes 0.3 s."""
    every = APIRouter()
    for router in ROUTERS:
        every.include_router(router, prefix=API)
    for router in OTHER_ROUTERS:
        every.include_router(router)
    return every.routes


def _surround(app: FastAPI, endpoint: Endpoint) -> None:
    """What every request passes, from the innermost to the outermost."""
    app.add_middleware(RequestLimits, streamed=UPLOADS)
    app.add_middleware(RequestLog, metrics=app.state.metrics, prefix=API)
    app.add_middleware(SecurityHeaders, https=endpoint.settings.is_https)


def _answer(request: Request, problem: Problem) -> Response:
    return error_page(problem) if wants_page(request) else problem_answer(request.scope, problem)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - what it is registered for
    return _answer(request, error)


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    headers = dict(error.headers or {})
    return _answer(request, Problem(error.status_code, "http", str(error.detail), headers=headers))


async def _store_problem(request: Request, error: Exception) -> Response:
    _LOG.error("the store fails: %s", error)
    return _answer(request, unavailable())


async def _validation_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    wrong = [
        {"where": _printable(".".join(str(part) for part in it["loc"])), "what": _printable(it["msg"])}
        for it in error.errors()[:20]
    ]
    named = "; ".join(f"{it['where']}: {it['what']}" for it in wrong[:3])
    return _answer(request, invalid(f"the request is not as it should be: {named}", "mend it", errors=wrong))


def _printable(text: str) -> str:
    """What clients sent, in an answer: it may hold half characters, which no answer can."""
    return text.encode(errors="backslashreplace").decode()[:200]
