"""Web servers in threads, kept for the next endpoint: to start and stop one takes uvicorn a third of a second."""

import asyncio
import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

# Those that serve nobody now. Endpoints that are served at the same time have one each.
_idle: list["_Listener"] = []


@contextmanager
def listening(app: ASGIApp) -> Iterator[int]:
    """Serve an application on a port of this machine until the end of the block; gives the port.

    Requests that are under way then are waited for, and all connections are closed.
    """
    listener = _idle.pop() if _idle else _Listener()
    listener.app = app
    try:
        yield listener.port
    finally:
        listener.settle()
        _idle.append(listener)


class _Listener:
    """A web server in a thread of its own, which ends with the process."""

    app: ASGIApp

    def __init__(self) -> None:
        config = uvicorn.Config(
            self._answer,
            host="127.0.0.1",
            port=0,
            interface="asgi3",
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
            # Who is connected is asked by the endpoint itself, and a proxy only where one is told of.
            proxy_headers=False,
        )
        self._server = uvicorn.Server(config)
        self._runner = asyncio.Runner(loop_factory=config.get_loop_factory())
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.01)
            if not self._thread.is_alive():
                raise RuntimeError("nothing listens")
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]
        atexit.register(self._stop)

    def settle(self) -> None:
        """Let requests end, and close connections, as a server does that stops."""
        asyncio.run_coroutine_threadsafe(self._settle(), self._runner.get_loop()).result()

    async def _settle(self) -> None:
        state = self._server.server_state
        for connection in list(state.connections):
            connection.shutdown()
        while state.connections or state.tasks:  # noqa: ASYNC110 - uvicorn tells nobody
            await asyncio.sleep(0.001)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def _run(self) -> None:
        with self._runner:
            self._runner.run(self._server.serve())

    def _stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
