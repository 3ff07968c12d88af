"""Converts recordings to LeRobot datasets, format v3.0, as `lerobot` 0.4 and later read them.

All recordings have one screen of one size, so that of several displays the primary one is taken, and pictures are made
to fit. It has no sound, and of what applications tell nothing.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import (
    AddedVoiceEvent,
    ClipboardEvent,
    CursorEvent,
    ElementEvent,
    Event,
    Marker,
    NoteEvent,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Join, PartOf, Resource, Shard
from trajectory_recorder.export.formats.lerobot import meta
from trajectory_recorder.export.formats.lerobot.columns import SCREEN, TASK, part_columns, row_columns
from trajectory_recorder.export.formats.lerobot.hand import Hand
from trajectory_recorder.export.formats.lerobot.rows import rows
from trajectory_recorder.export.formats.lerobot.screen import Screen, find_screen
from trajectory_recorder.export.formats.lerobot.statistics import PictureStatistics, Stats, of_columns
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.tables import TableWriter, join_tables
from trajectory_recorder.export.video import Film, Sheet, SheetPicture, join_films
from trajectory_recorder.media.decode import frames_at
from trajectory_recorder.wire.exports import ExportOptions

# What most screens have, so that most are as they were recorded.
_HEIGHT_PX = 1080
_MB = 1_000_000
# The colours of every so manieth pixel tell those of all; LeRobot's own take about as many.
_PIXELS_BETWEEN = 8

_HAS_NO_PLACE: dict[type[Event], str] = {
    WindowEvent: "windows",
    ClipboardEvent: "clipboard",
    ElementEvent: "elements",
    CursorEvent: "images of the pointer",
    Marker: "markers",
    NoteEvent: "notes",
}


@EXPORTERS.register("lerobot")
class LeRobot:
    """A LeRobot dataset."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options
        self._rate = options.frames_per_second
        height_px = (options.height_px or _HEIGHT_PX) // 2 * 2
        self._sheet = Sheet(round(height_px * 16 / 9 / 2) * 2, height_px)

    def convert(self, episode: Episode, piece: Piece) -> None:
        screen = find_screen(episode, self._rate)
        statistics: dict[str, Stats] = {SCREEN: self._film(episode, screen, piece.part(meta.VIDEO))}
        self._write_rows(episode, screen, piece)
        statistics |= _statistics(piece.part(meta.ROWS))
        task = episode.facts.task
        piece.tell_apart(TASK, (task.instruction or task.title or task.key) if task is not None else "")
        piece.count("frames", len(screen.times_ns))
        piece.note("task", piece.values[TASK])
        piece.note("stats", statistics)
        piece.note("transcribed", self._options.transcript and episode.transcript is not None)
        _tell_losses(episode, screen, piece)

    def joins(self) -> Sequence[Join]:
        data_mb, video_mb = meta.sizes_mb(self._options)
        return (
            Join(meta.ROWS, meta.DATA_PATH, self._join_rows, data_mb * _MB, by_split=False),
            Join(meta.VIDEO, meta.VIDEO_PATH, self._join_films, video_mb * _MB, by_split=False),
        )

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        return meta.finish(dataset, self._options, self._sheet)

    def _film(self, episode: Episode, screen: Screen, path: Path) -> Stats:
        """Show each frame for its rows; returns what is known of the colours."""
        picture, colours = SheetPicture(self._sheet), PictureStatistics()
        with path.open("xb", buffering=0) as file:
            film = Film(file, self._sheet, frames_per_second=self._rate)
            for name, runs in screen.files():
                decoded = frames_at(episode.bundle.path(name), [it.pts_ns for it in runs])
                for run in runs:
                    at_ns, frame = next(decoded, (None, None))
                    if frame is None or at_ns != run.pts_ns:
                        raise DamagedBundle(f"a picture of {name} at {run.pts_ns} ns can't be decoded")
                    picture.show(frame)
                    colours.add(picture.rgb()[::_PIXELS_BETWEEN, ::_PIXELS_BETWEEN], times=run.rows)
                    for _ in range(run.rows):
                        film.add(picture.frame)
            film.close()
        return colours.stats()

    def _write_rows(self, episode: Episode, screen: Screen, piece: Piece) -> None:
        transcript = episode.transcript if self._options.transcript else None
        words = transcript.words if transcript is not None else ()
        hand = Hand(screen.display_id, self._sheet, relative=self._options.coordinates == "relative")
        columns = part_columns(transcript=self._options.transcript)
        with TableWriter(piece.part(meta.ROWS), columns) as table:
            for row in rows(episode, screen, hand, frames_per_second=self._rate, words=words):
                table.add(row)
        for what, count in hand.lost.items():
            if count:
                piece.lose(what, "a row has no place for them", count)

    def _join_rows(self, shard: Shard, destination: Path) -> None:
        columns = row_columns(transcript=self._options.transcript)
        join_tables(shard, destination, columns, completed=_completed)

    def _join_films(self, shard: Shard, destination: Path) -> None:
        join_films([it.path for it in shard.parts], destination, frames_per_second=self._rate)


def _completed(part: PartOf, table: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """A part's rows with what the whole dataset tells of them."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    from pyarrow import compute  # noqa: PLC0415

    first = part.piece.before.get("frames", 0)
    values = {"episode_index": part.piece.position, "task_index": part.piece.numbers[TASK]}
    for name, value in values.items():
        table = table.append_column(name, pa.array(np.full(table.num_rows, value, np.int64)))
    return table.append_column("index", compute.add(table["frame_index"], first))


def _statistics(path: Path) -> dict[str, Stats]:
    """Those of all columns of numbers, read back one after the other."""
    from pyarrow import parquet  # noqa: PLC0415 - heavy

    told = {}
    with parquet.ParquetFile(path) as file:
        for column in part_columns(transcript=False):
            if column.kind == "string":
                continue
            values = file.read([column.name]).column(0).combine_chunks()
            if column.length:
                flat = values.flatten().to_numpy().reshape(-1, column.length)
                told[column.name] = of_columns(flat[:, it].astype(np.float64) for it in range(column.length))
            else:
                told[column.name] = of_columns([values.to_numpy().astype(np.float64)])
    return told


def _tell_losses(episode: Episode, screen: Screen, piece: Piece) -> None:
    if screen.others:
        piece.lose("displays other than the primary one", "a dataset has one screen", screen.others)
    if screen.late:
        piece.lose("rows before the pointer's place was known", "a row has a place", screen.late)
    kinds = Counter(type(event) for _, event in episode.events())
    for kind, what in _HAS_NO_PLACE.items():
        if kinds[kind]:
            piece.lose(what, "the format has no place for them", kinds[kind])
    if kinds[VoiceEvent] or kinds[AddedVoiceEvent]:
        piece.lose("the voice", "the format has no sound")
