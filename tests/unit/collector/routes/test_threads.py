"""How often a request changes threads."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

import httpx
import pytest
from anyio import to_thread
from fastapi import APIRouter, Depends, FastAPI, Query
from pydantic import BaseModel

from trajectory_recorder.collector.routes.threads import ThreadRoute, gathered


@dataclass(frozen=True, slots=True)
class _Wanted:
    limit: Annotated[int, Query(ge=1, le=10)] = 5


class _Answer(BaseModel):
    limit: int
    thread: int


def _asked(path: str) -> httpx.Response:
    router = APIRouter(route_class=ThreadRoute)

    @router.get("/blocking")
    def block(wanted: Annotated[_Wanted, Depends(gathered(_Wanted))]) -> _Answer:
        return _Answer(limit=wanted.limit, thread=threading.get_ident())

    @router.get("/quick")
    async def answer() -> _Answer:
        return _Answer(limit=0, thread=threading.get_ident())

    app = FastAPI()
    app.include_router(router)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://endpoint") as client:
            return await client.get(path)

    return asyncio.run(ask())


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was handed to threads."""
    handed: list[object] = []
    run: Callable[..., Awaitable[Any]] = to_thread.run_sync

    async def noted(function: Callable[..., Any], *arguments: object, **options: Any) -> Any:
        handed.append(function)
        return await run(function, *arguments, **options)

    monkeypatch.setattr(to_thread, "run_sync", noted)
    return handed


def test_a_function_that_blocks_runs_in_a_thread_and_nothing_else_does(changes: list[object]) -> None:
    answer = _asked("/blocking?limit=7").json()
    assert answer["limit"] == 7
    assert answer["thread"] != threading.get_ident()
    assert len(changes) == 1


def test_an_asynchronous_function_stays_where_requests_are(changes: list[object]) -> None:
    assert _asked("/quick").json()["thread"] == threading.get_ident()
    assert changes == []


def test_what_is_gathered_is_looked_at_as_ever() -> None:
    assert _asked("/blocking").json()["limit"] == 5
    assert _asked("/blocking?limit=11").status_code == 422
