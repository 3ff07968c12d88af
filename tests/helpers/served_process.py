"""An endpoint as people run it: a process, which may be killed and started again at the same port."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from helpers.command_line import PROGRAM, REPOSITORY
from helpers.endpoint import Served
from helpers.ports import HOST, end, free_port
from trajectory_recorder.collector.opening import open_endpoint
from trajectory_recorder.settings import ServeSettings

# Nobody's requests are to wait here.
_REQUESTS_PER_MINUTE = "100000"


class ServedProcess:
    """A `serve` process. Its log is beside its data.

    Args:
        settings: Where its database and its store are.
        data: Its folder; replicas may share it.
    """

    def __init__(self, settings: ServeSettings, data: Path) -> None:
        self.port = free_port()
        self._log = data.parent / f"serve-{self.port}.log"
        self._command = [*PROGRAM, "serve", f"--data={data}", f"--port={self.port}"]
        self._command += [f"--requests-per-minute={_REQUESTS_PER_MINUTE}"]
        if settings.store:
            self._command += [f"--store={settings.store}", f"--store-endpoint={settings.store_endpoint}"]
        self._environment = {"TRAJECTORY_RECORDER_DATABASE": settings.database} if settings.database else {}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def start(self) -> Self:
        """Start it, and wait until it listens."""
        environment = {**os.environ, **self._environment, "PYTHONUNBUFFERED": "1"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=environment, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=log
            )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == f"serving at {self.url}\n".encode(), self.log
        return self

    def kill(self) -> None:
        """End it at once, whatever it does."""
        assert self._process is not None
        assert self._process.poll() is None, self.log
        self._process.kill()
        self._forget()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            end(self._process)
            self._forget()

    def _forget(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.wait()
        self._process.stdout.close()
        self._process = None


@contextmanager
def beside(settings: ServeSettings, data: Path, url: str = "") -> Iterator[Served]:
    """The endpoint of another process, to put people there and to look at what it has."""
    endpoint = open_endpoint(settings, data, read_policy=str)
    try:
        yield Served(endpoint, url, data)
    finally:
        endpoint.database.close()
