"""`queue`: what is waiting to be sent and why, and what to do about it."""

import time
from enum import StrEnum
from typing import Annotated

import typer

from trajectory_recorder import paths
from trajectory_recorder.cli.output import AsJson, print_json
from trajectory_recorder.cli.sending import as_document, describe, send
from trajectory_recorder.cli.upload import Limit, print_sent, tokens_of
from trajectory_recorder.errors import UsageError
from trajectory_recorder.upload.entry import AGAIN, DUE, Entry, QueueState
from trajectory_recorder.upload.queue import Queue


class Deed(StrEnum):
    """What may be done with the queue."""

    LIST = "list"
    SEND = "send"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RETRY = "retry"


def queue(
    deed: Annotated[Deed, typer.Argument(metavar="[list|send|pause|resume|cancel|retry]")] = Deed.LIST,
    entry: Annotated[
        str | None, typer.Argument(metavar="ID", help="The entry's id or its beginning; all if not given.")
    ] = None,
    *,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Show what waits to be sent, and why; send, pause, resume, cancel or retry it."""
    with Queue(paths.upload_queue()) as waiting:
        chosen = [waiting.get(entry)] if entry is not None else list(waiting.entries())
        if deed is Deed.SEND:
            _send(waiting, chosen, named=entry is not None, limit=limit, as_json=as_json)
            return
        if deed is not Deed.LIST:
            chosen = _do(waiting, deed, chosen, named=entry is not None)
        _print(waiting, chosen, as_json=as_json)


def _send(waiting: Queue, chosen: list[Entry], *, named: bool, limit: float | None, as_json: bool) -> None:
    due = [it for it in chosen if named or it.state in DUE]
    sent = send(waiting, due, tokens_of(), bytes_per_s=limit * 1000 if limit else None)
    print_sent(waiting, sent, as_json=as_json)
    code = max((it.code for it in sent), default=0)
    if code:
        raise typer.Exit(code)


def _do(waiting: Queue, deed: Deed, chosen: list[Entry], *, named: bool) -> list[Entry]:
    """Do it to all that it applies to; returns those as they are then."""
    done = [waiting.get(it.id) for it in chosen if _do_one(waiting, deed, it)]
    if named and not done:
        raise UsageError(
            f"{chosen[0].bundle} is {chosen[0].state.value.replace('_', ' ')}, so there is nothing to {deed.value}",
            "see: trajectory-recorder queue",
        )
    return done


def _do_one(waiting: Queue, deed: Deed, it: Entry) -> bool:
    if deed is Deed.PAUSE:
        return waiting.pause(it.id)
    if deed is Deed.CANCEL:
        return waiting.cancel(it.id)
    if deed is Deed.RESUME:
        return waiting.wait_again(it.id, only=frozenset({QueueState.PAUSED}))
    return waiting.wait_again(it.id, only=AGAIN)


def _print(waiting: Queue, entries: list[Entry], *, as_json: bool) -> None:
    if as_json:
        print_json({"entries": [as_document(it, waiting.bytes_sent(it.id)) for it in entries]})
        return
    for it in entries:
        for line in describe(it, waiting.bytes_sent(it.id)):
            typer.echo(line)
        if it.next_try_s is not None and it.state in DUE:
            typer.echo(f"  to be tried again in {max(0, round(it.next_try_s - time.time()))} s")
    if not entries:
        typer.echo("nothing there")
