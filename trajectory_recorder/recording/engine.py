"""The engine process: a session behind the control channel. Run as a module by `client.Engine`.

It has a process group of its own, so that Ctrl-C in a terminal reaches only the shell that drives
it. When its standard input ends, whoever drove it is gone: it seals the recording and exits.
"""

import faulthandler
import logging
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Iterable
from io import FileIO
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import msgspec

from trajectory_recorder import logs, paths
from trajectory_recorder.errors import Cancelled, TrajectoryError, UsageError
from trajectory_recorder.recording import control
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.sources import MachineSources
from trajectory_recorder.recording.states import EndReason, State

log = logging.getLogger(__name__)

_POLL_S = 0.1


class _Hangup:
    """Stands in the queue of commands for the end of standard input."""


class Engine:
    """Carries out commands one after the other, and ends a session that must end.

    Args:
        commands: Where command lines come from.
        messages: Where message lines go.
    """

    def __init__(self, commands: Iterable[bytes], messages: BinaryIO) -> None:
        self._commands = commands
        self._messages = messages
        self._inbox: queue.Queue[control.Command | _Hangup] = queue.Queue()
        self._session: Session | None = None
        self._asked_to_end: EndReason | None = None
        self._given_up = False
        self._over = False

    def run(self) -> int:
        """Serve until the session has ended; returns the process's exit code."""
        threading.Thread(target=self._read, name="commands", daemon=True).start()
        while not self._over:
            try:
                command = self._inbox.get(timeout=_POLL_S)
            except queue.Empty:
                command = None
            if isinstance(command, _Hangup):
                self._asked_to_end = self._asked_to_end or EndReason.PARENT_GONE
            elif command is not None:
                self._answer(command)
            reason = self._asked_to_end or (self._session.must_end if self._session else None)
            if reason is not None and not self._over:
                self._end(reason)
        return 0

    def end(self) -> None:
        """Seal and exit soon; safe in a signal handler."""
        self._give_up()
        self._asked_to_end = EndReason.STOPPED

    # --- commands ---

    def _answer(self, command: control.Command) -> None:
        try:
            answer = self._carry_out(command)
        except TrajectoryError as error:
            answer = control.Answer(command.number, error.message, error.remedy, error.exit_code)
        except Exception as error:
            log.exception("the command %s failed", command)
            answer = control.Answer(command.number, f"the engine failed: {error!r}", "see the log file", 3)
        self._send(answer)

    def _carry_out(self, command: control.Command) -> control.Answer:
        if isinstance(command, control.Start):
            self._start(command)
            return control.Answer(command.number)
        if isinstance(command, control.GiveUp):
            return control.Answer(command.number)  # Seen by `_read`, or too late.
        session = self._session
        if session is None:
            raise UsageError("no recording has been started")
        if isinstance(command, control.Pause):
            session.pause()
            self._tell(session)
        elif isinstance(command, control.Resume):
            session.resume()
            self._tell(session)
        elif isinstance(command, control.Mark):
            session.mark(command.label)
        elif isinstance(command, control.Stop):
            failure = self._end(EndReason.STOPPED)
            if failure is not None:
                raise failure
        elif isinstance(command, control.AskHealth):
            return control.Answer(command.number, health=session.health(), session_ns=session.session_ns)
        return control.Answer(command.number)

    def _start(self, command: control.Start) -> None:
        if self._session is not None:
            raise UsageError("this engine has been started already")
        session = self._session = Session(
            command.settings,
            MachineSources(command.settings, command.process_id),
            task_id=command.task_id,
        )
        self._tell(session)
        try:
            self._check_wanted()
            session.start(Path(command.output))
            if self._given_up:
                shutil.rmtree(session.stop().root)  # Nobody knows of it yet.
                self._check_wanted()
        except Exception:
            self._over = True
            self._check_wanted()  # A device may have failed only after nobody asked for it any more.
            raise
        self._tell(session)

    def _check_wanted(self) -> None:
        if self._given_up:
            raise Cancelled("the recording was given up before it began; nothing is left of it")

    def _end(self, reason: EndReason) -> Exception | None:
        """End whatever there is; returns why it could not be sealed."""
        self._over = True
        session = self._session
        if session is None:
            return None
        self._send(control.Changed(State.STOPPING, str(session.root)))
        try:
            outcome = session.stop(reason)
        except Exception as error:
            log.exception("the recording could not be sealed")
            self._send(control.Changed(State.FAILED, str(session.root), warning=str(error)))
            return error
        self._send(control.Changed(State.SEALED, str(outcome.root), outcome.manifest.ended, outcome.warning))
        return None

    # --- the channel ---

    def _read(self) -> None:
        for line in self._commands:
            try:
                command = control.decode_command(line)
            except msgspec.DecodeError:
                log.exception("a line on the control channel is no command")
                continue
            if isinstance(command, control.GiveUp):
                self._give_up()
            self._inbox.put(command)
        self._give_up()
        self._inbox.put(_Hangup())

    def _give_up(self) -> None:
        """End a start that is under way or comes; a session that runs is not touched by it."""
        self._given_up = True
        if self._session is not None:
            self._session.cancel()

    def _tell(self, session: Session) -> None:
        self._send(control.Changed(session.state, str(session.root) if session.root else ""))

    def _send(self, message: control.Message) -> None:
        try:
            self._messages.write(control.encode_line(message))
            self._messages.flush()
        except (BrokenPipeError, ValueError):
            # Nobody listens any more. Its end of the commands is closed too, which ends the session.
            log.warning("nobody reads what the engine says")


def _keep_log() -> None:
    try:
        folder = paths.log_folder()
        logs.log_to_file(folder / "engine.log")
        faulthandler.enable((folder / "engine-crash.log").open("a"))
    except OSError:
        # A recording without a log is better than none.
        logs.log_to_stderr(verbose=False)
        log.warning("there is no place for a log", exc_info=True)


def main() -> int:
    """Run the engine on this process's standard streams."""
    _keep_log()
    # Unbuffered: Python aborts at its end if a thread still waits within the buffer of standard input.
    engine = Engine(FileIO(sys.stdin.fileno(), closefd=False), sys.stdout.buffer)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        engine.end()

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), on_signal)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return engine.run()


if __name__ == "__main__":
    sys.exit(main())
