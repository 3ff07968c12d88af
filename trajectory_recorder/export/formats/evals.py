"""Evaluation tasks: what the chosen recordings were asked to do, each task once, for Inspect and promptfoo.

A task that nobody could be asked to do, or judged by, is left out, and that is told; recordings are not in it.
"""

from collections.abc import Sequence

import msgspec

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Field, Join, Resource
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.task_packs import inspect, promptfoo
from trajectory_recorder.export.task_packs.told import NOTE, each_once, packed, why_not
from trajectory_recorder.wire.exports import ExportOptions

_FIELDS = (
    Field("id", "string", "The task's key, behind that of its project"),
    Field("input", "string", "Instruction, starting state and tools"),
    Field("target", "string", "The rubric, an item a line"),
    Field(
        "metadata", "object", "All that is known of the task, and in which splits there are recordings of it"
    ),
)


@EXPORTERS.register("evals")
class Evals:
    """Task packs for both programs, in a folder each."""

    def __init__(self, options: ExportOptions) -> None:
        """It heeds no option."""

    def convert(self, episode: Episode, piece: Piece) -> None:
        piece.lose("what was recorded", "a pack of tasks says what is to be done, not how somebody did it")
        lack = why_not(episode.facts)
        if lack is not None:
            piece.lose(lack, "nobody can be measured by it")
        task = packed(episode.facts)
        if task is not None:
            piece.note(NOTE, msgspec.to_builtins(task))
            weightless = sum(not promptfoo.has_weight(it) for it in task.rubric)
            if weightless:
                piece.lose("criteria without points above 0", "promptfoo can't weigh them", weightless)

    def joins(self) -> Sequence[Join]:
        return ()

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        tasks = each_once(dataset.pieces)
        dataset.write(inspect.SAMPLES, inspect.samples(tasks))
        dataset.write(inspect.TASK_FILE, inspect.TASK.encode())
        dataset.write(promptfoo.CONFIG, promptfoo.config(tasks))
        samples = "A task a line, as a sample of Inspect"
        return (
            Resource("tasks", samples, "application/jsonl", (inspect.SAMPLES,), _FIELDS, len(tasks)),
            Resource("inspect-task", "What Inspect runs", "text/x-python", (inspect.TASK_FILE,)),
            Resource("promptfoo-config", "What promptfoo runs", "application/yaml", (promptfoo.CONFIG,)),
        )
