"""Turns `ExportOptions` into command line flags: an option is declared once, in `wire.exports`."""

import difflib
import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_type_hints

import msgspec
import typer
from msgspec import Meta

from trajectory_recorder.errors import UsageError
from trajectory_recorder.wire.exports import FORMATS, ExportOptions


def with_export_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command one flag per option. It is called with `given`, a dict of those that were, in their place."""
    names = ExportOptions.__struct_fields__

    @functools.wraps(command)
    def with_given(**arguments: Any) -> None:  # noqa: ANN401 - whatever the flags hold
        options = {name: arguments.pop(name) for name in names}
        command(**arguments, given={name: value for name, value in options.items() if value is not None})

    signature = inspect.signature(command)
    own = [parameter for name, parameter in signature.parameters.items() if name != "given"]
    flags = [_parameter(name) for name in names]
    # typer reads the signature and, for the types, the annotations.
    with_given.__signature__ = signature.replace(parameters=[*own, *flags])  # type: ignore[attr-defined]
    with_given.__annotations__ = {it.name: it.annotation for it in (*own, *flags)}
    return with_given


def options_of(format_name: str, given: dict[str, Any]) -> ExportOptions:
    """The options that were given.

    Raises:
        UsageError: There is no such format, it does not heed one, or a value makes no sense.
    """
    words = FORMATS.get(format_name)
    if words is None:
        near = difflib.get_close_matches(format_name, FORMATS, n=1)
        guess = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(FORMATS)}"
        raise UsageError(f"there is no format named {format_name!r}", guess)
    for name in given:
        if name not in words.heeds:
            heeded = ", ".join(_flag(it) for it in words.heeds) or "no options"
            raise UsageError(f"{format_name} does not heed {_flag(name)}", f"leave it out; it heeds {heeded}")
    try:
        return msgspec.convert(given, ExportOptions)
    except msgspec.ValidationError as error:
        raise UsageError(f"an option can't have that value: {error}", "see export --help") from error


def _parameter(name: str) -> inspect.Parameter:
    kind = get_type_hints(ExportOptions)[name]
    flag = f"{_flag(name)}/--no-{name.replace('_', '-')}" if kind is bool else _flag(name)
    option = typer.Option(flag, help=_about(name), show_default=False)
    # typer reads it when the program runs, and ours alone knows what it is.
    annotation: Any = Annotated[kind | None, option]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _about(name: str) -> str:
    """The option's sentence, its default, and the formats that heed it."""
    hint = get_type_hints(ExportOptions, include_extras=True)[name]
    sentence = next(it.description for it in get_args(hint) if isinstance(it, Meta))
    default = getattr(ExportOptions(), name)
    told = {None: "", True: " (default: on)"}.get(default, f" (default: {default})")
    return f"{sentence} For {', '.join(it for it, words in FORMATS.items() if name in words.heeds)}.{told}"


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
