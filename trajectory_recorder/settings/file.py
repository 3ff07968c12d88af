"""The user's settings file: TOML, one table per group, every key optional."""

import dataclasses
import difflib
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings.declared import RecordSettings

_GROUPS = {"record": RecordSettings}


def load(path: Path, changes: dict[str, Any] | None = None) -> RecordSettings:
    """Read the `[record]` group, with `changes` (from the command line) on top.

    Args:
        path: The settings file; a missing one means all defaults.
        changes: Values by setting name that come before the file's.

    Raises:
        UsageError: The file can't be read, or a name or value in it or in `changes` is wrong.
    """
    groups = _read(path)
    for name in groups:
        _check_name(name, list(_GROUPS), f"table in {path}")
    values = groups.get("record", {})
    known = [field.name for field in dataclasses.fields(RecordSettings)]
    for name in values:
        _check_name(name, known, f"setting in [record] of {path}")
    merged = {**values, **(changes or {})}
    try:
        return msgspec.convert(merged, RecordSettings)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"a recording setting is wrong: {error}", f"change it on the command line or in {path}"
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
