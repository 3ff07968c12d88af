"""Bundles as they are, byte for byte, and a catalogue of them: what comes out is a source of recordings again.

Nothing can be left out of a bundle without breaking its seal. One whose voice may not go along is not exported.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import BundleError
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Field, Join, Resource
from trajectory_recorder.export.joining import concatenate
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.catalogue import CATALOGUE, Catalogued
from trajectory_recorder.wire.exports import ExportOptions

_LINE = "catalogue"
_ONE_FILE = 2**63 - 1
_FIELDS = (
    Field("facts", "object", "What is known of the recording besides its content."),
    Field("files", "list", "All files of its bundle with size, SHA-256 and place in this dataset."),
)


@EXPORTERS.register("raw")
class Raw:
    """The format `raw`. It has no options."""

    def __init__(self, options: ExportOptions) -> None:
        """Nothing of the options concerns it."""

    def convert(self, episode: Episode, piece: Piece) -> None:
        if not episode.voice and any(_is_voice(it.path) for it in episode.files):
            raise BundleError("its voice may not go along, and bundles hold it", "choose another format")
        root = f"bundles/{episode.name}{layout.SUFFIX}"
        for it in episode.files:
            source = layout.resolve(episode.bundle.root, it.path)
            piece.take(f"{root}/{it.path}", source, sha256=it.sha256)
        files = tuple(replace(it, location=f"{root}/{it.path}") for it in episode.files)
        piece.part(_LINE).write_bytes(line(Catalogued(facts=episode.facts, files=files)))

    def joins(self) -> Sequence[Join]:
        return [Join(_LINE, CATALOGUE, concatenate, _ONE_FILE, by_split=False)]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        catalogue = Resource(
            "catalogue",
            "What is known of each recording, a line each.",
            "application/jsonl",
            tuple(it.path for it in dataset.shards),
            _FIELDS,
            len(dataset.pieces),
        )
        bundles = tuple(it for it in dataset.files if it != CATALOGUE)
        return [
            catalogue,
            Resource(
                "bundles", "The bundles' files, as they were sealed.", "application/octet-stream", bundles
            ),
        ]


def _is_voice(path: str) -> bool:
    """Whether it holds the voice, or what was said."""
    track = layout.track_of(path)
    return path == layout.TRANSCRIPT or (track is not None and not track.startswith("screen-"))
