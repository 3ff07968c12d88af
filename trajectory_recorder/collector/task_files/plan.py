"""What a file would do to a project's tasks: found out from rows and tasks, without doing anything."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from trajectory_recorder.collector.complaints import complaints, placed
from trajectory_recorder.collector.database.tables import Task
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.projects.tasks import check_policy
from trajectory_recorder.collector.task_files.rows import MEMBERS, Complaint, Row, TaskInFile, written

_LONGEST_KEY = 64


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one task. `members` are those that change."""

    line: int
    outcome: Outcome
    wanted: TaskInFile
    members: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.wanted.key


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do, in its order; with complaints, nothing of it is done."""

    steps: Sequence[Step]
    complaints: Sequence[Complaint]
    fingerprint: str = field(default="", compare=False)

    def count(self, outcome: Outcome) -> int:
        return sum(it.outcome is outcome for it in self.steps)


def plan(rows: Iterable[Row], known: Mapping[str, Task], read_policy: Callable[[str], object]) -> Plan:
    """Find out what rows would do.

    Args:
        rows: Of the file.
        known: The project's tasks by their keys.
        read_policy: See `Endpoint`.
    """
    steps: list[Step] = []
    wrong: list[Complaint] = []
    lines: dict[str, int] = {}
    for row in rows:
        found = list(_step(row, known, read_policy))
        for it in found:
            if isinstance(it, Complaint):
                wrong.append(it)
            elif (first := lines.setdefault(it.key, row.line)) != row.line:
                wrong.append(Complaint(row.line, f"this task stands in line {first} already", it.key))
            else:
                steps.append(it)
    return Plan(steps, wrong, _fingerprint(steps))


def _step(
    row: Row, known: Mapping[str, Task], read_policy: Callable[[str], object]
) -> Iterator[Step | Complaint]:
    key = row.values.get("key")
    key = key.strip() if isinstance(key, str) else ""
    task = known.get(key)
    before = written(task) if task is not None else {}
    try:
        wanted = TaskInFile.model_validate(before | row.values)
        check_policy(wanted.policy, read_policy)
    except ValidationError as error:
        for place, words in complaints(error).items():
            yield Complaint(row.line_of(place), f"{placed(place)}: {words}", key[:_LONGEST_KEY])
    except Problem as problem:
        yield Complaint(row.line_of(("policy",)), problem.detail, key)
    else:
        yield _compared(row, wanted, before)


def _compared(row: Row, wanted: TaskInFile, before: Mapping[str, Any]) -> Step:
    if not before:
        return Step(row.line, Outcome.CREATED, wanted)
    after = wanted.model_dump(mode="json")
    members = tuple(it for it in MEMBERS if after[it] != before[it])
    return Step(row.line, Outcome.CHANGED if members else Outcome.UNCHANGED, wanted, members)


def _fingerprint(steps: Iterable[Step]) -> str:
    """The same for what does the same: so that what is done is what was shown."""
    told = "\n".join(f"{it.outcome}:{','.join(it.members)}:{it.wanted.model_dump_json()}" for it in steps)
    return hashlib.sha256(told.encode()).hexdigest()
