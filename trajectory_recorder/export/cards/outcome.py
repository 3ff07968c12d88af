"""All that is known of a finished export, for those who describe it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from trajectory_recorder.export.exporter import Resource
from trajectory_recorder.export.piece import Loss
from trajectory_recorder.selection.snapshot import Chosen, Snapshot
from trajectory_recorder.wire.exports import ExportRequest


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of the dataset, its size and its SHA-256, hexadecimal."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Outcome:
    """What was asked for, what was chosen, and what came of it.

    `counts` are sums of what the exporter counted. `skipped` gives the reason for each recording that was chosen and
    could not be converted. `losses` are those of each recording by its id, in the order of the snapshot; they may be
    read from disk, and are gone through more than once. `files` are all files that resources name, likewise.
    """

    request: ExportRequest
    snapshot: Snapshot
    counts: Mapping[str, int]
    skipped: Mapping[str, str]
    resources: Sequence[Resource]
    losses: Iterable[tuple[str, Mapping[Loss, int]]]
    files: Iterable[MadeFile]

    @cached_property
    def recordings(self) -> tuple[Chosen, ...]:
        """Those that were converted."""
        return tuple(it for it in self.snapshot.chosen if it.catalogued.facts.bundle_id not in self.skipped)

    @cached_property
    def splits(self) -> tuple[str, ...]:
        """The splits that hold anything, in their order."""
        return tuple(dict.fromkeys(it.split for it in self.recordings))

    @cached_property
    def lost(self) -> Counter[Loss]:
        """The losses of all recordings together."""
        sums: Counter[Loss] = Counter()
        for _, losses in self.losses:
            sums.update(losses)
        return sums

    def split_of(self, path: str) -> str | None:
        """The split that a file belongs to, by its folder or the beginning of its name; None where it tells none."""
        parts = PurePosixPath(path).parts
        for split in sorted(self.splits, key=len, reverse=True):
            if split in parts[:-1] or parts[-1].startswith((f"{split}-", f"{split}.")):
                return split
        return None
