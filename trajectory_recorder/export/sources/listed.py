"""A catalogue, as endpoints and exports write them: a JSON document for each recording, one a line.

It comes from anywhere. Places in it are looked at before anybody opens them: what a folder's own catalogue names has
to lie in that folder, and only a catalogue that somebody named may point anywhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from trajectory_recorder.errors import BundleError, DamagedBundle, OutputUnusable
from trajectory_recorder.export.sources.places import Base, place
from trajectory_recorder.export.sources.source import Problem, Report
from trajectory_recorder.selection.checking import check
from trajectory_recorder.wire.catalogue import Catalogued

# As many files as a bundle may have take 8 MB.
_LONGEST_LINE_BYTES = 16_000_000
_decode = msgspec.json.Decoder(Catalogued).decode


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A `Source` of what a catalogue lists.

    Args:
        path: The file.
        within: All files have to lie in this folder; without one, they may lie anywhere.
    """

    path: Path
    within: Path | None = None

    def catalogued(self, report: Report) -> Iterator[Catalogued]:
        base = Base(str(self.within or self.path.parent), only_within=self.within is not None)
        try:
            with self.path.open("rb") as file:
                yield from read_lines(lines_of(file), base, report, name=str(self.path))
        except OSError as error:
            why = error.strerror or "it is no file"
            raise OutputUnusable(f"{self.path} can't be read: {why}", "look at the disk") from error


def read_lines(lines: Iterable[bytes], base: Base, report: Report, *, name: str) -> Iterator[Catalogued]:
    """Read a catalogue.

    Args:
        lines: The file, line by line; one that is too long comes cut off.
        base: Where places are told from.
        report: Told of lines that can't be read.
        name: What the catalogue is called, for messages.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _placed(_read(line), base)
        except BundleError as error:
            report(Problem(f"{name}, line {number}", error.message))


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file in bounded memory: of one that is too long, the beginning."""
    while line := file.readline(_LONGEST_LINE_BYTES):
        yield line
        # The rest of a line that is too long is none of its own.
        while not line.endswith(b"\n") and (line := file.readline(_LONGEST_LINE_BYTES)):
            pass


def _read(line: bytes) -> Catalogued:
    try:
        return _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedBundle(f"it is no recording of a catalogue: {error}") from error


def _placed(listed: Catalogued, base: Base) -> Catalogued:
    check(listed)
    return replace(listed, files=tuple(replace(it, location=place(it.location, base)) for it in listed.files))
