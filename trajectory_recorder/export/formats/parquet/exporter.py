"""Converts recordings to tables that the `datasets` library, DuckDB and pyarrow open, with the media as they are.

Pictures are inside the table of steps; video and voice lie beside the tables, byte for byte as in the bundle.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.voiceless import OF_THE_VOICE
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Join, Resource, Shard
from trajectory_recorder.export.formats.parquet import episodes, events, steps
from trajectory_recorder.export.formats.parquet.told import Told, row
from trajectory_recorder.export.images import before_images
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import steps as steps_of
from trajectory_recorder.export.tables import Column, TableWriter, join_tables
from trajectory_recorder.wire.catalogue import CataloguedFile
from trajectory_recorder.wire.exports import ExportOptions

EPISODES, STEPS, EVENTS = "episodes", "steps", "events"
_MEDIA = "media"
_MB = 1_000_000
_WORDS = {
    EPISODES: "The recordings.",
    STEPS: "What was done in them, step by step, with what was on the screen.",
    EVENTS: "The raw events.",
}
_MEDIA_TYPES = {".mkv": "video/x-matroska", ".mka": "audio/x-matroska"}


@EXPORTERS.register("parquet")
class HuggingFaceParquet:
    """Tables of episodes, steps and events."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options
        self._columns = {EPISODES: _columns(episodes.COLUMNS), STEPS: _columns(steps.COLUMNS)}
        if options.events == "all":
            self._columns[EVENTS] = _columns(events.COLUMNS)

    def convert(self, episode: Episode, piece: Piece) -> None:
        video, voice = self._copy_media(episode, piece)
        self._write_steps(episode, piece)
        if EVENTS in self._columns:
            self._write_events(episode, piece)
        transcript = episode.transcript if self._options.transcript else None
        whole = episodes.Whole(episode, transcript, video, voice, piece.counts[STEPS])
        with TableWriter(piece.part(EPISODES), self._columns[EPISODES]) as table:
            table.add(row(episodes.COLUMNS, whole))
        piece.count(EPISODES)

    def joins(self) -> Sequence[Join]:
        return [
            Join(
                name,
                f"data/{name}/{{split}}-{{number:05d}}.parquet",
                _join(columns),
                self._options.shard_mb * _MB,
            )
            for name, columns in self._columns.items()
        ]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        tables = [
            Resource(
                name,
                _WORDS[name],
                "application/vnd.apache.parquet",
                tuple(it.path for it in dataset.shards if it.part == name),
                tuple(it.field for it in columns),
                sum(it.counts.get(name, 0) for it in dataset.pieces),
            )
            for name, columns in self._columns.items()
        ]
        return [*tables, *_media(dataset.files)]

    def _copy_media(self, episode: Episode, piece: Piece) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Take video and, where it may go along, voice; returns their paths."""
        video: list[str] = []
        voice: list[str] = []
        for track, it in _tracks(episode.files):
            shown = track.startswith("screen")
            if not shown and not (episode.voice and self._options.voice):
                continue
            path = f"{_folder(episode)}/{PurePosixPath(it.path).name}"
            piece.take(path, episode.bundle.path(it.path), sha256=it.sha256)
            (video if shown else voice).append(path)
        return tuple(video), tuple(voice)

    def _write_steps(self, episode: Episode, piece: Piece) -> None:
        images = before_images(episode, self._options)
        with TableWriter(piece.part(STEPS), self._columns[STEPS]) as table:
            for step, image in zip(steps_of(episode, self._options, piece), images, strict=True):
                shown = steps.Shown(episode.name, step, image, self._options.image, _folder(episode))
                table.add(row(steps.COLUMNS, shown))
        piece.count(STEPS, table.rows)

    def _write_events(self, episode: Episode, piece: Piece) -> None:
        with TableWriter(piece.part(EVENTS), self._columns[EVENTS]) as table:
            for it in self._events(episode):
                table.add(row(events.COLUMNS, it))
        piece.count(EVENTS, table.rows)

    def _events(self, episode: Episode) -> Iterator[events.Happened]:
        """All events but those that may not, or are not to, go along."""
        left_out: tuple[type, ...] = ()
        if not (episode.voice and self._options.voice):
            left_out += OF_THE_VOICE
        if not self._options.elements:
            left_out += events.OF_ELEMENTS
        for number, (at_ns, event) in enumerate(episode.events()):
            if not isinstance(event, left_out):
                yield events.Happened(episode.name, number, at_ns, event)


def _tracks(files: Sequence[CataloguedFile]) -> list[tuple[str, CataloguedFile]]:
    """The media files with the track that each belongs to, a later part of it behind the earlier ones."""
    found = [(track, it) for it in files if (track := layout.track_of(it.path)) is not None]
    return sorted(found, key=lambda it: (it[0], len(it[1].path), it[1].path))


def _folder(episode: Episode) -> str:
    """Where the media of a recording lie in the dataset."""
    return f"{_MEDIA}/{episode.name}"


def _columns(declared: Sequence[Told[Any]]) -> tuple[Column, ...]:
    return tuple(it.column for it in declared)


def _join(columns: Sequence[Column]) -> Callable[[Shard, Path], None]:
    return partial(join_tables, columns=columns)


def _media(files: Sequence[str]) -> Iterator[Resource]:
    found = sorted(it for it in files if it.startswith(f"{_MEDIA}/"))
    for suffix, media_type in _MEDIA_TYPES.items():
        paths = tuple(it for it in found if it.endswith(suffix))
        if paths:
            kind = media_type.partition("/")[0]
            yield Resource(kind, f"The {kind} of each recording, as it was recorded.", media_type, paths)
