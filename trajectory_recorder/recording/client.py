"""Drives an engine process: what a shell uses to record.

A shell that ends, however it ends, closes the engine's standard input, and the engine seals.
"""

import itertools
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, TrajectoryError, UsageError
from trajectory_recorder.events import Health
from trajectory_recorder.recording import control
from trajectory_recorder.settings import RecordSettings

# Opening devices may take 10 s, and sealing a day's recording reads every byte of it once.
_ANSWER_S = 20.0
_SEAL_S = 600.0


class Engine:
    """A running engine process. Use it as a context manager: leaving it lets the engine seal.

    Args:
        on_change: Called from another thread with every change of the session's state.
        environment: The environment to record in, with its display and sound server; this
            process's own if not given.
    """

    def __init__(
        self,
        on_change: Callable[[control.Changed], None] | None = None,
        *,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._on_change = on_change
        self._numbers = itertools.count(1)
        self._answers: dict[int, queue.Queue[control.Answer]] = {}
        self._answers_lock = threading.Lock()
        self.last = control.Changed("preparing")
        self.ended = threading.Event()
        self._process = subprocess.Popen(
            # -P: never modules of the folder that the user happens to be in.
            [sys.executable, "-P", "-m", "trajectory_recorder.recording.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # Its log has a file; a terminal may vanish before it ends.
            start_new_session=True,
            env=environment,
        )
        self._reader = threading.Thread(target=self._read, name="engine messages", daemon=True)
        self._reader.start()

    @property
    def process_id(self) -> int:
        """The engine's process id."""
        return self._process.pid

    def start(
        self,
        output: Path,
        settings: RecordSettings,
        *,
        task_id: str | None = None,
        hot_keys: tuple[str, ...] = (),
        held: bool = False,
    ) -> Path:
        """Begin recording; returns the bundle's folder once session time runs, or could.

        Args:
            output: The folder that the new bundle goes into.
            settings: How to record.
            task_id: The task that is worked on, if any.
            hot_keys: Combinations of keys that are the recorder's wherever the focus is.
            held: Open everything and wait for `begin`.

        Raises:
            TrajectoryError: As the session says.
            Cancelled: It was given up before session time ran, and nothing is left of it.
            EngineLost: The engine died.
        """
        start = control.Start(
            next(self._numbers), str(output.absolute()), settings, os.getpid(), task_id, hot_keys, held
        )
        try:
            self._ask(start, _ANSWER_S)
        except UnicodeEncodeError:
            raise UsageError(f"the name {str(output)!r} is not valid text", "choose another") from None
        return Path(self.last.bundle)

    def begin(self) -> None:
        """Let the time of a held start run; raises as `start`."""
        self._ask(control.Begin(next(self._numbers)), _ANSWER_S)

    def give_up(self) -> None:
        """End a `start` that is under way in another thread; that raises Cancelled if it is in time.

        Raises:
            EngineLost: The engine died.
        """
        self._say(control.GiveUp(next(self._numbers)))

    def pause(self) -> None:
        """Pause the recording; raises as `start`."""
        self._ask(control.Pause(next(self._numbers)), _ANSWER_S)

    def resume(self) -> None:
        """Go on after a pause; raises as `start`."""
        self._ask(control.Resume(next(self._numbers)), _ANSWER_S)

    def mark(self, label: str) -> None:
        """Mark this moment; raises as `start`."""
        self._ask(control.Mark(next(self._numbers), label), _ANSWER_S)

    def forget(self, seconds: float) -> None:
        """Have the last seconds cut out; raises as `start`."""
        self._ask(control.Forget(next(self._numbers), seconds), _ANSWER_S)

    def mask(self, *, on: bool) -> None:
        """Keep everything out of the recording, or let it in again; raises as `start`."""
        self._ask(control.Mask(next(self._numbers), on), _ANSWER_S)

    def health(self, timeout_s: float = _ANSWER_S) -> tuple[int, Health]:
        """The session time in ns and the state of every stream; raises as `start`."""
        answer = self._ask(control.AskHealth(next(self._numbers)), timeout_s)
        if answer.health is None:
            raise EngineLost("the engine answered without a health snapshot")
        return answer.session_ns, answer.health

    def stop(self) -> control.Changed:
        """End and seal; returns the last change of state, which names the bundle.

        Raises:
            TrajectoryError: It could not be sealed.
            EngineLost: The engine died.
        """
        self._ask(control.Stop(next(self._numbers)), _SEAL_S)
        self.wait()
        return self.last

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the engine has ended; returns whether it has."""
        return self.ended.wait(timeout_s)

    def kill(self) -> None:
        """End the engine at once, without a seal."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - asked for at the start
        try:
            stdin.close()
        except BrokenPipeError:
            self.ended.wait(_ANSWER_S)
        self._process.wait()
        self._reader.join()

    def _ask(self, command: control.Command, timeout_s: float) -> control.Answer:
        answers: queue.Queue[control.Answer] = queue.Queue()
        with self._answers_lock:
            self._answers[command.number] = answers
        self._say(command)
        if self.ended.is_set() and answers.empty():
            raise self._lost()
        try:
            answer = answers.get(timeout=timeout_s)
        except queue.Empty:
            with self._answers_lock:
                self._answers.pop(command.number, None)
            raise EngineLost(f"the engine did not answer within {timeout_s:.0f} s") from None
        if answer.number < 0:
            raise self._lost()
        if answer.error:
            raise _error(answer)
        return answer

    def _say(self, command: control.Command) -> None:
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - asked for at the start
        line = control.encode_line(command)
        try:
            stdin.write(line)
            stdin.flush()
        except (BrokenPipeError, ValueError):
            raise self._lost() from None

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - asked for at the start
        for line in stdout:
            try:
                message = control.decode_message(line)
            except msgspec.DecodeError:
                continue  # Half a line is the last word of an engine that was killed.
            if isinstance(message, control.Answer):
                with self._answers_lock:
                    waiting = self._answers.pop(message.number, None)
                if waiting is not None:
                    waiting.put(message)
            else:
                self.last = message
                if self._on_change is not None:
                    self._on_change(message)
        stdout.close()
        self.ended.set()
        with self._answers_lock:
            for waiting in self._answers.values():
                waiting.put(control.Answer(-1))

    def _lost(self) -> EngineLost:
        return EngineLost(
            "the engine process ended unexpectedly", "its log is named by: trajectory-recorder doctor"
        )


def _error(answer: control.Answer) -> TrajectoryError:
    kinds: dict[int, type[TrajectoryError]] = {
        kind.exit_code: kind for kind in (UsageError, MachineError, Cancelled)
    }
    return kinds.get(answer.exit_code, TrajectoryError)(answer.error, answer.remedy)
