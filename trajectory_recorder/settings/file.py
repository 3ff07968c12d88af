"""The user's settings file: TOML, one table per group, every key optional.

It may be written by hand: what is changed from a form keeps its comments and its order.
"""

import dataclasses
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings.declared import RecordSettings
from trajectory_recorder.settings.desktop import AppSettings
from trajectory_recorder.settings.serving import ServeSettings
from trajectory_recorder.whole_file import write_whole

_GROUPS = {"record": RecordSettings, "app": AppSettings, "serve": ServeSettings}
_S = TypeVar("_S", RecordSettings, AppSettings, ServeSettings)


def load(path: Path, changes: dict[str, Any] | None = None) -> RecordSettings:
    """Read the `[record]` group, with `changes` (from the command line) on top.

    Args:
        path: The settings file; a missing one means all defaults.
        changes: Values by setting name that come before the file's.

    Raises:
        UsageError: The file can't be read, or a name or value in it or in `changes` is wrong.
    """
    return _load(path, "record", RecordSettings, changes or {})


def load_app(path: Path, changes: dict[str, Any] | None = None) -> AppSettings:
    """Read the `[app]` group; otherwise as `load`."""
    return _load(path, "app", AppSettings, changes or {})


def load_serving(path: Path, changes: dict[str, Any] | None = None) -> ServeSettings:
    """Read the `[serve]` group; otherwise as `load`."""
    return _load(path, "serve", ServeSettings, changes or {})


def save(path: Path, group: str, changes: Mapping[str, Any]) -> None:
    """Write values into the file; None takes one out, so that its default holds.

    Args:
        path: The settings file, made if it is missing.
        group: The table: "record", "app" or "serve".
        changes: Values by setting name.

    Raises:
        UsageError: The file can't be read or written, or would be wrong then; it stays as it was.
    """
    _load(path, group, _GROUPS[group], {name: value for name, value in changes.items() if value is not None})
    import tomlkit  # noqa: PLC0415 - reading needs none of it

    document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    table = document.setdefault(group, tomlkit.table())
    for name, value in changes.items():
        if value is not None:
            table[name] = msgspec.to_builtins(value)
        elif name in table:
            del table[name]
    try:
        write_whole(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise UsageError(
            f"the settings file {path} can't be written: {error.strerror}", "look at its permissions"
        ) from error


def _load(path: Path, group: str, declared: type[_S], changes: dict[str, Any]) -> _S:
    groups = _read(path)
    for name in groups:
        _check_name(name, list(_GROUPS), f"table in {path}")
    values = groups.get(group, {})
    known = [field.name for field in dataclasses.fields(declared)]
    for name in values:
        _check_name(name, known, f"setting in [{group}] of {path}")
    try:
        return msgspec.convert({**values, **changes}, declared)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"a setting of [{group}] is wrong: {error}", f"change it on the command line or in {path}"
        ) from error


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"the settings file {path} can't be read: {error}", "mend or remove it") from error


def _check_name(name: str, known: list[str], what: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        guess = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        raise UsageError(f"{name!r} is not a {what}", guess)
