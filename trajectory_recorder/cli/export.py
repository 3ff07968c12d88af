"""`export`: recordings in, a dataset in somebody else's format out. What does it is in `export`, loaded once it is called."""

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from trajectory_recorder.cli.export_options import options_of, with_export_options
from trajectory_recorder.cli.export_told import print_choice, print_result
from trajectory_recorder.cli.exporting_there import export_there, is_address, wanted
from trajectory_recorder.cli.output import AsJson, messages, progress_bar
from trajectory_recorder.errors import UsageError
from trajectory_recorder.wire.exports import FORMATS, ExportRequest, SplitRule

if TYPE_CHECKING:
    from trajectory_recorder.export.bulk.pool import Pool
    from trajectory_recorder.export.sources import Problem, Source
    from trajectory_recorder.selection.snapshot import Snapshot

_SPLIT_FORM = "give BY:NAME=SHARE,… as in contributor:train=0.9,test=0.1"


class Engine(StrEnum):
    """What runs the workers."""

    NATIVE = "native"
    RAY = "ray"


@with_export_options
def export(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A folder of bundles, a catalogue of some, s3://BUCKET/PREFIX, or an endpoint's address.",
        ),
    ],
    *,
    format_name: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"What is made of them: {', '.join(FORMATS)}.")
    ],
    output: Annotated[
        str | None, typer.Option("--output", metavar="DEST", help="A new folder, or s3://BUCKET/PREFIX.")
    ] = None,
    project: Annotated[
        str | None, typer.Option("--project", metavar="KEY", help="Of which project, at an endpoint.")
    ] = None,
    where: Annotated[
        str | None, typer.Option("--where", metavar="EXPR", help="Which recordings; all if not given.")
    ] = None,
    purpose: Annotated[
        str | None, typer.Option("--purpose", help="What for: contributors agreed to it (default: training).")
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(
            "--split", metavar="BY:NAME=SHARE,…", help="Parts, by contributor or task, without leaks."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Another number, another split.")] = None,
    snapshot: Annotated[
        Path | None,
        typer.Option(
            "--snapshot", metavar="FILE", help="Export an earlier choice again, in place of choosing."
        ),
    ] = None,
    engine: Annotated[Engine, typer.Option("--engine", help="What runs the workers.")] = Engine.NATIVE,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="How many at a time (default: one a processor).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken.")] = False,
    as_json: AsJson = False,
    given: dict[str, Any],
) -> None:
    """Export recordings in bulk; what an earlier run has begun goes on. Exit code 1 if some had to be skipped."""
    asked = {"where": where, "purpose": purpose, "split": split_rule(split, seed)}
    words: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    if snapshot is not None and words:
        raise UsageError(
            f"a snapshot is a choice already, so --{next(iter(words))} changes nothing",
            "leave one of them out",
        )
    if output is None and not dry_run:
        raise UsageError("nobody said where the export goes", "name a place with --output")
    request = ExportRequest(format=format_name, options=options_of(format_name, given), **words)
    if is_address(source):
        elsewhere = snapshot is not None or workers is not None or engine is not Engine.NATIVE
        place = None if dry_run else output
        export_there(wanted(source, project, request, place, elsewhere=elsewhere), as_json=as_json)
        return
    if project is not None:
        raise UsageError("--project names one at an endpoint", "choose by --where \"project == 'KEY'\"")
    chosen = _choose(source, request, snapshot)
    if output is None or dry_run:
        print_choice(chosen, as_json=as_json)
        return
    request = msgspec.structs.replace(request, where=chosen.where, purpose=chosen.purpose)
    _run(chosen, request, output, engine=engine, workers=workers, as_json=as_json)


def split_rule(text: str | None, seed: int | None) -> SplitRule | None:
    """Read `BY:NAME=SHARE,…`.

    Raises:
        UsageError: It is something else.
    """
    if text is None:
        if seed is not None:
            raise UsageError("--seed is of no use without --split", _SPLIT_FORM)
        return None
    by, _, parts = text.partition(":")
    shares = dict(it.partition("=")[::2] for it in parts.split(","))
    try:
        return msgspec.convert({"by": by, "shares": shares, "seed": seed or 0}, SplitRule, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"--split {text!r} makes no sense: {error}", _SPLIT_FORM) from error


def _choose(source: str, request: ExportRequest, snapshot: Path | None) -> "Snapshot":
    from trajectory_recorder.export.sources import open_source  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.selection.choosing import choose  # noqa: PLC0415
    from trajectory_recorder.selection.snapshot_file import read_snapshot  # noqa: PLC0415
    from trajectory_recorder.selection.where import compile_where  # noqa: PLC0415
    from trajectory_recorder.selection.withdrawals import chosen_again  # noqa: PLC0415

    if snapshot is not None:
        return chosen_again(read_snapshot(snapshot), open_source(source).catalogued(_tell_problem))
    condition = compile_where(request.where)
    opened = open_source(source)
    if "applications" in condition.fields:
        return _choose_by_applications(opened, request)
    return choose(opened.catalogued(_tell_problem), request)


def _choose_by_applications(source: "Source", request: ExportRequest) -> "Snapshot":
    from trajectory_recorder.export.sources.applications import with_applications  # noqa: PLC0415
    from trajectory_recorder.selection.choosing import choose  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as spool:
        found = source.catalogued(_tell_problem)
        return choose(with_applications(found, Path(spool), _tell_problem), request)


def _tell_problem(problem: "Problem") -> None:
    messages.print(f"warning: {problem.place} is left out: {problem.reason}", soft_wrap=True)


def _run(
    chosen: "Snapshot",
    request: ExportRequest,
    output: str,
    *,
    engine: Engine,
    workers: int | None,
    as_json: bool,
) -> None:
    from trajectory_recorder.export.bulk.run import run_export  # noqa: PLC0415
    from trajectory_recorder.export.destinations import open_destination  # noqa: PLC0415

    if not chosen.chosen:
        raise UsageError(
            "no recording is left to be exported", "see which are left out and why with --dry-run"
        )
    destination = open_destination(output)
    pool = _pool(request.format, engine, workers)
    with progress_bar() as task:
        result = run_export(chosen, request, destination, pool=pool, task=task)
    print_result(destination.name, result, as_json=as_json)
    if result.told.skipped:
        raise typer.Exit(1)


def _pool(format_name: str, engine: Engine, workers: int | None) -> "Pool":
    if engine is Engine.NATIVE and FORMATS[format_name].copies:
        from trajectory_recorder.export.bulk.threads import ThreadPool  # noqa: PLC0415

        return ThreadPool(workers)
    from trajectory_recorder.export.bulk.pool import DaftPool  # noqa: PLC0415 - loads Daft

    return DaftPool(engine.value, workers)
