"""`doctor`: the preflight."""

from pathlib import Path
from typing import Annotated, Any

import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.cli.output import AsJson, print_json


@with_settings(settings.RecordSettings)
def doctor(
    *,
    output: Annotated[Path, typer.Option("--output", help="Folder that bundles would go into.")] = Path(),
    as_json: AsJson = False,
    changes: dict[str, Any],
) -> None:
    """Look whether this machine can record now; exit code 3 if not."""
    from trajectory_recorder.recording.preflight import examine  # noqa: PLC0415 - loads the encoder

    chosen = settings.load(paths.settings_file(), changes)
    examined = []
    for item in examine(chosen, output):
        examined.append(item)
        if not as_json:
            remedy = f" ({item.remedy})" if item.remedy else ""
            typer.echo(f"{'ok ' if item.ok else 'BAD'} {item.name:<11} {item.detail}{remedy}")
    good = all(item.ok for item in examined)
    if as_json:
        print_json({"ready": good, "examined": examined})
    if not good:
        raise typer.Exit(3)
