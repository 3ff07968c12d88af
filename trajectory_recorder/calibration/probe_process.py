"""Runs the probe in a process of its own, and collects what it says."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import msgspec

from trajectory_recorder.calibration import truth
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display

_READY_S = 20.0
_END_S = 20.0


class ProbeProcess:
    """A probe that is ready to perform. Use it as a context manager: leaving it ends the probe.

    Args:
        display: The display to perform on.
        environment: What it runs with.
        silent: Whether it shall play nothing.

    Raises:
        MachineError: It can't perform here.
    """

    def __init__(self, display: Display, environment: Mapping[str, str], *, silent: bool) -> None:
        # -P: never modules of the folder that the user happens to be in.
        command = [sys.executable, "-P", "-m", "trajectory_recorder.calibration.probe"]
        command += ["--display", json.dumps(msgspec.to_builtins(display)), *(["--silent"] if silent else [])]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # The sound libraries talk there.
            start_new_session=True,
            env=dict(environment),
        )
        self._said: queue.SimpleQueue[truth.Line | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="probe", daemon=True)
        self._reader.start()
        try:
            self.ready = self._wait_until_ready()
        except BaseException:
            self._end()
            raise

    def begin(self) -> None:
        """Let it perform.

        Raises:
            MachineError: It has ended.
        """
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - asked for at the start
        try:
            stdin.write(b"begin\n")
            stdin.flush()
        except OSError as error:
            raise _ended() from error

    def finish(self) -> list[truth.Line]:
        """Let it end; returns all that it did.

        Raises:
            MachineError: It ended before.
        """
        if self._process.poll() is not None:
            raise _ended()
        self._end()
        did: list[truth.Line] = []
        while (line := self._said.get()) is not None:
            did.append(line)
        return did

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _wait_until_ready(self) -> truth.Ready:
        try:
            line = self._said.get(timeout=_READY_S)
        except queue.Empty:
            raise MachineError(
                f"the probe was not ready within {_READY_S:.0f} s",
                "see whether the sound server answers, or calibrate without narration (--no-narration)",
            ) from None
        if isinstance(line, truth.Failed):
            raise MachineError(line.message, line.remedy)
        if not isinstance(line, truth.Ready):
            raise _ended()
        return line

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - asked for at the start
        with stdout:
            for line in stdout:
                try:
                    self._said.put(truth.decode(line))
                except msgspec.DecodeError:
                    continue  # Half a line is the last word of a process that was killed.
        self._said.put(None)

    def _end(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - asked for at the start
        with contextlib.suppress(OSError):  # It may have ended already, which is what is wanted.
            stdin.close()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()


def _ended() -> MachineError:
    return MachineError("the probe ended unexpectedly", "try again; if it happens again, please report it")
