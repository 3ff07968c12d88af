"""Tasks as YAML: a list of mappings. Every value stands by itself, and names of times and files are texts."""

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from trajectory_recorder.bounded_yaml import BoundedLoader
from trajectory_recorder.collector.task_files.rows import Complaint, Place, Row, TaskFileError

_TIMES = "tag:yaml.org,2002:timestamp"
# PyYAML takes these for ends of lines where it reads text as it stands, so they are written as escapes.
_ESCAPED = frozenset("\r\x85\u2028\u2029\ufeff")
_LINE = 110


def write(tasks: Iterable[dict[str, Any]]) -> str:
    """The text of a file with these tasks."""
    text: str = yaml.dump(
        list(tasks),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_LINE,
        default_flow_style=False,
    )
    return text


def read(text: str) -> list[Row]:
    """The rows of a file.

    Raises:
        TaskFileError: It is no list of tasks.
    """
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        return list(_rows(loader, node))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise TaskFileError(Complaint(line, f"this is not YAML: {error.problem}")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise TaskFileError(Complaint(line, "this letter can't stand in YAML as it is")) from error
    except RecursionError as error:
        raise TaskFileError(Complaint(1, "something in it stands too deep")) from error


class _Loader(BoundedLoader):
    """Knows no times, which are texts here, and no aliases, by which little text becomes much."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        letter: [it for it in resolvers if it[0] != _TIMES]
        for letter, resolvers in BoundedLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node:  # noqa: ANN401 - PyYAML's
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise yaml.composer.ComposerError(None, None, "aliases are not taken here; write it out", mark)
        return super().compose_node(parent, index)


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]  # PyYAML has no types
    """Writes texts of several lines as people do."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    if _ESCAPED & set(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _rows(loader: _Loader, node: yaml.Node | None) -> Iterator[Row]:
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise _wrong(node, "here a list of tasks has to begin: a line with - for each")
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            raise _wrong(item, "a task is written as names with values: key, title, instruction and so on")
        yield Row(item.start_mark.line + 1, _values(loader, item), _Lines(item))


def _values(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or name.value in values:
            raise _wrong(name, "this is no name, or stands here a second time")
        values[name.value] = _plain(loader, value)
    return values


def _plain(loader: _Loader, node: yaml.Node) -> Any:  # noqa: ANN401 - as written
    try:
        return loader.construct_object(node, deep=True)
    except (AttributeError, LookupError, ValueError) as error:
        # So PyYAML fails at a value that is not what its tag says: !!int maybe.
        raise _wrong(node, "this value is not what it says it is") from error


def _wrong(node: yaml.Node, what: str) -> TaskFileError:
    return TaskFileError(Complaint(node.start_mark.line + 1, what))


class _Lines:
    """Where the values of a task stand."""

    def __init__(self, node: yaml.Node) -> None:
        self._node = node

    def __call__(self, place: Place) -> int:
        node = self._node
        for part in place:
            found = _below(node, part)
            if found is None:
                break
            node = found
        return int(node.start_mark.line) + 1


def _below(node: yaml.Node, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None
