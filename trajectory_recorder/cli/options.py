"""Turns declared settings into command line flags: a setting is declared once, in `settings`."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from trajectory_recorder.settings import Option, options


def with_settings(declared: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command one flag per setting of `declared`.

    The command is called with `changes`, a dict of the settings that were given by flag, in place
    of the flags.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        declared_options = list(options(declared))

        @functools.wraps(command)
        def with_changes(**arguments: Any) -> None:  # noqa: ANN401 - whatever the flags hold
            given = {option.name: arguments.pop(option.name) for option in declared_options}
            changes = {name: value for name, value in given.items() if value is not None}
            command(**arguments, changes=changes)

        signature = inspect.signature(command)
        own = [parameter for name, parameter in signature.parameters.items() if name != "changes"]
        flags = [_parameter(option) for option in declared_options]
        # typer reads the signature and, for the types, the annotations.
        with_changes.__signature__ = signature.replace(parameters=[*own, *flags])  # type: ignore[attr-defined]
        with_changes.__annotations__ = {p.name: p.annotation for p in (*own, *flags)}
        return with_changes

    return decorate


def flag(option: Option) -> str:
    """The setting's flag as typer declares it."""
    name = option.name.replace("_", "-")
    return f"--{name}/--no-{name}" if option.kind is bool else f"--{name}"


def explain(option: Option) -> str:
    """The setting's sentence, with its unit, bounds and default."""
    bounded = option.lowest is not None and option.highest is not None
    bounds = f"{option.lowest}-{option.highest}" if bounded else ""
    limits = " ".join(part for part in (bounds, option.unit) if part)
    default = "on" if option.default is True else "off" if option.default is False else option.default
    return (
        f"{option.description}"
        + (f" [{limits}]" if limits else "")
        + (f" (default: {default})" if default != "" else "")
    )


def _parameter(option: Option) -> inspect.Parameter:
    annotation: Any = Annotated[
        option.kind | None, typer.Option(flag(option), help=explain(option), show_default=False)
    ]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
