"""Runs the process that converts: at a low priority, without secrets, within what it is granted, and watched."""

import contextlib
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.collector.children import Limits, bare_environment, end, launched, used

_LOOK_S = 1.0
# What is in the log besides progress is a few lines; this is a program gone wild.
_LARGEST_LOG_BYTES = 64 * 1024**2
_RESOURCES = {"RLIMIT_CORE": 0}


@dataclass(frozen=True, slots=True)
class Ended:
    """`code` is the exit code, or the number of the signal that ended it, negative. `broken_off` says why it was not
    let to its end, and is empty where it was."""

    code: int
    broken_off: str = ""


def run(
    command: Sequence[str],
    *,
    folder: Path,
    log: Path,
    limits: Limits,
    look: Callable[[], str],
) -> Ended:
    """Run a command to its end, or until there is a reason against it.

    Args:
        command: The program and its arguments.
        folder: Where it runs, and what it takes for its home.
        log: Where what it says goes.
        limits: What all of its processes together are granted.
        look: Called every second. Returns why it is to end, or an empty string.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            launched(command, _RESOURCES),
            cwd=folder,
            env=bare_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            broken_off = _watch(process, log, limits, look)
        finally:
            end(process)
    return Ended(process.returncode, broken_off)


def _watch(process: subprocess.Popen[bytes], log: Path, limits: Limits, look: Callable[[], str]) -> str:
    while process.poll() is None:
        if reason := _too_much(process.pid, log, limits) or look():
            return reason
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)
    return ""


def _too_much(pid: int, log: Path, limits: Limits) -> str:
    taken = used(pid)
    if taken.memory_bytes > limits.memory_bytes:
        return "it took more memory than an export may"
    if taken.cpu_s > limits.cpu_s:
        return "it took longer than an export may"
    return "it wrote more than any log may have" if log.stat().st_size > _LARGEST_LOG_BYTES else ""
