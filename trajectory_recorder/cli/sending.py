"""Sends entries of the queue one after the other, with a bar; Ctrl-C pauses."""

from collections.abc import Callable, Iterable
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.cli.beside import beside
from trajectory_recorder.cli.output import plain, progress_bar, seconds, size
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.tasks import Task
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.entry import Entry, QueueState
from trajectory_recorder.upload.progress import Phase, Snapshot
from trajectory_recorder.upload.queue import Queue

TokensOf = Callable[[str], TokenSource]
SHORT_ID = 12
_DRAW_S = 0.1
# A line that is silent may take a minute to say so. Nothing is lost if nobody waits for that.
_PAUSE_PATIENCE_S = 2.0
_ASKED_FOR = frozenset(QueueState) - {QueueState.SENDING, QueueState.CHECKING, QueueState.DONE}


@dataclass(frozen=True, slots=True)
class Sent:
    """How the sending of an entry ended; `code` is the exit code that it means."""

    entry: Entry
    code: int


def send(
    queue: Queue, entries: Iterable[Entry], tokens: TokensOf, *, bytes_per_s: float | None
) -> list[Sent]:
    """Send entries, whatever state they are in.

    Args:
        queue: Where they are.
        entries: Which.
        tokens: The tokens of the endpoint at an address.
        bytes_per_s: A cap on the bandwidth; None for none.

    Raises:
        Cancelled: Ctrl-C was pressed; the entry is paused.
        BundleBusy: Another process is sending one.
    """
    return [_send(queue, entry, tokens(entry.endpoint), bytes_per_s) for entry in entries]


def _send(queue: Queue, entry: Entry, tokens: TokenSource, bytes_per_s: float | None) -> Sent:
    if entry.state is QueueState.DONE:
        return Sent(entry, 0)
    queue.wait_again(entry.id, only=_ASKED_FOR)
    from trajectory_recorder.upload.sender import Sender  # noqa: PLC0415 - loads the media libraries

    control = Control()
    sender = Sender(queue, entry.id, tokens, control=control, bytes_per_s=bytes_per_s)
    running = beside(sender.run)
    name = plain(Path(entry.bundle).name)
    try:
        with progress_bar() as task:
            while not running.done():
                _draw(task, name, sender.snapshot())
                _let_pass(running)
    except KeyboardInterrupt:
        control.stop()
        _let_pass(running, _PAUSE_PATIENCE_S)
        queue.pause(entry.id)
        raise Cancelled(
            f"paused: {name}, {size(queue.bytes_sent(entry.id))} of {size(entry.bytes)} were sent",
            f"go on with: trajectory-recorder queue send {entry.id[:SHORT_ID]}",
        ) from None
    now = running.result()
    failed = sender.error.exit_code if sender.error is not None else int(now.state is QueueState.FAILED)
    return Sent(now, failed)


def _let_pass(running: Any, patience_s: float = _DRAW_S) -> None:  # noqa: ANN401 - a future of anything
    try:
        running.exception(patience_s)
    except NotYet:
        return


def _draw(task: Task, name: str, now: Snapshot | None) -> None:
    if now is None:
        return
    doing = f"{now.phase.value} {name}"
    if now.phase is Phase.SENDING:
        doing += f", {size(now.bytes_done)} of {size(now.bytes_total)}, {size(int(now.rate_bytes_per_s))}/s"
        if now.left_s is not None:
            doing += f", {seconds(int(now.left_s * 1e9))} left"
    if now.trouble:
        doing += f" ({plain(now.trouble)})"
    task.progress(doing, now.bytes_done / now.bytes_total if now.bytes_total else 0.0)


def describe(entry: Entry, sent_bytes: int) -> list[str]:
    """An entry for people: what and where, and a line on why it is not done."""
    first = (
        f"{entry.id[:SHORT_ID]}  {entry.state.value:<15} {Path(entry.bundle).name}"
        f"  {size(min(sent_bytes, entry.bytes))} of {size(entry.bytes)} to {entry.endpoint} {entry.project}"
    )
    lines = [plain(first)]
    if entry.error:
        lines.append(plain(f"  {entry.error}" + (f". {entry.remedy}" if entry.remedy else "")))
    elif entry.outcome is not None:
        lines.append(plain(f"  the endpoint has it: {entry.outcome.replace('_', ' ')}"))
    return lines


def as_document(entry: Entry, sent_bytes: int) -> dict[str, Any]:
    """An entry as JSON has it."""
    return {**msgspec.to_builtins(entry), "bytes_sent": sent_bytes}
