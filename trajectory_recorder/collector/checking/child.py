"""Runs a program on something that a stranger sent, with limits, and hands back what it wrote.

The program gets no secrets: its environment is made anew. Everything it says is a stranger's word, too.
"""

import contextlib
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import IO

import psutil

from trajectory_recorder.collector.checking.confinement import Confinement
from trajectory_recorder.collector.children import Limits, bare_environment, end, launched, used

MOST_OUTPUT_BYTES = 4 * 1024**2
# Waiting for a disk is no processor time, so the clock on the wall is given more.
_WALL_FACTOR = 2
_LOOK_S = 0.1
_GRACE_S = 5
_MOST_FILES = 256
# Decoders and the speech model take a few threads for each core.
_MOST_THREADS = 64 + 8 * (os.cpu_count() or 1)


class Ending(StrEnum):
    """How a child ended."""

    BY_ITSELF = "by itself"
    TOO_LONG = "too long"
    TOO_MUCH_OUTPUT = "too much output"
    TOO_MUCH_MEMORY = "too much memory"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Ended:
    """`code` is the exit code, or the number of the signal that ended it, negative."""

    ending: Ending
    code: int
    output: bytes


def run_confined(
    command: Sequence[str], folder: Path, limits: Limits, *, way: Confinement, stopping: Event
) -> Ended:
    """Run a command to its end, or to the end of what it is granted.

    Args:
        command: The program and its arguments.
        folder: Where it runs; the only place that it may find writable.
        limits: What it is granted.
        way: How it is shut in.
        stopping: Set when nobody waits for it any more.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            launched([*way.words, *command], _resources(limits, way)),
            cwd=folder,
            env=bare_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            ending = _watch(process, output, limits, stopping)
        finally:
            end(process)
        output.seek(0)
        return Ended(ending, process.returncode, output.read(MOST_OUTPUT_BYTES))


def _watch(process: subprocess.Popen[bytes], output: IO[bytes], limits: Limits, stopping: Event) -> Ending:
    deadline_s = time.monotonic() + limits.cpu_s * _WALL_FACTOR
    while process.poll() is None:
        taken = used(process.pid)
        if _size(output) > MOST_OUTPUT_BYTES:
            break
        if taken.memory_bytes > limits.memory_bytes:
            return Ending.TOO_MUCH_MEMORY
        if taken.cpu_s > limits.cpu_s or time.monotonic() > deadline_s:
            return Ending.TOO_LONG
        if stopping.wait(_LOOK_S):
            return Ending.STOPPED
    return Ending.TOO_MUCH_OUTPUT if _size(output) > MOST_OUTPUT_BYTES else Ending.BY_ITSELF


def _size(output: IO[bytes]) -> int:
    return os.fstat(output.fileno()).st_size


def _resources(limits: Limits, way: Confinement) -> dict[str, int]:
    return {
        "RLIMIT_AS": limits.memory_bytes,
        # Whoever watches ends it before, and can say why.
        "RLIMIT_CPU": math.ceil(limits.cpu_s) + _GRACE_S,
        # The report, and what it keeps of it; nothing that is checked is written.
        "RLIMIT_FSIZE": 2 * MOST_OUTPUT_BYTES,
        "RLIMIT_NOFILE": _MOST_FILES,
        "RLIMIT_NPROC": _MOST_THREADS + _threads_of(way),
        "RLIMIT_CORE": 0,
    }


def _threads_of(way: Confinement) -> int:
    """How many threads the child's user has already: the system counts them all together."""
    count = 0
    if sys.platform != "win32":  # `serve` does not begin there
        user = os.getuid() if way.user is None else way.user
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.uids().real == user:
                    count += process.num_threads()
    return count
