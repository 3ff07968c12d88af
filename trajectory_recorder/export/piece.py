"""What an exporter makes of one recording, gathered in a folder of its own until it is whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.copying import copy_summed


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the format can't hold: what, and why not."""

    what: str
    why: str


@dataclass(slots=True)
class Piece:
    """What is made of one recording. Use it from one thread.

    Args:
        folder: An empty folder.
    """

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    losses: Counter[Loss] = field(default_factory=Counter)
    notes: dict[str, Any] = field(default_factory=dict)
    taken: dict[Path, tuple[str, int, str]] = field(default_factory=dict)
    """What was copied byte for byte: from where, and its path, size and SHA-256."""
    values: dict[str, str] = field(default_factory=dict)
    _files: dict[str, Path] = field(default_factory=dict)
    _parts: dict[str, Path] = field(default_factory=dict)

    def file(self, path: str) -> Path:
        """Where to write a file that goes into the dataset as it is, at `path`."""
        return self._place(self._files, path)

    def part(self, name: str) -> Path:
        """Where to write the part that is joined with others of this name."""
        return self._place(self._parts, name)

    def take(self, path: str, source: Path, *, sha256: str) -> None:
        """Copy a file of the recording into the dataset, byte for byte.

        Raises:
            DamagedBundle: It isn't what its recording says it is.
        """
        if not source.is_file():  # to open a pipe would wait for somebody to write into it
            raise DamagedBundle(f"{source} is missing", "get it anew from where it came")
        size, found = copy_summed(source, self.file(path))
        if found != sha256:
            raise DamagedBundle(f"{source} is not what its manifest says", "get it anew from where it came")
        self.taken[source] = path, size, sha256

    def files(self) -> Iterator[tuple[str, Path]]:
        """What was made for the dataset: path there and place here, sorted."""
        return _made(self._files)

    def parts(self) -> Iterator[tuple[str, Path]]:
        """The parts that were made: name and place here, sorted."""
        return _made(self._parts)

    def count(self, name: str, count: int = 1) -> None:
        """Count something; sums over all recordings are reported, and known when parts are joined."""
        self.counts[name] += count

    def lose(self, what: str, why: str, count: int = 1) -> None:
        """Say that something of the recording has no place in the format. Nothing of its content may be said."""
        self.losses[Loss(what, why)] += count

    def note(self, name: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Leave a JSON value for the end of the export."""
        self.notes[name] = value

    def tell_apart(self, name: str, value: str) -> None:
        """Give a value a number among the different ones of all recordings, known when parts are joined."""
        self.values[name] = value

    def _place(self, places: dict[str, Path], path: str) -> Path:
        *folders, name = path.split("/")
        if path.startswith("/") or ".." in (*folders, name):
            raise ValueError(f"{path!r} leads out of the dataset")
        if path not in places:
            number = len(self._files) + len(self._parts)
            if not number:
                self.folder.mkdir(parents=True, exist_ok=True)
            # All lie side by side: making and removing folders takes longer than copying what is small.
            places[path] = self.folder / f"{number}-{name}"
        return places[path]


def _made(places: dict[str, Path]) -> Iterator[tuple[str, Path]]:
    return iter(sorted((path, place) for path, place in places.items() if place.exists()))
