"""Files of tasks: what is written is read again, and what can't be read is told with its line."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trajectory_recorder.collector.database.tables import Task
from trajectory_recorder.collector.task_files import files
from trajectory_recorder.collector.task_files.rows import LARGEST_BYTES, FileKind, TaskFileError, written

YAML, CSV = FileKind.YAML, FileKind.CSV
_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _task(**values: Any) -> Task:
    known = {
        "key": "notes",
        "title": "Notes",
        "instruction": "Do it.",
        "tools": [],
        "starting_state": "",
        "target_count": 1,
        "difficulty": "medium",
        "tags": [],
        "policy": None,
        "override_allowed": True,
        "rubric": [],
        "deadline": None,
        "qualification": False,
        "assigned_only": False,
        "reviews_wanted": 1,
        "created_at": _AT,
        "closed_at": None,
    }
    return Task(**known | values)


# What people type, and what files and spreadsheets take for something else.
_TRICKY = [
    "yes",
    "null",
    "1e3",
    "2026-12-01",
    "12:30:45",
    "=1+1",
    "'=x",
    "-",
    "@a",
    "#",
    "a:",
    "é\u2028\x85x",
    "🙂",
    '"',
    ";",
    "a\tb",
    ",",
    "|",
    "<<",
]
_LINES = st.lists(st.sampled_from(_TRICKY) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=1)
_TEXT = _LINES.map(lambda it: "\n".join(it).replace("\0", "").strip()).filter(bool)


def _told(text: str) -> Task:
    """A task that says this wherever something can be said."""
    rubric = [{"id": "total", "criterion": text, "points": -3}, {"id": "b", "criterion": text, "points": 1}]
    more = {
        "deadline": _AT.replace(microsecond=1),
        "closed_at": _AT,
        "rubric": rubric,
        "tags": ["erp", "a b"],
    }
    return _task(
        title=text,
        instruction=text,
        starting_state=text,
        policy=text,
        tools=[text, "x"],
        qualification=True,
        **more,
    )


@pytest.mark.parametrize("kind", FileKind)
@given(text=_TEXT)
@example(text="a\r\nb\rc")
@example(text="\n".join(_TRICKY))
@settings(max_examples=20)
def test_what_is_written_is_read_again(kind: FileKind, text: str) -> None:
    tasks = [_told(text), _task()]
    content = files.write(tasks, kind)
    assert [it.values for it in files.read(content, kind)] == [written(it) for it in tasks]


def test_a_file_is_written_as_people_would() -> None:
    text = files.write([_task(instruction="One.\nTwo.", tags=["erp", "x"])], YAML).decode()
    assert text.startswith("- key: notes\n  title: Notes\n  instruction: |-\n    One.\n    Two.\n")
    header, row = files.write([_task(title="=1+1", tools=["A", "B; C"])], CSV).decode().splitlines()
    assert header.startswith("key,title,instruction,tools,")
    assert row.startswith('notes,\'=1+1,Do it.,"A;""B; C""",,1,medium,')


def test_lines_lead_to_what_stands_there() -> None:
    text = b"# ours\n- key: a\n  title: A\n  rubric:\n    - id: x\n      points: 3\n- {key: b}\n"
    first, second = files.read(text, YAML)
    assert (first.line, second.line) == (2, 7)
    assert [first.line_of(it) for it in (("title",), ("rubric", 0, "points"), ("missing",))] == [3, 6, 2]
    rows = files.read(b'key,instruction\r\na,"one\r\ntwo"\r\n\r\nb,x\r\n', CSV)
    assert [(it.line, it.values["key"]) for it in rows] == [(2, "a"), (5, "b")]


def test_spreadsheets_write_as_they_like() -> None:
    (row,) = files.read(
        "\ufeffkey; closed ;target_count;tags;difficulty\r\na;TRUE;;erp, x;HARD\r\n".encode(), CSV
    )
    assert row.values == {"key": "a", "closed": True, "tags": ["erp, x"], "difficulty": "hard"}
    (row,) = files.read(b"key,tools,deadline\na,Excel; Outlook ;,\n", CSV)
    assert row.values == {"key": "a", "tools": ["Excel", "Outlook"], "deadline": None}


@pytest.mark.parametrize(
    ("kind", "content", "line", "what"),
    [
        (YAML, b"- key: a\n  title: [\n", 3, "not YAML"),
        (YAML, b"key: a", 1, "a list of tasks"),
        (YAML, b"- key: a\n- just text\n", 2, "names with values"),
        (YAML, b"- key: a\n  key: b\n", 2, "second time"),
        (YAML, b"- &a {key: x}\n- *a\n", 2, "aliases"),
        (YAML, b"- key: a\n  title: " + b"[" * 500, 2, "too deep"),
        (YAML, b"- " * 5000, 1, "too deep"),
        (YAML, b"- key: !!int maybe\n", 1, "not what it says"),
        (YAML, b"- key: !!python/object:os.system x\n", 1, "not YAML"),
        (YAML, b"- key: a\n  title: \x07\n", 2, "letter"),
        (YAML, b"- key: a\n- key: \xff\n", 2, "UTF-8"),
        (CSV, b"key,colour\na,b\n", 1, "'colour'"),
        (CSV, b"key,key\na,b\n", 1, "twice"),
        (CSV, b"key\na\nb,c\n", 3, "2 cells"),
        (CSV, b'key\n"a"b\n', 2, "not CSV"),
        (CSV, b"key\n" + b"a" * 200_000, 2, "not CSV"),
        (YAML, b"#" * (LARGEST_BYTES + 1), 1, "in parts"),
        (CSV, b"key\n" + b"a\n" * 2001, 2002, "in parts"),
    ],
)
def test_what_is_no_file_of_tasks_is_refused_with_its_line(
    kind: FileKind, content: bytes, line: int, what: str
) -> None:
    with pytest.raises(TaskFileError) as raised:
        files.read(content, kind)
    assert raised.value.complaint.line == line
    assert what in raised.value.complaint.what


@pytest.mark.parametrize("kind", FileKind)
def test_an_empty_file_names_no_tasks(kind: FileKind) -> None:
    assert files.read(b"", kind) == []
