"""`actions`: what the person did, found in the raw events of a bundle."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from trajectory_recorder import actions as acts
from trajectory_recorder.actions import words
from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import AsJson, messages, plain, print_json, progress_bar, seconds
from trajectory_recorder.cli.said import said_around
from trajectory_recorder.errors import UsageError

if TYPE_CHECKING:
    from trajectory_recorder.actions import Action, PicturedAction
    from trajectory_recorder.bundle import Bundle


def actions(
    bundle: BundlePath,
    *,
    as_json: AsJson = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print one JSON document a line, one for each action.")
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option(
            "--sheet",
            metavar="DIR",
            help="Write the pictures before and after each action, and a page to look at them in a "
            "browser, into this folder. Exit code 1 if recorded pictures can't be read.",
        ),
    ] = None,
) -> None:
    """List what the person did: clicks, drags, typing, keys, scrolling, moves and waits."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries

    if as_json + as_lines + (sheet is not None) > 1:
        raise UsageError("--json, --jsonl and --sheet exclude each other", "give one of them")
    opened = Bundle(bundle)
    if sheet is not None:
        _write_sheet(opened, sheet)
        return
    found = acts.derive(opened.events())
    if not as_json and not as_lines:
        for action in found:
            typer.echo(_line(action))
        return
    rows = list(_rows(acts.ActionPictures(opened.events()).of(found), said_around(opened, found)))
    if as_json:
        print_json({"bundle": str(bundle), "actions": rows})
        return
    for row in rows:
        typer.echo(msgspec.json.encode(row).decode())


def _write_sheet(bundle: "Bundle", folder: Path) -> None:
    from trajectory_recorder.contact_sheet import write_sheet  # noqa: PLC0415 - loads the media libraries

    with progress_bar() as task:
        sheet = write_sheet(bundle, folder, task=task)
    for reason, count in sheet.missing.items():
        messages.print(plain(f"missing: {count} of its pictures: {reason}"), soft_wrap=True)
    typer.echo(f"{sheet.page}: {sheet.actions} actions, {sheet.pictures} pictures")
    if sheet.missing:
        raise typer.Exit(1)


def _rows(
    pictured: "Iterable[PicturedAction]", all_said: Sequence[acts.Said | None]
) -> Iterator[dict[str, Any]]:
    """Actions as JSON has them: kind, the fields of the deed and those of every action, pictures, words."""
    for it, said in zip(pictured, all_said, strict=True):
        fields: dict[str, Any] = msgspec.to_builtins(it.action)
        deed = fields.pop("deed")
        shown = {"before": it.before, "after": it.after, "said": said}
        yield {"kind": words.kind(it.action.deed), **deed, **fields, **msgspec.to_builtins(shown)}


def _line(action: "Action") -> str:
    where = f" at {action.place.x_px},{action.place.y_px}" if action.place is not None else ""
    element = words.element(action)
    what = f" on {element.role} {element.name!r}" if element is not None else ""
    window = words.window(action)
    cut = "" if action.complete else " (its end was not recorded)"
    return plain(
        f"{seconds(action.start_ns):>9}  {seconds(action.end_ns - action.start_ns):>7}  "
        f"{words.done(action)}{where}{what}{f' in {window}' if window else ''}{cut}"
    )
