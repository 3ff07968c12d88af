"""A line for each recording of an export whose recordings are files of their own: what it is, and where its files are.

It says what is known and leaves null what isn't.
"""

from collections.abc import Sequence
from typing import Any

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import Dataset, Field, Resource
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.piece import Piece

LISTING = "recordings.jsonl"
_NOTE = "listed"
_FIELDS = (
    Field("name", "string", "The recording's id"),
    Field("split", "string", "The split that it is in"),
    Field("files", "list", "Its files in this dataset"),
    Field("start_utc_ns", "integer", "When it began, since 1970", "ns"),
    Field("duration_ns", "integer", "How long it is", "ns"),
    Field("task", "string", "The key of its task"),
    Field("title", "string", "The title of its task"),
    Field("instruction", "string", "What was to be done"),
)


def list_recording(episode: Episode, piece: Piece, files: Sequence[str]) -> None:
    """Note the line of a recording, whose files are these."""
    task = episode.facts.task
    told: dict[str, Any] = {
        "name": episode.name,
        "split": episode.split,
        "files": list(files),
        "start_utc_ns": episode.bundle.manifest.clock.start_utc_ns,
        "duration_ns": episode.bundle.manifest.duration_ns,
        "task": task.key if task else None,
        "title": task.title if task else None,
        "instruction": task.instruction if task else None,
    }
    piece.note(_NOTE, told)


def write_listing(dataset: Dataset) -> Resource:
    """Write all lines, in the order of the recordings."""
    lines = [line(it.notes[_NOTE]) for it in dataset.pieces]
    dataset.write(LISTING, b"".join(lines))
    words = "A line for each recording: its files, its time and its task"
    return Resource("recordings", words, "application/jsonl", (LISTING,), _FIELDS, len(lines))
