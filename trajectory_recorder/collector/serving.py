"""Runs an endpoint in this process until it is asked to stop.

The first SIGTERM or SIGINT lets requests that are under way end, for a while, and leaves work that takes longer
to other replicas or to the next start. The second ends the process at once; nothing durable is lost by that.
"""

import logging
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from anyio import to_thread
from fastapi import FastAPI

from trajectory_recorder.collector.app import create_app
from trajectory_recorder.collector.checking.confinement import confinement
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exposure import tls_context
from trajectory_recorder.collector.handlers import WORK
from trajectory_recorder.collector.metrics import Metrics
from trajectory_recorder.collector.worker import Worker
from trajectory_recorder.errors import Cancelled, MachineError

log = logging.getLogger(__name__)

_PATIENCE_S = 10
_BACKLOG = 2048
# Longer than clients keep an idle connection, httpx 5 s: a request that meets the server's end of it is lost.
_IDLE_S = 30
# SQLite computes in this process, where more threads only wait for one another. Measured in turns on two busy
# cores with 50 people: p95 145, 85 and 134 ms, against 304, 192 and 161 ms with the usual 40.
_SQLITE_THREADS = 6


def serve(endpoint: Endpoint, *, listens: Callable[[str], None]) -> None:
    """Serve until a signal comes.

    Args:
        endpoint: What to serve. It is closed in the end.
        listens: Told the address once requests are answered.

    Raises:
        MachineError: The port is taken, or the address is none of this machine.
        UsageError: The certificate can't be used.
    """
    context = tls_context(endpoint.settings)
    with _listening(endpoint.settings.host, endpoint.settings.port) as listener:
        # Found out before it matters, and told in the log if something is lacking. It takes a second.
        threading.Thread(target=confinement, name="confinement", daemon=True).start()
        metrics = Metrics()
        worker = Worker(endpoint, WORK, metrics.job_ended)
        app = create_app(endpoint, worker=worker, metrics=metrics)
        address = endpoint.settings.public_url or _address(listener, tls=context is not None)
        server = _Server(_config(app, endpoint, context), endpoint, lambda: listens(address))
        worker.start()
        try:
            server.run([listener])
        finally:
            worker.stop(_PATIENCE_S)
            endpoint.database.close()
            log.info("stopped")


class _Server(uvicorn.Server):
    """uvicorn's server, with our way of stopping.

    Args:
        config: uvicorn's.
        endpoint: Told when the end begins.
        started: Called once it listens.
    """

    def __init__(self, config: uvicorn.Config, endpoint: Endpoint, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._endpoint = endpoint
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        if self._endpoint.database.is_sqlite:
            to_thread.current_default_thread_limiter().total_tokens = _SQLITE_THREADS
        await super().startup(sockets)
        log.info("serving")
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        log.info("stopping")
        self._endpoint.stopping.set()
        # A file may take hours to arrive. What has come of it is kept.
        self._endpoint.turns.stop_all()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn's own ends the process by the signal once it has stopped; ours ends with exit code 0."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal handler's protocol
        if self.should_exit:
            # Threads that answer requests can't be interrupted, so nothing less than this is at once.
            os._exit(Cancelled.exit_code)
        self.should_exit = True


def _config(app: FastAPI, endpoint: Endpoint, context: ssl.SSLContext | None) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        ws="none",
        server_header=False,
        # Who asks is told by a proxy on this machine, if there is one.
        proxy_headers=bool(endpoint.settings.public_url),
        timeout_keep_alive=_IDLE_S,
        timeout_graceful_shutdown=_PATIENCE_S,
        ssl_context_factory=(lambda *_: context) if context is not None else None,
    )


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise MachineError(
            f"can't listen on {host} port {port}: {error.strerror}", "choose others with --host and --port"
        ) from error
    with listener:
        yield listener


def _address(listener: socket.socket, *, tls: bool) -> str:
    host, port = listener.getsockname()[:2]
    return f"{'https' if tls else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
