"""Programs that the endpoint runs beside itself: how they begin, what they take, and how they end with all that they
started. They get no secrets: their environment is made anew.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_LAUNCHER = Path(__file__).with_name("launching.py")


@dataclass(frozen=True, slots=True)
class Limits:
    """`cpu_s` is processor time and `memory_bytes` memory, of all processes together."""

    cpu_s: float
    memory_bytes: int


def launched(command: Sequence[str], resources: Mapping[str, int]) -> list[str]:
    """The command that limits itself, takes a low priority and becomes `command`.

    Args:
        command: The program and its arguments.
        resources: Limits of each process by their names in `resource`.
    """
    return [sys.executable, "-I", "-S", str(_LAUNCHER), json.dumps(resources), *command]


def used(pid: int) -> Limits:
    """What a process and all that it started take; memory that they share counts for each."""
    cpu_s, memory_bytes = 0.0, 0
    with contextlib.suppress(psutil.Error):
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                # The last two are of those that have ended.
                cpu_s += times.user + times.system + times.children_user + times.children_system
                memory_bytes += process.memory_info().rss
    return Limits(cpu_s, memory_bytes)


def end(process: subprocess.Popen[bytes]) -> None:
    """End it with all that it started: with its namespace where it has one, else with its process group."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # It has ended, and so have its children.
        except PermissionError:
            process.kill()  # It is another user by now.
    process.wait()


def bare_environment(folder: Path) -> dict[str, str]:
    """What a program needs to start, and nothing that the endpoint knows."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
