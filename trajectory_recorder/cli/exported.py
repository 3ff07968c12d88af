"""`exported`: what an export holds, whether it is what it was, and what was withdrawn since it was made."""

from typing import Annotated

import typer

from trajectory_recorder.cli.export_told import print_examined
from trajectory_recorder.cli.output import AsJson, messages, progress_bar


def exported(
    destination: Annotated[str, typer.Argument(metavar="DEST", help="A finished export.")],
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE", help="Where its recordings came from, to see what was withdrawn since."
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare an export with its hashes, and with its source as it is now; exit code 1 if anything is amiss."""
    # They load the media libraries.
    from trajectory_recorder.export.bulk.examining import examine, snapshot_of  # noqa: PLC0415
    from trajectory_recorder.export.destinations import open_destination  # noqa: PLC0415
    from trajectory_recorder.export.sources import open_source  # noqa: PLC0415
    from trajectory_recorder.selection.withdrawals import since  # noqa: PLC0415

    opened = open_destination(destination)
    with progress_bar() as task:
        examined = examine(opened, task=task)
    changes = None
    if source is not None:
        now = open_source(source).catalogued(
            lambda it: messages.print(f"warning: {it.place} can't be read: {it.reason}", soft_wrap=True)
        )
        changes = since(snapshot_of(opened), now)
    print_examined(opened.name, examined, changes, as_json=as_json)
    if examined.damaged or (changes is not None and not changes.is_unchanged):
        raise typer.Exit(1)
