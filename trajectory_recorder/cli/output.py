"""How commands talk: results to standard output, progress and messages to standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import msgspec
import typer

from trajectory_recorder.tasks import Task

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]


def silence(stream: TextIO | None) -> None:
    """Send what is still written to a standard stream nowhere, because its reader is gone."""
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class _StandardError:
    """Standard error that may go away: a message that nobody can read must not end a recording."""

    def write(self, text: str) -> int:
        if sys.stderr is not None:
            try:
                sys.stderr.write(text)
            except OSError:
                silence(sys.stderr)
        return len(text)

    def flush(self) -> None:
        if sys.stderr is not None:
            try:
                sys.stderr.flush()
            except OSError:
                silence(sys.stderr)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else rich asks a stream for
        return getattr(sys.stderr, name)


class _Messages:
    """What is said on standard error. The library for it is loaded with the first word: many commands end without one."""

    @cached_property
    def console(self) -> "Console":
        """The terminal that they go to, or what is in its place."""
        from rich.console import Console  # noqa: PLC0415 - see the class

        # Without markup and emoji: messages hold paths, in which brackets and colons mean nothing.
        return Console(file=cast("TextIO", _StandardError()), highlight=False, markup=False, emoji=False)

    @property
    def is_terminal(self) -> bool:
        """Whether a person may be looking on."""
        return self.console.is_terminal

    def print(self, text: str, *, soft_wrap: bool = False) -> None:
        """Say something; `soft_wrap`: on one line, however long it is."""
        self.console.print(text, soft_wrap=soft_wrap)

    def status(self, doing: str) -> "Status":
        """What is being done, as a context, shown for as long as it lasts."""
        return self.console.status(doing)


messages = _Messages()


def print_json(document: Any) -> None:  # noqa: ANN401 - anything that JSON can hold
    """Print one JSON document on standard output."""
    data = msgspec.json.format(msgspec.json.encode(document), indent=2)
    typer.echo(data.decode())


def plain(text: str) -> str:
    """Text from outside on one line, without anything that moves a terminal's cursor or colours it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


@contextmanager
def progress_bar() -> Iterator[Task]:
    """A task whose progress shows as a bar, where a terminal is there to show it."""
    if not messages.is_terminal:
        yield Task()
        return
    from rich.progress import Progress  # noqa: PLC0415 - only for who looks on

    with Progress(console=messages.console, transient=True) as bar:
        line = bar.add_task("", total=1.0)
        yield Task(lambda doing, share: bar.update(line, description=doing, completed=share))


def seconds(duration_ns: int) -> str:
    """A duration as people read it: 0:07.4, 1:02:03.0."""
    tenths = (duration_ns + 50_000_000) // 100_000_000
    minutes, tenths = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    rest = f"{tenths // 10:02d}.{tenths % 10}"
    return f"{hours}:{minutes:02d}:{rest}" if hours else f"{minutes}:{rest}"


def size(count: int) -> str:
    """A number of bytes as people read it, in powers of 1000."""
    if count < 1000:
        return f"{count} B"
    value = count / 1000
    for unit in ("kB", "MB"):
        # Rounded first: 999.96 would be shown as 1000.0.
        if round(value, 1) < 1000:
            return f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.2f} GB"
