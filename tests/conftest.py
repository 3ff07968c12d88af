"""Desktops, databases, stores and browsers to test with, and the check that no test leaves anything running."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import hypothesis
import psutil
import pytest

from helpers.grounds import Folder, Servers, migrate_new
from helpers.postgres import PostgresServer, postgres_server
from helpers.s3 import S3Store, rclone_store
from trajectory_recorder.virtual_desktop import VirtualDesktop

_GRACE_S = 5

# How long an example takes says something of the machine and nothing of the code.
hypothesis.settings.register_profile(
    "project", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("project")


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves child processes or threads behind.

    What fixtures of a wider scope started before is theirs to end: they start first where a test, or a
    fixture of its, names them as arguments.
    """
    children_before = _children()
    threads_before = set(threading.enumerate())
    yield
    left = []
    for child in _children() - children_before:
        left += [child, *child.children(recursive=True)]
    names = {process: process.name() for process in left}
    _, left = psutil.wait_procs(left, timeout=_GRACE_S)
    threads = [thread for thread in threading.enumerate() if not thread.daemon]
    threads = [thread for thread in threads if thread not in threads_before]
    for thread in threads:
        thread.join(_GRACE_S)
    running = [f"process {names[process]} ({process.pid})" for process in left]
    running += [f"thread {thread.name}" for thread in threads if thread.is_alive()]
    if running:
        pytest.fail(f"left running: {', '.join(running)}")


def _children() -> set[psutil.Process]:
    """Child processes. Where the system can tell that there are none, not all of its processes are looked at."""
    if hasattr(os, "waitid"):
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return set()
    return set(psutil.Process().children())


@pytest.fixture
def desktop() -> Iterator[VirtualDesktop]:
    with VirtualDesktop(1280, 720, sound=False) as virtual:
        yield virtual


@pytest.fixture
def desktop_with_sound() -> Iterator[VirtualDesktop]:
    with VirtualDesktop(1280, 720) as virtual:
        yield virtual


@pytest.fixture(scope="module")
def shared_desktop() -> Iterator[VirtualDesktop]:
    """One desktop for a module's tests that leave it as they found it."""
    with VirtualDesktop(1280, 720, sound=False) as virtual:
        yield virtual


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A database server. Ask it for a database of your own: all tests share it."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def s3_store() -> Iterator[S3Store]:
    """An object store. Keep to a prefix of your own: all tests share it."""
    with rclone_store() as store:
        yield store


@pytest.fixture(scope="session")
def ceph_store() -> Iterator[S3Store]:
    """An object store as large sites run it, for slow tests."""
    from helpers import ceph

    with ceph.ceph_store() as store:
        yield store


@pytest.fixture(scope="session")
def on_folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """What one small endpoint stands on: SQLite and a folder."""
    path = tmp_path_factory.mktemp("migrated") / "endpoint.db"
    migrate_new(f"sqlite:///{path}")
    return Folder(path)


@pytest.fixture(scope="session")
def on_postgres(postgres: PostgresServer) -> Servers:
    """PostgreSQL and a folder."""
    url = postgres.create_database()
    migrate_new(url)
    return Servers(postgres, url.rpartition("/")[2])


@pytest.fixture(scope="session")
def on_servers(on_postgres: Servers, s3_store: S3Store) -> Servers:
    """What large endpoints stand on: PostgreSQL and an object store."""
    return replace(on_postgres, store=s3_store)


@pytest.fixture(scope="session")
def on_ceph(on_postgres: Servers, ceph_store: S3Store) -> Servers:
    """PostgreSQL and Ceph, for slow tests."""
    return replace(on_postgres, store=ceph_store)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Selenium's driver of a browser, with what a module's tests left in it."""
    from helpers.browser import chromium_browser

    with chromium_browser() as driver:
        yield driver
