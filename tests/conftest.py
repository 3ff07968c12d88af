"""Desktops to test on, and the check that no test leaves anything running."""

import threading
from collections.abc import Iterator

import hypothesis
import psutil
import pytest

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

    What fixtures of a wider scope started before is theirs to end.
    """
    children_before = set(psutil.Process().children())
    threads_before = set(threading.enumerate())
    yield
    left = []
    for child in set(psutil.Process().children()) - children_before:
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
