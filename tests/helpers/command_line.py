"""Runs the real program as people, scripts and terminals do, and looks at it from outside."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

REPOSITORY = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "trajectory_recorder")
PATIENCE_S = 120.0


@dataclass(frozen=True)
class Finished:
    """What a command that ended said."""

    code: int
    out: str
    err: str


def run(environment: Mapping[str, str], *arguments: str, cwd: Path = REPOSITORY) -> Finished:
    """Run one command to its end."""
    return run_all(environment, [arguments], cwd=cwd)[0]


def run_all(
    environment: Mapping[str, str], commands: Iterable[tuple[str, ...]], *, cwd: Path = REPOSITORY
) -> list[Finished]:
    """Run commands side by side, for the sake of time."""
    return [process.finish() for process in [Program(environment, *command, cwd=cwd) for command in commands]]


def wait_until(happened: Callable[[], object], what: str) -> None:
    """Wait for something that can be seen."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline_s, f"it never happened: {what}"
        time.sleep(0.005)


class Program:
    """A command under way, with pipes for its outputs. Leaving it ends it by force."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *arguments: str,
        program: tuple[str, ...] = PROGRAM,
        cwd: Path = REPOSITORY,
    ) -> None:
        self._said = b""
        self.process = subprocess.Popen(
            [*program, *arguments],
            env=dict(environment),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def bundle(self) -> Path:
        """Wait until it records, and return the bundle that it names."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._said += line
            if line.startswith(b"recording into "):
                return Path(os.fsdecode(line.removeprefix(b"recording into ").rstrip(b"\n")))
        raise AssertionError(f"it never recorded: {self._said.decode()}")

    def engine(self) -> psutil.Process:
        return engine_of(self.pid)

    def send(self, *signals: signal.Signals) -> None:
        for number in signals:
            self.process.send_signal(number)

    def finish(self) -> Finished:
        """Wait for its end. Whatever happened, people never see a traceback."""
        out, err = self.process.communicate(timeout=PATIENCE_S)
        finished = Finished(self.process.returncode, os.fsdecode(out), os.fsdecode(self._said + err))
        assert "Traceback" not in finished.err, finished.err
        assert "Exception ignored" not in finished.err, finished.err
        return finished

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


class Terminal:
    """A command in a terminal of its own, as its session's leader and foreground process."""

    def __init__(self, environment: Mapping[str, str], *arguments: str) -> None:
        self._screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
        self.said = ""
        # setsid makes the terminal the controlling one, and then is the program.
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *PROGRAM, *arguments],
            env={**environment, "TERM": "xterm"},
            cwd=REPOSITORY,
            stdin=inside,
            stdout=inside,
            stderr=inside,
        )
        os.close(inside)

    @property
    def pid(self) -> int:
        return self.process.pid

    def wait_for(self, pattern: str) -> str:
        """Read what is shown until `pattern` is; returns its first group."""
        deadline_s = time.monotonic() + PATIENCE_S
        while (found := re.search(pattern, self.said)) is None:
            assert time.monotonic() < deadline_s, f"{pattern!r} never came: {self.said!r}"
            self._read(0.1)
        return found[1]

    def bundle(self) -> Path:
        """Wait until it records, and return the bundle that it names."""
        return Path(self.wait_for(r"recording into (\S+\.trajectory)\r\n"))

    def press(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def finish(self) -> int:
        """Wait for its end; returns the exit code."""
        while self.process.poll() is None:
            self._read(0.1)
        while self._read(0):
            pass
        assert "Traceback" not in self.said, self.said
        return self.process.returncode

    def close(self) -> None:
        """Close the window."""
        if self._screen >= 0:
            os.close(self._screen)
            self._screen = -1

    def _read(self, patience_s: float) -> bool:
        """Take up what is shown next; returns whether there was anything."""
        if not select.select([self._screen], [], [], patience_s)[0]:
            return False
        try:
            self.said += os.read(self._screen, 65536).decode(errors="replace")
        except OSError:  # Linux says so when nobody has the other side open any more.
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def engine_of(pid: int) -> psutil.Process:
    """The engine process that a command drives."""
    (engine,) = psutil.Process(pid).children()
    return engine


def catches(pid: int, number: signal.Signals) -> bool:
    """Whether a process has a handler of its own for a signal (Linux)."""
    return _in_mask(pid, "SigCgt", number)


def awaits(pid: int, number: signal.Signals) -> bool:
    """Whether a signal was sent to a process that has not got it yet (Linux)."""
    return _in_mask(pid, "ShdPnd", number)


def ignores(pid: int, number: signal.Signals) -> bool:
    """Whether a process ignores a signal (Linux)."""
    return _in_mask(pid, "SigIgn", number)


def _in_mask(pid: int, mask: str, number: signal.Signals) -> bool:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(f"{mask}:"))
    return bool(int(line.split()[1], 16) >> (number - 1) & 1)
