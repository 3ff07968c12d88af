"""Programs that mean harm, and what becomes of them."""

import os
import sys
import threading
from pathlib import Path

import psutil
import pytest

from helpers.command_line import wait_until
from trajectory_recorder.collector.checking.child import Ended, Ending, Limits, run_confined
from trajectory_recorder.collector.checking.confinement import confinement

_MB = 1_000_000
_PLENTY = Limits(60, 300 * _MB)
_LITTLE = Limits(0.5, 300 * _MB)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the child may write to, whoever it is."""
    for place in (tmp_path, *tmp_path.parents[:2]):
        place.chmod(0o777)
    return tmp_path


def _run(
    folder: Path, program: str, limits: Limits = _PLENTY, *, stopping: threading.Event | None = None
) -> Ended:
    command = (sys.executable, "-S", "-c", program)
    return run_confined(command, folder, limits, way=confinement(), stopping=stopping or threading.Event())


def test_a_program_that_behaves_is_heard(folder: Path) -> None:
    ended = _run(folder, "print('fine')")
    assert ended == Ended(Ending.BY_ITSELF, 0, b"fine\n")


def test_it_learns_no_secrets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAJECTORY_RECORDER_DATABASE", "postgresql://me:hunter2@db/it")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hunter3")
    said = _run(folder, "import os; print(dict(os.environ))").output
    assert b"PATH" in said
    assert b"hunter" not in said


def test_it_is_not_root(folder: Path) -> None:
    assert int(_run(folder, "import os; print(os.getuid())").output) != 0


@pytest.mark.parametrize(
    "program",
    [
        "x = bytearray(400_000_000)",
        # Each of them alone is within the limit.
        "import os, time\nfor i in range(8):\n  if not os.fork(): break\nx = b'1' * 80_000_000\ntime.sleep(60)",
    ],
)
def test_memory_has_an_end(folder: Path, program: str) -> None:
    ended = _run(folder, program)
    assert ended.ending is Ending.TOO_MUCH_MEMORY or ended.code != 0


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        # Time that children take counts, too.
        "import os\nos.fork()\nos.fork()\nwhile True: pass",
    ],
)
def test_an_endless_loop_ends(folder: Path, program: str) -> None:
    assert _run(folder, program, _LITTLE).ending is Ending.TOO_LONG


def test_a_program_that_waits_for_ever_ends(folder: Path) -> None:
    assert _run(folder, "import time; time.sleep(600)", _LITTLE).ending is Ending.TOO_LONG


def test_it_can_t_start_processes_without_end(folder: Path) -> None:
    ended = _run(folder, "import os\nwhile True: os.fork()", _LITTLE)
    assert (ended.ending, ended.code) != (Ending.BY_ITSELF, 0)


def test_it_can_t_say_without_end(folder: Path) -> None:
    ended = _run(folder, "while True: print('x' * 100_000)")
    assert ended.ending is Ending.TOO_MUCH_OUTPUT


def test_it_can_t_fill_the_disk_with_one_file(folder: Path) -> None:
    ended = _run(folder, "f = open('large', 'wb')\nfor i in range(20): f.write(b'1' * 1_000_000)")
    assert ended.code != 0
    assert (folder / "large").stat().st_size < 10_000_000


def test_it_has_no_network(folder: Path) -> None:
    said = _run(
        folder,
        "import socket\nprint([name for _, name in socket.if_nameindex()])\n"
        "s = socket.socket(); s.settimeout(1)\n"
        "print(s.connect_ex(('127.0.0.1', 22)), s.connect_ex(('198.51.100.1', 80)))",
    ).output
    interfaces, codes = said.decode().splitlines()
    alone = interfaces == "['lo']" and "0" not in codes.split()
    # A system that does not allow it is told of, in the log and by /ready.
    assert alone is ("network" not in confinement().lacking)


def test_nothing_that_it_started_lives_on(folder: Path) -> None:
    marker = f"lives on {os.getpid()}"
    program = (
        "import os, sys, time\n"
        f"if not os.fork():\n  os.setsid()\n  os.execv({sys.executable!r}, "
        f"[{sys.executable!r}, '-S', '-c', 'import time; time.sleep(60)', {marker!r}])\n"
        "time.sleep(0.5)"
    )
    _run(folder, program)

    def running() -> list[psutil.Process]:
        return [it for it in psutil.process_iter(["cmdline"]) if marker in (it.info["cmdline"] or [])]

    wait_until(lambda: not running(), "the last of them ends")


def test_it_ends_when_nobody_waits_for_it_any_more(folder: Path) -> None:
    stopping = threading.Event()
    threading.Timer(0.3, stopping.set).start()
    ended = _run(folder, "import time; time.sleep(600)", stopping=stopping)
    assert ended.ending is Ending.STOPPED
