"""tus 1.0 (https://tus.io/protocols/resumable-upload): creation, checksum, expiration and termination.

All that headers can tell is looked at before the body is: what is refused was never read.
"""

import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem, conflict, unavailable
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.requests import Here, Me, problem_responses
from trajectory_recorder.collector.routes.tus_headers import (
    TusHeaders,
    creation_headers,
    described,
    patch_headers,
    require_version,
)
from trajectory_recorder.collector.uploads import beginning, ending, progress
from trajectory_recorder.collector.uploads.progress import LeaseLost, Standing
from trajectory_recorder.collector.uploads.receiving import Cut, Receiving
from trajectory_recorder.errors import StoreError
from trajectory_recorder.wire import tus
from trajectory_recorder.wire.limits import LARGEST_BUNDLE_BYTES
from trajectory_recorder.wire.states import Scope

log = logging.getLogger(__name__)

_ALWAYS = {tus.RESUMABLE: tus.VERSION, "Cache-Control": "no-store"}
T = TypeVar("T")


class _TusRoute(APIRoute):
    """Speaks tus in what it refuses, too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_tus(request: Request) -> Response:
            try:
                return await handle(request)
            except StoreError as error:
                log.error("the store fails: %s", error)  # noqa: TRY400 - no place in our code is to blame
                raise _in_tus(unavailable()) from error
            except Problem as problem:
                raise _in_tus(problem) from None

        return handle_tus


def _in_tus(problem: Problem) -> Problem:
    problem.headers.update(_ALWAYS)
    return problem


router = APIRouter(tags=["uploads"], route_class=_TusRoute)


@router.options("/uploads", status_code=204, response_class=Response)
async def say_what_it_can() -> Response:
    """What of tus is there."""
    headers = {
        tus.RESUMABLE: tus.VERSION,
        "Tus-Version": tus.VERSION,
        "Tus-Extension": ",".join(tus.EXTENSIONS),
        "Tus-Max-Size": str(LARGEST_BUNDLE_BYTES),
        "Tus-Checksum-Algorithm": ",".join(tus.ALGORITHMS),
    }
    return Response(status_code=204, headers=headers)


@router.post(
    "/uploads",
    status_code=201,
    response_class=Response,
    responses=problem_responses(400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 460, 503),
    openapi_extra=described(tus.LENGTH, tus.METADATA),
)
async def begin_upload(request: Request, endpoint: Here, me: Me) -> Response:
    """Begin the upload of a declared file, also with its first bytes; or find the one that was begun."""
    require_version(request)
    me.require(Scope.UPLOAD)
    asked = creation_headers(request)
    begun = await _in_thread(beginning.begin, endpoint, me, asked.submission, asked.path, asked.length)
    offset = begun.offset
    if begun.length == 0 or (asked.carries_bytes and begun.offset == 0):
        offset = await _receive(request, endpoint, me, begun.id, asked.body, offset=0)
    location = f"{request.url.path}/{begun.id}"
    return Response(status_code=201, headers={"Location": location, **_headers(begun, offset)})


@router.head(
    "/uploads/{upload_id}",
    response_class=Response,
    responses=problem_responses(401, 403, 404, 410, 412, 503),
    openapi_extra=described(),
)
async def ask_offset(upload_id: IdInPath, request: Request, endpoint: Here, me: Me) -> Response:
    """How far an upload has come. A request that still writes to it is ended, and keeps what it has."""
    require_version(request)
    me.require(Scope.UPLOAD)
    await _in_thread(progress.require_own, endpoint, me, upload_id)
    async with endpoint.turns.take(upload_id):
        held = await _in_thread(progress.take_over, endpoint, me, upload_id)
        if held.offset == held.length and not held.is_complete:
            await _in_thread(progress.complete, endpoint, upload_id)
    return Response(headers={**_headers(held, held.offset), tus.LENGTH: str(held.length)})


@router.patch(
    "/uploads/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=problem_responses(400, 401, 403, 404, 409, 410, 412, 413, 415, 460, 503),
    openapi_extra=described(tus.OFFSET, body=True),
)
async def add_bytes(upload_id: IdInPath, request: Request, endpoint: Here, me: Me) -> Response:
    """Add bytes to an upload, at its offset."""
    require_version(request)
    me.require(Scope.UPLOAD)
    offset, body = patch_headers(request)
    await _in_thread(progress.require_own, endpoint, me, upload_id)
    new_offset = await _receive(request, endpoint, me, upload_id, body, offset=offset)
    return Response(status_code=204, headers={tus.OFFSET: str(new_offset), **_ALWAYS})


@router.delete(
    "/uploads/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=problem_responses(401, 403, 404, 409, 412, 503),
    openapi_extra=described(),
)
async def end_upload(upload_id: IdInPath, request: Request, endpoint: Here, me: Me) -> Response:
    """End an upload, and throw away what arrived of it."""
    require_version(request)
    me.require(Scope.UPLOAD)
    # Of somebody else's upload nobody is to end the request that writes to it.
    await _in_thread(progress.require_own, endpoint, me, upload_id, expired=True)
    async with endpoint.turns.take(upload_id):
        await _in_thread(ending.terminate, endpoint, me, upload_id)
    return Response(status_code=204, headers=_ALWAYS)


async def _receive(
    request: Request, endpoint: Endpoint, me: Actor, upload_id: str, body: TusHeaders, *, offset: int
) -> int:
    """Take a request's body in; returns the new offset."""
    async with endpoint.turns.take(upload_id) as turn:
        held = await _in_thread(progress.take_over, endpoint, me, upload_id, offset=offset)
        body.require_room(held.length - held.offset)
        receiving = Receiving(endpoint, held, length=body.length, checksum=body.checksum)
        try:
            new_offset = await receiving.take(request.stream(), turn)
        except (Cut, LeaseLost):
            raise conflict("taken_over", "a newer request goes on with this upload") from None
        if new_offset == held.length and not held.is_complete:
            await _in_thread(progress.complete, endpoint, upload_id)
        return new_offset


def _headers(held: Standing, offset: int) -> dict[str, str]:
    expires = held.expires_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return {tus.OFFSET: str(offset), tus.EXPIRES: expires, **_ALWAYS}


async def _in_thread(work: Callable[..., T], *arguments: Any, **named: Any) -> T:  # noqa: ANN401 - handed on
    return await to_thread.run_sync(partial(work, *arguments, **named))
