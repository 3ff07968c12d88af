"""Tasks as Inspect reads them: samples as JSON lines, and a task file that has a model judge by the rubric."""

from collections.abc import Iterable, Iterator

from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.task_packs.told import PackedIn
from trajectory_recorder.wire.rubric import RubricItem

SAMPLES, TASK_FILE = "inspect/tasks.jsonl", "inspect/desktop_tasks.py"

TASK = '''"""Runs these tasks with Inspect.

    inspect eval desktop_tasks.py --model MODEL --solver AGENT -T split=test

Without an agent that has the tools which a task names, a model can only say what it would do. Whoever judges is told
the rubric with its points; name another model for that with `--model-role grader=MODEL`.
"""

from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import model_graded_qa


@task
def desktop_tasks(split: str | None = None) -> Task:
    """All tasks, or those with recordings in a split."""
    dataset = json_dataset(str(Path(__file__).with_name("tasks.jsonl")))
    if split is not None:
        dataset = dataset.filter(lambda sample: split in (sample.metadata or {})["splits"])
    return Task(dataset=dataset, scorer=model_graded_qa(partial_credit=True))
'''
"""The task file. It holds no words of tasks: those are data, and stay in the samples."""


def samples(tasks: Iterable[PackedIn]) -> bytes:
    """A sample a line."""
    return b"".join(line(_sample(it)) for it in tasks)


def _sample(packed: PackedIn) -> dict[str, object]:
    task = packed.task
    return {
        "id": task.id,
        "input": "\n\n".join(_asked(packed)),
        "target": "\n".join(_judged(it) for it in task.rubric),
        "metadata": {
            "instruction": task.instruction,
            "starting_state": task.starting_state,
            "tools": task.tools,
            "title": task.title,
            "difficulty": task.difficulty,
            "tags": task.tags,
            "rubric": task.rubric,
            "splits": packed.splits,
        },
    }


def _asked(packed: PackedIn) -> Iterator[str]:
    yield packed.task.instruction
    if packed.task.starting_state:
        yield f"What is there at the start: {packed.task.starting_state}"
    if packed.task.tools:
        yield f"Tools: {', '.join(packed.task.tools)}"


def _judged(item: RubricItem) -> str:
    evidence = f" (look at: {item.evidence})" if item.evidence else ""
    return f"- {item.points} points: {item.criterion}{evidence}"
