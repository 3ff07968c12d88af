"""Tasks as CSV, for spreadsheets: a line for each, with a header.

Lists stand in one cell with semicolons between; a rubric as JSON. An empty cell leaves a number, a yes or a no as
it is, and means nothing at all elsewhere. Text that a spreadsheet would take for a formula gets an apostrophe
before it, which is taken away again.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from trajectory_recorder.collector.task_files.rows import MEMBERS, Complaint, Row, TaskFileError

_LISTS = frozenset({"tools", "tags"})
_NUMBERS = frozenset({"target_count", "reviews_wanted"})
_FLAGS = frozenset({"override_allowed", "qualification", "assigned_only", "closed"})
_NULLABLE = frozenset({"policy", "deadline"})
_LEFT_OUT_IF_EMPTY = _NUMBERS | _FLAGS | {"difficulty"}
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LONGEST_NUMBER = 10
# The csv module's own default, which any library may change for the whole process.
_LONGEST_CELL = 131_072


def write(tasks: Iterable[dict[str, Any]]) -> str:
    """The text of a file with these tasks."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(MEMBERS)
    writer.writerows([_cell(name, task[name]) for name in MEMBERS] for task in tasks)
    return text.getvalue()


def read(text: str) -> list[Row]:
    """The rows of a file.

    Raises:
        TaskFileError: It is no table of tasks.
    """
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    first = lines.readline()
    lines.seek(0)
    # Spreadsheets write semicolons where a comma stands before decimals.
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return list(_rows(reader))
    except csv.Error as error:
        raise TaskFileError(Complaint(max(1, reader.line_num), f"this is not CSV: {error}")) from error


def _rows(reader: Any) -> Iterator[Row]:  # noqa: ANN401 - the type of csv's readers has no public name
    names = [it.strip() for it in next(reader, [])]
    _check_header(names)
    line = reader.line_num + 1
    for cells in reader:
        if max(map(len, cells), default=0) > _LONGEST_CELL:
            raise csv.Error(f"a cell has more than {_LONGEST_CELL} letters")
        if any(it.strip() for it in cells):
            yield _row(names, cells, line)
        line = reader.line_num + 1


def _check_header(names: list[str]) -> None:
    for name in names:
        if name not in MEMBERS or names.count(name) > 1:
            what = (
                f"{name[:40]!r} is no column of tasks, or stands here twice; known are {', '.join(MEMBERS)}"
            )
            raise TaskFileError(Complaint(1, what))


def _row(names: list[str], cells: list[str], line: int) -> Row:
    if len(cells) > len(names):
        raise TaskFileError(Complaint(line, f"here are {len(cells)} cells, and the header has {len(names)}"))
    pairs = zip(names, cells, strict=False)
    values = {
        name: _value(name, cell) for name, cell in pairs if cell.strip() or name not in _LEFT_OUT_IF_EMPTY
    }
    return Row(line, values, lambda _: line)


def _cell(name: str, value: Any) -> str:  # noqa: ANN401 - as the member has it
    if value is None:
        return ""
    if name in _FLAGS:
        return "yes" if value else "no"
    if name == "rubric":
        return json.dumps(value, ensure_ascii=False) if value else ""
    text = _joined(value) if name in _LISTS else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _value(name: str, cell: str) -> Any:  # noqa: ANN401 - as the member has it
    text = cell[1:] if _GUARDED.match(cell) else cell
    trimmed = text.strip()
    if name in _NULLABLE and not trimmed:
        return None
    return _READ_AS.get(name, str)(text if name not in _READ_AS else trimmed)


def _joined(items: list[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerow(items)
    return text.getvalue().removesuffix("\r\n")


def _parted(text: str) -> list[str]:
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True), [])
    return [it.strip() for it in cells if it.strip()]


def _number(text: str) -> int | str:
    """What is no number stays as it is, to be complained about."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else text


def _flag(text: str) -> bool | str:
    return _YES_OR_NO.get(text.casefold(), text)


def _rubric(text: str) -> Any:  # noqa: ANN401 - as written
    try:
        return json.loads(text) if text else []
    except (ValueError, RecursionError):
        return text


_READ_AS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_LISTS, _parted),
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_FLAGS, _flag),
    "rubric": _rubric,
    "difficulty": str.casefold,
}
