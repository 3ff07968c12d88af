"""WebDataset of steps: tar shards with a picture and a JSON document for each step.

Every sample has both, as loaders expect: steps of which there is no picture are left out, and told as losses.
"""

from collections.abc import Sequence

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Field, Join, Resource
from trajectory_recorder.export.images import SUFFIXES, before_images
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.step_rows import RECORDING_FIELDS, STEP_FIELDS, recording_row, step_row
from trajectory_recorder.export.steps import steps
from trajectory_recorder.export.tar_parts import TarPart, join_tar
from trajectory_recorder.wire.exports import ExportOptions

_PART = "samples"
_MB = 1_000_000
_FIELDS = (
    *RECORDING_FIELDS,
    Field("image_width_px", "integer", "The width of the picture, which places refer to.", "px"),
    Field("image_height_px", "integer", "The height of the picture.", "px"),
    *STEP_FIELDS,
)


@EXPORTERS.register("webdataset")
class WebDataset:
    """Writes `{split}-000000.tar` and so on; samples are called `<recording>-<step>`."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options

    def convert(self, episode: Episode, piece: Piece) -> None:
        suffix = SUFFIXES[self._options.image]
        told = recording_row(episode)
        images = before_images(episode, self._options)
        with piece.part(_PART).open("xb") as file:
            tar = TarPart(file)
            for step, image in zip(steps(episode, self._options, piece), images, strict=True):
                if image is None:
                    piece.lose("a step", "there is no picture before it, and no sample is without")
                    continue
                key = f"{episode.name}-{step.number:06d}"
                shown = {"image_width_px": image.width_px, "image_height_px": image.height_px}
                tar.add(f"{key}.json", line({**told, **shown, **step_row(step)}))
                tar.add(f"{key}{suffix}", image.data)
                piece.count("steps")

    def joins(self) -> Sequence[Join]:
        return [Join(_PART, "{split}-{number:06d}.tar", join_tar, self._options.shard_mb * _MB)]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        rows = sum(it.counts.get("steps", 0) for it in dataset.pieces)
        shards = tuple(it.path for it in dataset.shards)
        return [
            Resource(
                "samples",
                "Steps with their pictures.",
                "application/x-tar",
                shards,
                fields=_FIELDS,
                rows=rows,
            )
        ]
