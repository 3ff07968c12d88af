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
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import msgspec

from trajectory_recorder import logs, paths
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.errors import Cancelled, TrajectoryError, UsageError
from trajectory_recorder.key_combination import parse
from trajectory_recorder.recording import control
from trajectory_recorder.recording.absence import Absence
from trajectory_recorder.recording.automatic_pause import AutomaticPause
from trajectory_recorder.recording.in_front import InFront
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.sources import MachineSources
from trajectory_recorder.recording.states import EndReason, PauseReason, State
from trajectory_recorder.settings import WhenExcluded

log = logging.getLogger(__name__)

_POLL_S = 0.1


class _Hangup:
    """Stands in the queue of commands for the end of standard input."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """A reason to pause came, or went; `taken` is set once that has had its effect."""

    reason: PauseReason
    holds: bool
    taken: threading.Event


class Engine:
    """Carries out commands one after the other, and ends a session that must end.

    Args:
        commands: Where command lines come from.
        messages: Where message lines go.
    """

    def __init__(self, commands: Iterable[bytes], messages: BinaryIO) -> None:
        self._commands = commands
        self._messages = messages
        self._inbox: queue.Queue[control.Command | _Reason | _Hangup] = queue.Queue()
        self._session: Session | None = None
        self._automatic: AutomaticPause | None = None
        self._absence: Absence | None = None
        self._in_front: InFront | None = None
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
            elif isinstance(command, _Reason):
                self._heed(command)
            elif command is not None:
                self._answer(command)
            reason = self._asked_to_end or (self._session.must_end if self._session else None)
            if reason is not None and not self._over:
                self._end(reason)
        if self._absence is not None:
            self._absence.stop()
        if self._in_front is not None:
            self._in_front.stop()
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
        session, automatic = self._session, self._automatic
        if isinstance(command, control.GiveUp):
            # Seen by `_read` where a start was under way; once time runs, it is too late.
            if session is not None and session.held:
                self._abandon(session)
            return control.Answer(command.number)
        if session is None or automatic is None:
            raise UsageError("no recording has been started")
        if isinstance(command, control.AskHealth):
            return control.Answer(command.number, health=session.health(), session_ns=session.session_ns)
        if isinstance(command, control.Stop):
            failure = self._end(EndReason.STOPPED)
            if failure is not None:
                raise failure
        else:
            self._obey(command, session, automatic)
        return control.Answer(command.number)

    def _obey(self, command: control.Command, session: Session, automatic: AutomaticPause) -> None:
        if isinstance(command, control.Begin):
            self._begin(session, automatic)
        elif isinstance(command, control.Pause):
            automatic.pause()
            self._tell(session)
        elif isinstance(command, control.Resume):
            automatic.resume()
            self._tell(session)
        elif isinstance(command, control.Mark):
            session.mark(command.label)
        elif isinstance(command, control.Forget):
            session.forget(command.seconds)
        elif isinstance(command, control.Mask):
            session.mask(on=command.on)

    def _start(self, command: control.Start) -> None:
        if self._session is not None:
            raise UsageError("this engine has been started already")
        curtain = Curtain()
        sources = MachineSources(
            command.settings,
            command.process_id,
            curtain,
            hot_keys=[parse(text) for text in command.hot_keys],
        )
        session = self._session = Session(command.settings, sources, task_id=command.task_id, curtain=curtain)
        automatic = self._automatic = AutomaticPause(session, lambda: self._tell(session))
        self._tell(session)
        try:
            self._check_wanted()
            session.open(Path(command.output))
        except Exception:
            self._over = True
            self._check_wanted()  # A device may have failed only after nobody asked for it any more.
            raise
        self._absence = Absence(sources.absence(), self._tell_reason)
        self._absence.start()
        if command.settings.when_excluded is WhenExcluded.PAUSE:
            self._in_front = InFront(sources.area(), self._tell_reason)
            self._in_front.start()
        if command.held:
            self._tell(session)
        else:
            self._begin(session, automatic)

    def _begin(self, session: Session, automatic: AutomaticPause) -> None:
        was_held = session.held
        try:
            session.begin()
            if self._given_up:
                shutil.rmtree(session.stop().root)  # Nobody knows of it yet.
                self._check_wanted()
        except Exception:
            self._over = self._over or was_held
            raise
        self._tell(session)
        automatic.begin()

    def _abandon(self, session: Session) -> Cancelled:
        self._over = True
        session.abandon()
        return Cancelled("the recording was given up before it began; nothing is left of it")

    def _tell_reason(self, reason: PauseReason, holds: bool) -> None:  # noqa: FBT001 - a word and its truth
        """Have a reason heeded, from any thread, and wait until that has happened."""
        told = _Reason(reason, holds, threading.Event())
        self._inbox.put(told)
        while not self._over and not told.taken.wait(_POLL_S):
            continue

    def _heed(self, told: _Reason) -> None:
        try:
            if self._automatic is not None:
                self._automatic.take(told.reason, holds=told.holds)
        except Exception:
            log.exception("the session could not be paused or resumed, which %s asks for", told)
        finally:
            told.taken.set()

    def _check_wanted(self) -> None:
        if self._given_up:
            raise Cancelled("the recording was given up before it began; nothing is left of it")

    def _end(self, reason: EndReason) -> Exception | None:
        """End whatever there is; returns why it could not be sealed."""
        self._over = True
        session = self._session
        if session is None:
            return None
        if session.held:
            return self._abandon(session)
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
        reason = self._automatic.reason if self._automatic else None
        self._send(control.Changed(session.state, str(session.root or ""), reason=reason or ""))

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
