"""Routes that change threads once, for the function that blocks.

FastAPI would do so again to see that what the function returned is what was announced, and for every class that a
request's parameters are gathered in. Those take microseconds; a change of threads takes a few hundred, and waits
for the interpreter where others compute.
"""

import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from anyio import to_thread
from fastapi.routing import APIRoute

T = TypeVar("T")


class ThreadRoute(APIRoute):
    """A route whose function runs in a thread, and whose answer is written outside. Asynchronous ones stay so."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:  # noqa: ANN401 - FastAPI's own
        blocks = not inspect.iscoroutinefunction(endpoint)
        super().__init__(path, _in_thread(endpoint) if blocks else endpoint, **more)


def _in_thread(function: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    @functools.wraps(function)
    async def call(**arguments: Any) -> Any:  # noqa: ANN401 - whatever the function has
        return await to_thread.run_sync(functools.partial(function, **arguments))

    return call


def gathered(kind: type[T]) -> Callable[..., Coroutine[Any, Any, T]]:
    """A dependency that makes one of these of a request's parameters, as `Depends(kind)` does."""

    async def gather(**members: Any) -> T:  # noqa: ANN401 - whatever the class has
        return kind(**members)

    gather.__signature__ = inspect.signature(kind)  # type: ignore[attr-defined]  # what FastAPI reads
    return gather
