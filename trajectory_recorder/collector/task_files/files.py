"""Files of tasks, whichever way they are written."""

from collections.abc import Iterable

from trajectory_recorder.collector.database.tables import Task
from trajectory_recorder.collector.task_files import csv_text, yaml_text
from trajectory_recorder.collector.task_files.rows import (
    LARGEST_BYTES,
    MOST_TASKS,
    Complaint,
    FileKind,
    Row,
    TaskFileError,
    written,
)


def write(tasks: Iterable[Task], kind: FileKind) -> bytes:
    """A file with these tasks, in UTF-8."""
    write_text = yaml_text.write if kind is FileKind.YAML else csv_text.write
    return write_text(written(it) for it in tasks).encode()


def read(content: bytes, kind: FileKind) -> list[Row]:
    """The rows of a file.

    Raises:
        TaskFileError: It can't be read; its complaint names the line.
    """
    if len(content) > LARGEST_BYTES:
        raise TaskFileError(Complaint(1, f"the file has more than {LARGEST_BYTES} bytes; send it in parts"))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TaskFileError(Complaint(line, "this is not UTF-8; save the file in that encoding")) from error
    rows = (yaml_text.read if kind is FileKind.YAML else csv_text.read)(text)
    if len(rows) > MOST_TASKS:
        too_many = f"the file has more than {MOST_TASKS} tasks; send it in parts"
        raise TaskFileError(Complaint(rows[MOST_TASKS].line, too_many))
    return rows
