"""A PostgreSQL cluster of the tests' own, in a temporary folder and on a free port.

No cluster that the machine runs is looked at. The server refuses to run as root, so for root it runs as
Debian's user `postgres`. Nothing is waited for to reach the disk: a crash of the machine would cost the
cluster, and a crash of a client does not.
"""

import itertools
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers.ports import HOST, free_port, wait_for_server

_OWNER = "postgres"
_SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "log_min_messages": "fatal",  # tests provoke errors
}


@dataclass(frozen=True)
class PostgresServer:
    """A running cluster. Its one user may do anything in it."""

    port: int
    password: str
    _numbers: Iterator[int] = field(default_factory=itertools.count, repr=False)

    def url(self, database: str) -> str:
        """Where SQLAlchemy finds a database, with psycopg for a driver."""
        return f"postgresql+psycopg://{self._authority}/{database}"

    def create_database(self, *, template: str = "template1") -> str:
        """Make a fresh database, a copy of another one that nobody is connected to; returns its URL."""
        name = f"test_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._do(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def answers(self) -> bool:
        """Whether it takes connections. It refuses some while it starts."""
        import psycopg

        try:
            psycopg.connect(f"postgresql://{self._authority}/postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _do(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"postgresql://{self._authority}/postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    @property
    def _authority(self) -> str:
        return f"{_OWNER}:{self.password}@{HOST}:{self.port}"


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Make a cluster and run it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    server = PostgresServer(free_port(), secrets.token_urlsafe(24))
    try:
        _make_cluster(folder, server.password)
        settings = [f"-c{name}={value}" for name, value in _SETTINGS.items()]
        command = [*_as_owner(), _program("postgres"), "-D", str(folder / "data")]
        process = subprocess.Popen([*command, "-p", str(server.port), *settings], cwd=folder)
        try:
            wait_for_server(process, server.answers)
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # ends its connections too, where SIGTERM waits for them
            process.wait()
    finally:
        shutil.rmtree(folder)


def _make_cluster(folder: Path, password: str) -> None:
    (folder / "password").write_text(password)
    if os.geteuid() == 0:
        for path in (folder, folder / "password"):
            shutil.chown(path, _OWNER, _OWNER)
    options = ["--no-sync", "--encoding=UTF8", "--locale=C", f"--username={_OWNER}"]
    options += ["--auth=scram-sha-256", f"--pwfile={folder / 'password'}", f"--pgdata={folder / 'data'}"]
    command = [*_as_owner(), _program("initdb"), *options]
    made = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr


def _as_owner() -> list[str]:
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--init-groups", "--"]


def _program(name: str) -> str:
    """Debian keeps the server's programs off PATH, in a folder for each version."""
    found = shutil.which(name)
    if found is None:
        folders = Path("/usr/lib/postgresql").glob("*/bin")
        found = shutil.which(name, path=os.pathsep.join(map(str, sorted(folders))))
    assert found, f"there is no {name}; `make setup` brings it"
    return found
