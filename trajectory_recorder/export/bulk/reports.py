"""What workers are given and what they report, as JSON: it crosses processes and machines, and lies in checkpoints."""

from typing import Any, TypeVar, cast

import msgspec

from trajectory_recorder.errors import EndpointError, MachineError, TrajectoryError
from trajectory_recorder.export.destinations.destination import WORK
from trajectory_recorder.selection.snapshot import Chosen
from trajectory_recorder.wire.exports import ExportOptions

DONE, JOINED = f"{WORK}/done", f"{WORK}/joined"
"""The folders of the reports."""

_IN_ONE_FOLDER = 1000
"""Folders of more files are slow on some file systems."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What all jobs of an export share: `destination` as `open_destination` reads it."""

    destination: str
    format: str
    options: ExportOptions


class ConvertJob(msgspec.Struct, frozen=True, kw_only=True):
    """One recording to convert; `index` is its place in the snapshot.

    `is_noted` says that its start is put on record, for where a worker may die over it and others live on.
    """

    setting: Setting
    index: int
    chosen: Chosen
    is_noted: bool = True


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file that was made; a part's path is its name."""

    path: str
    bytes: int
    sha256: str


class Lost(msgspec.Struct, frozen=True, array_like=True):
    """What a recording has and its format can't hold."""

    what: str
    why: str
    count: int


class Report(msgspec.Struct, frozen=True, kw_only=True, tag_field="answer", tag="converted"):
    """What became of a recording. `skipped` is why it was left out, None where it was converted."""

    index: int
    name: str
    split: str
    source_bytes: int
    skipped: str | None = None
    files: tuple[Made, ...] = ()
    parts: tuple[Made, ...] = ()
    counts: dict[str, int] = {}
    losses: tuple[Lost, ...] = ()
    notes: dict[str, Any] = {}
    values: dict[str, str] = {}


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A converted recording with its part for a shard; as `exporter.DonePiece`."""

    index: int
    name: str
    split: str
    position: int
    counts: dict[str, int]
    before: dict[str, int]
    notes: dict[str, Any]
    numbers: dict[str, int]


class JoinJob(msgspec.Struct, frozen=True, kw_only=True):
    """A shard to write: which of the exporter's joins, where to, of which recordings' parts, `bytes` in all."""

    setting: Setting
    join: int
    part: str
    path: str
    split: str
    number: int
    bytes: int
    members: tuple[Member, ...]


class JoinReport(msgspec.Struct, frozen=True, kw_only=True, tag_field="answer", tag="joined"):
    """A shard that was written. `first` and `count` say which recordings are in it, by position."""

    join: int
    part: str
    split: str
    number: int
    first: int
    count: int
    made: Made


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag_field="answer", tag="failed"):
    """That a worker can't go on with anything: the name of an error's class, and its words."""

    error: str
    message: str
    remedy: str


Answer = TypeVar("Answer", Report, JoinReport)


def answer_of(text: str, kind: type[Answer]) -> Answer:
    """What a worker answers.

    Raises:
        MachineError: It can't go on.
        EndpointError: It can't go on, for a place in the network.
    """
    answer = msgspec.json.decode(text, type=kind | Failure)
    if isinstance(answer, Failure):
        raise as_error(answer)
    return cast("Answer", answer)


def failure(error: TrajectoryError) -> Failure:
    """An error as it is handed to the process that gave the job."""
    return Failure(error=type(error).__name__, message=error.message, remedy=error.remedy)


def as_error(failed: Failure) -> TrajectoryError:
    """The error that a worker met."""
    kinds: list[type[TrajectoryError]] = [MachineError, *_below(MachineError), *_below(EndpointError)]
    kind = next((it for it in kinds if it.__name__ == failed.error), MachineError)
    return kind(failed.message, failed.remedy)


def _below(kind: type[TrajectoryError]) -> list[type[TrajectoryError]]:
    return kind.__subclasses__()


def done_path(index: int) -> str:
    """Where the report of a recording lies once all that was made of it is in its place."""
    return f"{DONE}/{index // _IN_ONE_FOLDER:04}/{index:08}.json"


def started_path(index: int) -> str:
    """Where it is told that a recording is being converted."""
    return f"{WORK}/started/{index:08}"


def part_path(index: int, name: str) -> str:
    """Where the part of a recording waits to be joined."""
    return f"{WORK}/parts/{index // _IN_ONE_FOLDER:04}/{name}/{index:08}"


def joined_path(join: int, split: str, number: int) -> str:
    """Where the report of a shard lies once it is in its place."""
    return f"{JOINED}/{join}-{split}-{number:08}.json"
