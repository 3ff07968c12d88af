"""The plug-in point for formats.

An exporter turns one recording after the other into a piece: files that belong to the dataset as they are, and parts,
which are joined with the parts of that name of other recordings into shards. At the end it may write what is
about the dataset as a whole. Recordings are converted by many processes on several machines, so `convert` must do
the same bytes from the same recording wherever it runs: no clock, no random number, no order of a set.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.registry import Registry
from trajectory_recorder.wire.exports import ExportOptions

FILES_IN_CHUNK = 1000
"""So many files go into one folder where a format parts them by folders."""


@dataclass(frozen=True, slots=True)
class DonePiece:
    """A converted recording.

    `position` counts those that were converted, without the skipped ones, in the order of the snapshot. `counts` are
    what its exporter counted in it, `before` the same summed over all earlier ones; `notes` are JSON values that it
    left for the end. `numbers` has, for each name under which a value was told apart, the number of that value among
    the different ones of all recordings, from 0, by their first appearance.
    """

    name: str
    split: str
    position: int
    counts: Mapping[str, int]
    before: Mapping[str, int]
    notes: Mapping[str, Any]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PartOf:
    """The part of one recording in a shard, as a file to read."""

    piece: DonePiece
    path: Path


@dataclass(frozen=True, slots=True)
class Shard:
    """One file made of the parts of consecutive recordings. `number` counts from 0, within its split where shards are
    kept apart by it."""

    path: str
    split: str
    number: int
    parts: tuple[PartOf, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """How the parts of one name become shards.

    Args:
        part: The name of the parts.
        path: Where a shard goes, a template with `{split}` and `{number}`, or with `{chunk}` and `{file}` for the
            number's thousands and what is left of it.
        join: Writes a shard; called with it and the file to write, wherever there is a worker free.
        most_bytes: A shard is ended before the part that would make it larger than this.
        by_split: Whether a shard holds one split only.
    """

    part: str
    path: str
    join: Callable[[Shard, Path], None]
    most_bytes: int
    by_split: bool = True

    def place(self, split: str, number: int) -> str:
        """Where the shard of this number goes."""
        chunk, file = divmod(number, FILES_IN_CHUNK)
        return self.path.format(split=split, number=number, chunk=chunk, file=file)


@dataclass(frozen=True, slots=True)
class ShardFile:
    """A finished shard, for the end: where it went and which recordings are in it, by position."""

    part: str
    path: str
    split: str
    number: int
    bytes: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, or a member of a JSON document. `type` is one of "string", "integer", "number", "boolean",
    "datetime", "list" and "object"; `unit` is empty where there is none."""

    name: str
    type: str
    description: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of file in the dataset, for its machine-readable descriptions.

    `paths` are the files, `media_type` what they are; `fields` what a row or a document has, empty for
    media. `rows` is how many there are in all, None where rows make no sense.
    """

    name: str
    description: str
    media_type: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that was converted and joined, for an exporter's last word.

    `write` puts a small file into the dataset.
    """

    pieces: Sequence[DonePiece]
    shards: Sequence[ShardFile]
    files: Sequence[str]
    write: Callable[[str, bytes], None]


class Exporter(Protocol):
    """A format. It is made with the options in every process that converts."""

    def __init__(self, options: ExportOptions) -> None: ...

    def convert(self, episode: Episode, piece: Piece) -> None:
        """Convert one recording.

        Raises:
            BundleError: It can't be read; it is reported and left out.
        """

    def joins(self) -> Sequence[Join]:
        """What becomes of parts; none where there are none."""

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        """Write what is about the whole, and describe all files of the dataset."""


EXPORTERS: Registry[type[Exporter]] = Registry("format")
"""Formats by the names that `wire.exports.FORMATS` gives words to."""
