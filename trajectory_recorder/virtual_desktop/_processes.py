"""Starts the programs of a virtual desktop, and ends every one of them.

Each program gets a process group of its own and logs into the desktop's folder. It ends programs
by the ids of processes that it started, and beyond those only what carries the desktop's mark in
its environment; never by name.
"""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop._environment import DESKTOP_MARK

START_TIMEOUT_S = 30.0
_PATIENCE_S = 3.0
_POLL_S = 0.02
_SWEEPS = 3


class Processes:
    """The processes of one desktop.

    Args:
        folder: The desktop's folder; logs go to `logs` in it.
        environment: What they run with. Kept by reference: later additions count.

    They get SIGTERM from the kernel when the *thread* that started them ends, however it ends
    (`setpriv --pdeathsig`, prctl(2) PR_SET_PDEATHSIG). So start them from a thread that lives.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._logs = folder / "logs"
        self._logs.mkdir()
        self._started: list[subprocess.Popen[bytes]] = []
        self._log_stems: dict[int, Path] = {}

    def start(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        pass_fds: Sequence[int] = (),
    ) -> subprocess.Popen[bytes]:
        """Start a program that stays; its outputs go to log files.

        Raises:
            MachineError: There is no such program.
        """
        stem = self._logs / f"{len(self._started)}-{Path(command[0]).name}"
        with stem.with_suffix(".out").open("wb") as out, stem.with_suffix(".err").open("wb") as err:
            process = subprocess.Popen(
                self._bound_to_us(command, environment),
                env={**self._environment, **(environment or {})},
                cwd=cwd or self._environment["HOME"],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        self._started.append(process)
        self._log_stems[process.pid] = stem
        return process

    def start_announced(self, command: Callable[[int], Sequence[str]]) -> tuple[subprocess.Popen[bytes], str]:
        """Start a server that writes one line to a file descriptor once it can be used.

        Args:
            command: Makes the command line from the descriptor's number.

        Returns:
            The server, and the line.

        Raises:
            MachineError: It ended, or wrote nothing in time.
        """
        read_end, write_end = os.pipe()
        with open(read_end, "rb", buffering=0) as announcement:  # noqa: PTH123 - a descriptor
            try:
                process = self.start(command(write_end), pass_fds=(write_end,))
            finally:
                os.close(write_end)
            line = b""
            deadline_s = time.monotonic() + START_TIMEOUT_S
            while not line.endswith(b"\n"):
                left_s = max(deadline_s - time.monotonic(), 0)
                readable, _, _ = select.select([announcement], [], [], left_s)
                piece = announcement.read(4096) if readable else b""
                if not piece:
                    raise self._start_failed(process)
                line += piece
        return process, line.decode().strip()

    def wait_until_ready(self, process: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
        """Wait for what a started server does once it can be used.

        Raises:
            MachineError: It ended, or was not ready in time.
        """
        deadline_s = time.monotonic() + START_TIMEOUT_S
        while not is_ready():
            if process.poll() is not None or time.monotonic() > deadline_s:
                raise self._start_failed(process)
            time.sleep(_POLL_S)

    def run(
        self, command: Sequence[str], *, timeout_s: float, standard_input: bytes = b""
    ) -> subprocess.CompletedProcess[str]:
        """Run a tool to its end, whatever its exit code.

        What it leaves running in the background (`xclip` does) stays until the desktop ends.

        Raises:
            MachineError: There is no such program, or it took too long.
        """
        # Files instead of pipes: a pipe would wait for background children to end as well.
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            given.write(standard_input)
            given.seek(0)
            process = subprocess.Popen(
                self._bound_to_us(command),
                env=self._environment,
                cwd=self._environment["HOME"],
                stdin=given,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            try:
                process.wait(timeout_s)
            except subprocess.TimeoutExpired:
                raise MachineError(
                    f"{command[0]} did not finish in {timeout_s:g} s: {' '.join(command)}",
                    "Give it more time, or see whether it waits for something",
                ) from None
            finally:
                end(process)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(
                command, process.returncode, out.read().decode(), err.read().decode(errors="replace")
            )

    def output_of(self, process: subprocess.Popen[bytes]) -> str:
        """What a program started here has written to its standard output so far."""
        return self._log_stems[process.pid].with_suffix(".out").read_text(encoding="utf-8")

    def end_all(self) -> None:
        """End everything, the last started first, and what it left in the background."""
        while self._started:
            end(self._started[-1])
            self._started.pop()
        for _ in range(_SWEEPS):  # a stray may start another while it ends
            strays = self._marked()
            for stray in strays:
                with contextlib.suppress(psutil.NoSuchProcess):
                    stray.terminate()
            _, stubborn = psutil.wait_procs(strays, timeout=_PATIENCE_S)
            for stray in stubborn:
                with contextlib.suppress(psutil.NoSuchProcess):
                    stray.kill()
            psutil.wait_procs(stubborn, timeout=_PATIENCE_S)

    def _bound_to_us(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> list[str]:
        search_path = {**self._environment, **(environment or {})}.get("PATH", os.defpath)
        program = shutil.which(command[0], path=search_path)
        if program is None:
            raise MachineError(f"There is no program {command[0]}", "Install it, or look at PATH")
        return ["setpriv", "--pdeathsig", "TERM", "--", str(Path(program).absolute()), *command[1:]]

    def _start_failed(self, process: subprocess.Popen[bytes]) -> MachineError:
        stem = self._log_stems[process.pid]
        said = stem.with_suffix(".err").read_text(encoding="utf-8", errors="replace").strip()
        how = "was not ready in time" if process.poll() is None else f"ended with code {process.returncode}"
        name = stem.name.partition("-")[2]
        return MachineError(
            f"{name} could not be started on the virtual desktop: it {how}",
            f"It said: {said}" if said else "It gave no reason",
        )

    def _marked(self) -> list[psutil.Process]:
        """Processes, of whatever parent, that run in this desktop's environment."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.environ().get(DESKTOP_MARK) == str(self._folder):
                    found.append(process)
        return found


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process group of a program: politely first, then by force."""
    if sys.platform != "win32" and process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the process group of a program by force, as a crash would."""
    if sys.platform != "win32" and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
