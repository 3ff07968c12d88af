"""A task as it is told to those who measure models with it, the same from whichever recording it is taken."""

from collections.abc import Iterable

import msgspec

from trajectory_recorder.export.exporter import DonePiece
from trajectory_recorder.wire.catalogue import Facts
from trajectory_recorder.wire.rubric import RubricItem

NOTE = "task"
"""Under what name a piece notes it."""


class PackedTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task with an instruction and a rubric; the rest is null or empty where it is not known."""

    id: str
    instruction: str
    title: str | None
    starting_state: str | None
    tools: tuple[str, ...]
    difficulty: str | None
    tags: tuple[str, ...]
    rubric: tuple[RubricItem, ...]


class PackedIn(msgspec.Struct, frozen=True):
    """A task, and in which splits there are recordings of it."""

    task: PackedTask
    splits: tuple[str, ...]


def why_not(facts: Facts) -> str | None:
    """What a recording's task lacks that nobody could be measured without; None where it lacks nothing."""
    if facts.task is None:
        return "a recording without a task"
    if not (facts.task.instruction or "").strip():
        return "a task without an instruction"
    return None if facts.task.rubric else "a task without a rubric"


def packed(facts: Facts) -> PackedTask | None:
    """The task of a recording; None where it lacks something."""
    task = facts.task
    if task is None or task.instruction is None or why_not(facts) is not None:
        return None
    return PackedTask(
        id=f"{facts.project}/{task.key}" if facts.project else task.key,
        instruction=task.instruction,
        title=task.title,
        starting_state=task.starting_state,
        tools=task.tools,
        difficulty=task.difficulty,
        tags=task.tags,
        rubric=task.rubric,
    )


def each_once(pieces: Iterable[DonePiece]) -> list[PackedIn]:
    """The tasks of all recordings, each once, in the order of their first one.

    A task that was changed between recordings is another one: its further forms are numbered from 2.
    """
    splits: dict[PackedTask, dict[str, None]] = {}
    for piece in pieces:
        if NOTE in piece.notes:
            task = msgspec.convert(piece.notes[NOTE], PackedTask)
            splits.setdefault(task, {})[piece.split] = None
    forms: dict[str, int] = {}
    found = []
    for task, where in splits.items():
        forms[task.id] = number = forms.get(task.id, 0) + 1
        named = task if number == 1 else msgspec.structs.replace(task, id=f"{task.id}#{number}")
        found.append(PackedIn(named, tuple(where)))
    return found
