"""Looks whether a finished export is what it was: each file against the list of hashes. It comes from anywhere."""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.errors import DamagedBundle, UsageError
from trajectory_recorder.export.bulk.plan import EXPORT, SUMS, ExportTold, finished
from trajectory_recorder.export.destinations import Destination
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.selection.snapshot_file import SNAPSHOT, read_snapshot
from trajectory_recorder.tasks import Task

_LINE = re.compile(r"([0-9a-f]{64})  (.{1,1000})\n")
_LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that is not what it was, and how that shows."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What an export says of itself, and which of its files are others by now."""

    told: ExportTold
    damaged: tuple[Damaged, ...]


def examine(destination: Destination, *, task: Task) -> Examined:
    """Read all of a finished export.

    Raises:
        UsageError: There is none.
        Cancelled: `task` was cancelled.
    """
    told = finished(destination)
    if told is None:
        raise UsageError(
            f"{destination.name} holds no finished export", f"a finished one has {EXPORT} and {SUMS}"
        )
    with tempfile.TemporaryDirectory() as folder:
        sums = destination.bring(SUMS, Path(folder))
        damaged = []
        for number, (sha256, path) in enumerate(_listed(sums)):
            task.progress(f"comparing {path}", number / max(told.files, 1))
            if reason := _damage(destination, path, sha256):
                damaged.append(Damaged(path, reason))
    return Examined(told, tuple(damaged))


def snapshot_of(destination: Destination) -> Snapshot:
    """The choice that a finished export was made of.

    Raises:
        UsageError: It can't be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        return read_snapshot(destination.bring(SNAPSHOT, Path(folder)))


def _listed(sums: Path) -> Iterator[tuple[str, str]]:
    with sums.open(encoding="utf-8", newline="\n") as file:
        while line := file.readline(_LONGEST_LINE):
            match = _LINE.fullmatch(line)
            if match is None:
                raise UsageError(f"{SUMS} has a line that is none of it", "get the export anew")
            yield match[1], match[2]


def _damage(destination: Destination, path: str, sha256: str) -> str | None:
    try:
        if destination.size(path) is None:
            return "it is missing"
        digest = hashlib.sha256()
        for block in destination.blocks(path):
            digest.update(block)
    except DamagedBundle as error:
        return error.message
    return None if digest.hexdigest() == sha256 else "it is not what it was"
