"""AgentNet: a JSON line for each recording, with PyAutoGUI code for each step and the picture before it.

What that dataset's makers add later, as thoughts, reflections and grades, is not there: nobody thought it.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Field, Join, Resource
from trajectory_recorder.export.images import MEDIA_TYPES, before_images, last_image
from trajectory_recorder.export.joining import concatenate
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.outcome import succeeded
from trajectory_recorder.export.picture_files import FOLDER, PictureFiles
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import steps
from trajectory_recorder.export.vocabularies.agentnet import SUCCEEDED, agentnet
from trajectory_recorder.wire.exports import ExportOptions

_PART = "trajectories"
_MB = 1_000_000
_FIELDS = (
    Field("task_id", "string", "The recording."),
    Field("instruction", "string", "What was to be done."),
    Field("traj", "list", "Steps: index, image (a path in images/), and value.code."),
)


@EXPORTERS.register("agentnet")
class AgentNet:
    """Writes `data/{split}-00000.jsonl` and `images/`."""

    def __init__(self, options: ExportOptions) -> None:
        # Places are parts of the picture there.
        self._options = msgspec.structs.replace(options, coordinates="relative")

    def convert(self, episode: Episode, piece: Piece) -> None:
        trajectory = self._trajectory(episode, piece)
        task = episode.facts.task
        instruction = task.instruction if task is not None else None
        if instruction is None:
            piece.lose("the instruction", "it is not known what was to be done")
        row = {"task_id": episode.name, "instruction": instruction, "traj": trajectory}
        piece.part(_PART).write_bytes(line(row))
        piece.count("trajectories")
        piece.count("steps", len(trajectory))

    def joins(self) -> Sequence[Join]:
        path = "data/{split}-{number:05d}.jsonl"
        return [Join(_PART, path, concatenate, self._options.shard_mb * _MB)]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        lines = tuple(it.path for it in dataset.shards)
        pictures = tuple(it for it in dataset.files if it.startswith(f"{FOLDER}/"))
        return [
            Resource(
                "trajectories",
                "Recordings with their steps.",
                "application/jsonl",
                lines,
                fields=_FIELDS,
                rows=len(dataset.pieces),
            ),
            Resource("images", "Pictures of steps.", MEDIA_TYPES[self._options.image], pictures),
        ]

    def _trajectory(self, episode: Episode, piece: Piece) -> list[dict[str, Any]]:
        pictures = PictureFiles(episode.name, piece, self._options)
        found: list[tuple[str, str]] = []
        images = before_images(episode, self._options)
        for step, image in zip(steps(episode, self._options, piece), images, strict=True):
            code = agentnet(step, piece)
            if code is not None and image is None:
                piece.lose("a step", "there is no picture before it, and none stands there without")
            elif code is not None and image is not None:
                found.append((pictures.keep(image), code))
        last = last_image(episode, self._options)
        if last is None or not succeeded(episode.facts):
            piece.lose("the end", "it is not known whether the task was done, or there is no picture of it")
        else:
            found.append((pictures.keep(last), SUCCEEDED))
        return [
            {"index": index, "image": image, "value": {"code": code}}
            for index, (image, code) in enumerate(found)
        ]
