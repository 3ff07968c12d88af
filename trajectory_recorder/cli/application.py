"""The commands as one `typer` application, and what becomes of their errors.

The parser is driven by hand, because typer's own `main` knows other exit codes: it ends with 1,
which here says that a bundle is bad, when its output is closed.
"""

import logging
import signal
import sys
from typing import Annotated

import typer

from trajectory_recorder import __version__, logs
from trajectory_recorder.cli.commands import CommandGroup
from trajectory_recorder.cli.output import messages, silence
from trajectory_recorder.errors import Cancelled, MachineError, TrajectoryError

log = logging.getLogger(__name__)

NAME = "trajectory-recorder"
# What a shell reports of a program that SIGPIPE ended, as it ends most programs.
_BROKEN_PIPE = 141

app = typer.Typer(
    name=NAME,
    cls=CommandGroup,
    help="Record professional work - screen, mouse, keys and voice - as open, checked bundles.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)


def run(arguments: list[str], *, interruptible: bool = True) -> int:
    """Carry out one command line; returns the exit code.

    Args:
        arguments: Without the program's name.
        interruptible: Whether SIGINT, held back until here, interrupts.
    """
    try:
        if interruptible:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _carry_out(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except typer.TyperException as error:
        code = error.exit_code
        context = getattr(error, "ctx", None)  # of wrong usage, which is what it nearly always is
        _complain(error.format_message(), f"see {context.command_path if context else NAME} --help")
    except TrajectoryError as error:
        code = error.exit_code
        _complain(error.message, error.remedy)
    except KeyboardInterrupt:
        code = Cancelled.exit_code
    except BrokenPipeError:
        code = _BROKEN_PIPE
        silence(sys.stdout)
    except OSError as error:
        code = MachineError.exit_code
        silence(sys.stdout)
        what = error.strerror or repr(error)
        _complain(
            f"{error.filename}: {what}" if error.filename else what, "look at the disk and the permissions"
        )
    except Exception as error:
        # The last resort: people get a line, and whoever looks for the mistake the traceback.
        code = MachineError.exit_code
        log.info("unexpected", exc_info=True)
        _complain(f"unexpected: {error!r}", f"for details give --verbose first: {NAME} --verbose COMMAND ...")
    return code


def _carry_out(arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context(NAME, arguments) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return 0


def _complain(message: str, remedy: str) -> None:
    messages.print(f"error: {message}", soft_wrap=True)
    if remedy:
        messages.print(f"       {remedy}", soft_wrap=True)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's protocol
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    context: typer.Context,
    *,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens to standard error.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    logs.log_to_stderr(verbose=verbose)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
