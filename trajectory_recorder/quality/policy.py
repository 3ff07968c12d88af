"""Which checks run, and with which limits: a YAML file, or the built-in policy with every default.

    policy: spreadsheet tasks      # its name
    version: 3
    checks:
      idle: {warn_s: 120}          # other limits keep their defaults
      undo_storm: off

Every limit is declared by its check; names that no check has and values out of bounds are refused, with
the line that they stand in.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import msgspec
import yaml

from trajectory_recorder.bounded_yaml import BoundedLoader
from trajectory_recorder.errors import UsageError
from trajectory_recorder.quality import checks as _built_in_checks  # noqa: F401 - registers them
from trajectory_recorder.quality.check import CHECKS

BUILT_IN = "built-in"
_KEYS = ("policy", "version", "checks")
_LARGEST_BYTES = 1_000_000
# What every reader of a report's JSON takes for a whole number.
_Version = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]


@dataclass(frozen=True, slots=True)
class Policy:
    """`limits` holds each running check's own; a check that is off is not in it."""

    name: str = BUILT_IN
    version: int = 1
    limits: dict[str, Any] = field(default_factory=dict)


def built_in() -> Policy:
    """Every check with its declared limits."""
    return Policy(limits={name: check.limits() for name, check in CHECKS})


def load(path: Path) -> Policy:
    """Read a policy file.

    Raises:
        UsageError: It can't be read, or something in it is wrong; the message names the line.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise UsageError(f"{path} is too long for a policy", "name a policy file")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the policy {path} can't be read: {error}", "name a policy file") from error
    return parse(text, str(path))


def parse(text: str, source: str) -> Policy:
    """Read a policy's text; `source` is for messages. Raises as `load`."""
    try:
        loader = BoundedLoader(text)
        node = loader.get_single_node()
        return _Reading(source, loader).policy(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _wrong(source, mark.line if mark else 0, f"this is not YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{source} is not YAML: {error}", "mend it") from error


class _Reading:
    """One policy being read."""

    def __init__(self, source: str, loader: yaml.SafeLoader) -> None:
        self._source = source
        self._loader = loader

    def policy(self, node: yaml.Node | None) -> Policy:
        if node is None:
            raise UsageError(f"{self._source} is empty", "begin with: policy: a name")
        entries = self._entries(node, _KEYS, "a key of a policy")
        name = self._value(entries["policy"], str) if "policy" in entries else None
        version = self._value(entries["version"], _Version) if "version" in entries else None
        if not name or version is None:
            raise self._error(node, "a policy needs 'policy', its name, and 'version', a whole number")
        if not name.isprintable():
            raise self._error(entries["policy"], "the name of a policy is one line that can be printed")
        policy = replace(built_in(), name=name, version=version)
        if "checks" in entries:
            known = [check for check, _ in CHECKS]
            for check, settings in self._entries(entries["checks"], known, "a check").items():
                if self._is_off(settings):
                    del policy.limits[check]
                else:
                    policy.limits[check] = self._limits(settings, CHECKS.get(check).limits)
        return policy

    def _limits(self, node: yaml.Node, limits: type) -> Any:  # noqa: ANN401 - each check has its own
        hints = get_type_hints(limits, include_extras=True)
        entries = self._entries(node, [it.name for it in fields(limits)], "a limit of this check")
        return limits(**{name: self._value(value, hints[name]) for name, value in entries.items()})

    def _is_off(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and self._plain(node) is False

    def _entries(self, node: yaml.Node, known: Iterable[str], what: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, "here stands a single value or a list, where names with values belong")
        entries: dict[str, yaml.Node] = {}
        listed = list(known)
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name not in listed:
                near = difflib.get_close_matches(name, listed, n=1)
                guess = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(listed)}"
                raise self._error(key, f"{name!r} is not {what}", guess)
            if name in entries:
                raise self._error(key, f"{name!r} stands here a second time")
            entries[name] = value
        return entries

    def _value(self, node: yaml.Node, kind: Any) -> Any:  # noqa: ANN401 - as declared
        try:
            return msgspec.convert(self._plain(node), kind)
        except msgspec.ValidationError as error:
            raise self._error(node, str(error)) from error

    def _plain(self, node: yaml.Node) -> Any:  # noqa: ANN401 - as written
        try:
            return self._loader.construct_object(node, deep=True)
        except (AttributeError, LookupError, ValueError) as error:
            # So PyYAML fails at a value that is not what its tag or its looks say: 2001-99-99, !!bool maybe.
            raise self._error(node, "this value is not what it says it is") from error

    def _error(self, node: yaml.Node, what: str, guess: str = "mend this line") -> UsageError:
        return _wrong(self._source, node.start_mark.line, what, guess)


def _wrong(source: str, line: int, what: str, guess: str = "mend this line") -> UsageError:
    return UsageError(f"{source}, line {line + 1}: {what}", guess)
