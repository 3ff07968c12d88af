"""What those ask who run the endpoint: does it live, is it ready, what does it measure."""

import ipaddress

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.metrics import Metrics
from trajectory_recorder.collector.problems import forbidden
from trajectory_recorder.collector.readiness import Readiness, is_ready
from trajectory_recorder.collector.routes.requests import (
    Answer,
    Here,
    problem_responses,
    the_actor,
)
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["operations"])

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Health(Answer):
    status: str


class Ready(Answer):
    """`parts` says of each part "ok" or what is wrong; `remarks` what works and could be better."""

    ready: bool
    parts: dict[str, str]
    remarks: dict[str, str]


@router.get("/health")
async def health() -> Health:
    """Whether the process lives; asks nothing of anybody else."""
    return Health(status="ok")


@router.get("/ready", responses={503: {"model": Ready}})
def ready(request: Request, response: Response) -> Ready:
    """Whether it can do its work now, and if not, what is wrong."""
    readiness: Readiness = request.app.state.readiness
    parts = readiness.parts()
    response.status_code = 200 if is_ready(parts) else 503
    return Ready(ready=is_ready(parts), parts=parts, remarks=readiness.remarks())


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}, **problem_responses(401, 403, 429)},
)
async def metrics(request: Request, endpoint: Here) -> Response:
    """Figures for Prometheus: for this machine, and with a token of an admin's for others."""
    if not _is_near(request):
        actor = await the_actor(request, endpoint)
        actor.require(Scope.ADMIN)
        if not actor.is_admin:
            raise forbidden("only admins of the endpoint see its figures")
    text = await to_thread.run_sync(_measured, request.app.state.metrics, endpoint)
    return Response(text, media_type=_PROMETHEUS)


def _measured(metrics: Metrics, endpoint: Endpoint) -> bytes:
    with endpoint.database.reading() as session:
        return metrics.text(session, endpoint.clock.now())


def _is_near(request: Request) -> bool:
    """Whether it comes from this machine itself; a proxy on it forwards for others, and says so or is set."""
    forwarded = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via"))
    if forwarded or request.app.state.endpoint.settings.public_url or request.client is None:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
