"""The folder in which an export is made on this machine, and what the process that converts finds there.

snapshot.json  catalogue.jsonl  texts/ID/…   what it reads: the choice, with the places of all files
made/                                        what it makes, with its checkpoints
log                                          what it says
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trajectory_recorder import __version__
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.whole_file import write_whole
from trajectory_recorder.wire.catalogue import CATALOGUE

_EXPORTS = "exports"
_PLAN = "plan"


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """That of one export; kept from one run of it to the next on the same machine."""

    root: Path

    @property
    def made(self) -> Path:
        return self.root / "made"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def snapshot(self) -> Path:
        return self.root / "snapshot.json"

    @property
    def catalogue(self) -> Path:
        return self.root / CATALOGUE

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    def prepare(self) -> None:
        """Make it, if this machine has not begun this export before."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def plan(self, snapshot: Snapshot) -> None:
        """Write down what is to be done; what was made of another choice, or by another version, is thrown away."""
        plan, wanted = self.root / _PLAN, f"{snapshot.id} {__version__}"
        if not plan.is_file() or plan.read_text() != wanted:
            shutil.rmtree(self.made, ignore_errors=True)
        write_whole(self.snapshot, msgspec.json.encode(snapshot))
        write_whole(self.catalogue, b"".join(_lines(it.catalogued for it in snapshot.chosen)))
        write_whole(plan, wanted.encode())

    def remove(self) -> None:
        """Nothing of it is needed any more."""
        shutil.rmtree(self.root, ignore_errors=True)


def of(endpoint: Endpoint, export_id: str) -> WorkFolder:
    """The folder of an export on this machine."""
    return WorkFolder(endpoint.scratch.resolve() / _EXPORTS / export_id)


def all_here(endpoint: Endpoint) -> list[str]:
    """The ids of the exports that have a folder on this machine."""
    folder = endpoint.scratch / _EXPORTS
    return sorted(it.name for it in folder.iterdir()) if folder.is_dir() else []


def _lines(values: Iterable[object]) -> Iterable[bytes]:
    return (msgspec.json.encode(it) + b"\n" for it in values)
