"""Every command by its name, each loaded only when it is asked for: one starts without the libraries of the others."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

# In the order in which help lists them: the module of this package that has a function of the command's name.
_MODULES = {
    "app": "app",
    "doctor": "doctor",
    "record": "record",
    "info": "bundles",
    "verify": "bundles",
    "recover": "bundles",
    "actions": "actions",
    "transcribe": "transcribe",
    "check": "check",
    "trim": "taking_out",
    "redact": "taking_out",
    "replay": "replay",
    "review": "review",
    "login": "login",
    "logout": "login",
    "upload": "upload",
    "queue": "queue",
    "export": "export",
    "exported": "exported",
    "serve": "serve",
    "demo": "demo",
}


class CommandGroup(TyperGroup):
    """The program: all commands."""

    def __init__(self, **declared: Any) -> None:  # noqa: ANN401 - typer's protocol
        super().__init__(**declared)
        # typer asks for one that can be added to, and adds nothing.
        self.commands = _Commands()  # type: ignore[assignment]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer doesn't publish the types
        option = super().get_help_option(ctx)
        if option is not None:
            # A flag that is False needs no reading, one without a value does; see `_Command`.
            option.default = False
        return option


class _Commands(Mapping[str, TyperCommand]):
    """The commands by name."""

    def __init__(self) -> None:
        self._loaded: dict[str, TyperCommand] = {}

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in self._loaded:
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


class _Command(TyperCommand):
    """One command. Where nothing is given it takes the defaults as they are.

    Typer has values read by a library that takes longer to load than a small command takes to end.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer doesn't publish the type
        if args or not all(_stands_as_declared(parameter) for parameter in self.params):
            return super().parse_args(ctx, args)
        ctx.params = {parameter.name: parameter.default for parameter in self.params}
        return []


def _stands_as_declared(parameter: Any) -> bool:  # noqa: ANN401 - typer doesn't publish the type
    may_be_missing = not parameter.required and parameter.envvar is None and parameter.callback is None
    return may_be_missing and (parameter.default is None or isinstance(parameter.default, bool))


def _load(name: str) -> TyperCommand:
    module = import_module(f"trajectory_recorder.cli.{_MODULES[name]}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(cls=_Command)(getattr(module, name))
    return cast("TyperCommand", typer.main.get_command(alone))
