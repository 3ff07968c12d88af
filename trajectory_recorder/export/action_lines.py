"""What formats of action vocabularies share: a JSON line for each step, with its picture beside it.

A line has the actions that do what was done, as the vocabulary writes them; where it has no words, the line is there with
an empty list, so that the pictures before and after it are not taken for one another's.
"""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, ClassVar

import msgspec

from trajectory_recorder.actions import Action, Wait
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import Dataset, Field, Join, Resource
from trajectory_recorder.export.images import MEDIA_TYPES, Image, before_images, last_image
from trajectory_recorder.export.joining import concatenate
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.outcome import succeeded
from trajectory_recorder.export.picture_files import FOLDER, PictureFiles
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.step_rows import RECORDING_FIELDS, STEP_FIELDS, recording_row, step_row
from trajectory_recorder.export.steps import Step, steps
from trajectory_recorder.export.vocabularies.saying import Act
from trajectory_recorder.wire.exports import ExportOptions

_PART = "actions"
_MB = 1_000_000
_FIELDS = (
    *RECORDING_FIELDS,
    Field("image", "string", "What its display showed before it, as a path in this dataset; empty without."),
    Field("image_width_px", "integer", "The width of that picture, which places refer to.", "px"),
    Field("image_height_px", "integer", "The height of that picture.", "px"),
    *STEP_FIELDS,
    Field("actions", "list", "What was done, in the vocabulary; empty where that has no words for it."),
)


class ActionLines:
    """An exporter of one vocabulary. `say` puts a step into its words, `end` is its word for a task that is done."""

    say: Callable[[Step, Piece], list[Act]]
    end: ClassVar[Act | None] = None

    def __init__(self, options: ExportOptions) -> None:
        # Vocabularies count pixels; places in them are whole numbers.
        self._options = msgspec.structs.replace(options, coordinates="pixels")

    def convert(self, episode: Episode, piece: Piece) -> None:
        pictures = PictureFiles(episode.name, piece, self._options)
        images = before_images(episode, self._options)
        with piece.part(_PART).open("xb") as file:
            for step, image in zip(steps(episode, self._options, piece), images, strict=True):
                if image is None:
                    piece.lose(
                        "the picture before a step", "there is none of its display, or it can't be decoded"
                    )
                row = {**recording_row(episode), **_pictured(image, pictures), **step_row(step)}
                _write(file, {**row, "actions": self.say(step, piece)}, piece)
            if self.end is not None and succeeded(episode.facts):
                _write(file, self._ending(episode, pictures, self.end), piece)

    def joins(self) -> Sequence[Join]:
        path = "data/{split}-{number:05d}.jsonl"
        return [Join(_PART, path, concatenate, self._options.shard_mb * _MB)]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        rows = sum(it.counts.get("steps", 0) for it in dataset.pieces)
        pictures = tuple(it for it in dataset.files if it.startswith(f"{FOLDER}/"))
        lines = tuple(it.path for it in dataset.shards)
        return [
            Resource(
                "steps", "Steps with their actions.", "application/jsonl", lines, fields=_FIELDS, rows=rows
            ),
            Resource("images", "Pictures of steps.", MEDIA_TYPES[self._options.image], pictures),
        ]

    def _ending(self, episode: Episode, pictures: PictureFiles, end: Act) -> dict[str, Any]:
        """The line that says that the task is done, with the last picture."""
        duration_ns = episode.facts.duration_ns
        action = Action(Wait(), duration_ns, duration_ns, duration_ns, ())
        step = Step(len(episode.actions), "end", action)
        shown = _pictured(last_image(episode, self._options), pictures)
        return {**recording_row(episode), **shown, **step_row(step), "actions": [end]}


def _pictured(image: Image | None, pictures: PictureFiles) -> dict[str, Any]:
    return {
        "image": f"{FOLDER}/{pictures.keep(image)}" if image is not None else "",
        "image_width_px": image.width_px if image is not None else None,
        "image_height_px": image.height_px if image is not None else None,
    }


def _write(file: BinaryIO, row: dict[str, Any], piece: Piece) -> None:
    file.write(line(row))
    piece.count("steps")
    piece.count("actions", len(row["actions"]))
