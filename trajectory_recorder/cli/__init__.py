"""The command line: parses, calls a stage, prints, and turns errors into exit codes. Never loads Qt.

One module per group of commands; each adds its commands to the `typer` application made here.
"""

import logging
import sys
from typing import Annotated, NoReturn

import typer

from trajectory_recorder import __version__, logs
from trajectory_recorder.cli import bundles, demo, doctor, record
from trajectory_recorder.errors import TrajectoryError

log = logging.getLogger(__name__)

app = typer.Typer(
    name="trajectory-recorder",
    help="Record professional work - screen, mouse, keys and voice - as open, checked bundles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(doctor.doctor)
app.command()(record.record)
app.command()(bundles.info)
app.command()(bundles.verify)
app.command()(bundles.recover)
app.command()(demo.demo)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's protocol
    if wanted:
        typer.echo(f"trajectory-recorder {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    *,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens to standard error.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    logs.log_to_stderr(verbose=verbose)


def main() -> NoReturn:
    """Run the command line; exit codes are listed in `errors.py` and the README."""
    try:
        app()
    except TrajectoryError as error:
        typer.echo(f"error: {error.message}", err=True)
        if error.remedy:
            typer.echo(f"       {error.remedy}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)
