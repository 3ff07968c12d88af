"""What `export` and `exported` say: choices, results, and what became of an export since."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import typer

from trajectory_recorder.cli.output import plain, print_json, seconds, size

if TYPE_CHECKING:
    from trajectory_recorder.export.bulk.examining import Examined
    from trajectory_recorder.export.bulk.run import ExportResult
    from trajectory_recorder.selection.snapshot import Snapshot
    from trajectory_recorder.selection.withdrawals import SinceThen

_MOST_LINES = 20


def print_choice(snapshot: "Snapshot", *, as_json: bool) -> None:
    """Say what would be taken, and what not, and why not."""
    splits: dict[str, dict[str, int]] = {}
    for it in snapshot.chosen:
        facts = it.catalogued.facts
        row = splits.setdefault(it.split, {"recordings": 0, "duration_ns": 0, "bytes": 0})
        row["recordings"] += 1
        row["duration_ns"] += facts.duration_ns
        row["bytes"] += facts.bytes
    left_out = Counter(it.reason for it in snapshot.left_out)
    if as_json:
        rows = [{"split": split, **row} for split, row in splits.items()]
        print_json({"snapshot": snapshot.id, "splits": rows, "left_out": dict(sorted(left_out.items()))})
        return
    for split, row in splits.items():
        count = row["recordings"]
        typer.echo(f"{split}: {count} recordings, {seconds(row['duration_ns'])}, {size(row['bytes'])}")
    for reason, count in left_out.most_common():
        typer.echo(plain(f"left out: {count}, because {reason}"))
    if not splits:
        typer.echo("nothing would be taken")


def print_result(destination: str, result: "ExportResult", *, as_json: bool) -> None:
    """Say what an export holds, and what had to be skipped."""
    told = result.told
    if as_json:
        print_json(
            {
                "destination": destination,
                "was_finished": result.was_finished,
                "snapshot": told.plan.snapshot_id,
                "recordings": told.recordings,
                "left_out": told.left_out,
                "files": told.files,
                "bytes": told.bytes,
                "skipped": told.skipped,
            }
        )
        return
    before = ", as it was before" if result.was_finished else ""
    typer.echo(f"{destination}: {told.recordings} recordings, {told.files} files, {size(told.bytes)}{before}")
    _some([f"skipped: {it.bundle_id}: {it.reason}" for it in told.skipped])


def print_examined(
    destination: str, examined: "Examined", since: "SinceThen | None", *, as_json: bool
) -> None:
    """Say what an export holds, whether it is what it was, and what was withdrawn since."""
    told = examined.told
    if as_json:
        document: dict[str, Any] = {
            "destination": destination,
            "format": told.plan.request.format,
            "snapshot": told.plan.snapshot_id,
            "recordings": told.recordings,
            "files": told.files,
            "bytes": told.bytes,
            "skipped": told.skipped,
            "damaged": examined.damaged,
            "since": since,
        }
        print_json(document)
        return
    typer.echo(f"{destination}: {told.plan}")
    typer.echo(f"  {told.recordings} recordings, {told.files} files, {size(told.bytes)}")
    _some([f"damaged: {it.path}: {it.reason}" for it in examined.damaged])
    if not examined.damaged:
        typer.echo("  all files are what they were")
    if since is not None:
        _print_since(since)


def _print_since(since: "SinceThen") -> None:
    lines = [
        f"withdrawn: {it.bundle_id}" + (f", {it.at:%Y-%m-%d}" if it.at else "") for it in since.withdrawn
    ]
    lines += [f"gone: {it}" for it in since.gone]
    lines += [f"changed: {it}" for it in since.changed]
    lines += [f"may not be taken any more: {it.bundle_id}: {it.reason}" for it in since.refused]
    _some(lines)
    if since.is_unchanged:
        typer.echo("  nothing of it was withdrawn since")


def _some(lines: list[str]) -> None:
    for line in lines[:_MOST_LINES]:
        typer.echo(plain(f"  {line}"))
    if len(lines) > _MOST_LINES:
        typer.echo(f"  and {len(lines) - _MOST_LINES} more; --json has all")
