"""An endpoint to test, on each of the pairs of database and store that it serves from.

On SQLite and a folder everything is tested. On PostgreSQL and a store that speaks S3 what is marked with
`on_servers` is, and the slow tests go through everything again; on Ceph, through what has to do with files.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome

from helpers.browser import chromium_browser
from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder, Ground
from helpers.memory import memory_folder

_OF_FILES = ("upload", "files", "submissions", "checking", "erasure")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose what the endpoint of a test stands on."""
    if "ground" not in metafunc.fixturenames:
        return
    metafunc.parametrize("ground", list(_grounds(metafunc)), indirect=True, scope="session")


def _grounds(metafunc: pytest.Metafunc) -> Iterator[Any]:
    yield "on_folder"
    marked = metafunc.definition.get_closest_marker
    if not marked("on_folder_only"):
        yield pytest.param("on_servers", marks=() if marked("on_servers") else pytest.mark.slow)
        if any(it in metafunc.module.__name__ for it in _OF_FILES):
            yield pytest.param("on_ceph", marks=pytest.mark.slow)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory."""
    with memory_folder() as folder:
        yield folder


@pytest.fixture
def clock() -> SetClock:
    """The endpoint's clock; tests move it."""
    return SetClock()


@pytest.fixture(scope="session")
def ground(request: pytest.FixtureRequest) -> Ground:
    """What the endpoint stands on."""
    it: Ground = request.getfixturevalue(request.param)
    return it


@pytest.fixture(scope="session")
def running() -> Iterator[Chrome]:
    """A browser for all tests of pages."""
    with chromium_browser() as browser:
        yield browser


@pytest.fixture
def browser(running: Chrome) -> Chrome:
    """That browser, with nothing in it of what tests before did."""
    running.get("about:blank")
    running.execute_cdp_cmd("Network.clearBrowserCookies", {})
    running.get_log("browser")
    return running


@pytest.fixture(scope="session")
def migrated(on_folder: Folder) -> Path:
    """An empty database with all tables."""
    return on_folder.migrated


@pytest.fixture
def served(tmp_path: Path, ground: Ground, clock: SetClock) -> Iterator[Served]:
    """An endpoint that listens, with nobody and nothing in it."""
    data = tmp_path / "endpoint"
    with ground.prepared(data) as settings, serving(data, settings, clock=clock) as it:
        yield it
