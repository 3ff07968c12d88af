"""The sealed bundles below a folder. Where the folder has a catalogue, that is believed, within the folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.derived import read_derived
from trajectory_recorder.errors import BundleError, OutputUnusable
from trajectory_recorder.export.sources.described import describe
from trajectory_recorder.export.sources.listed import ListedSource
from trajectory_recorder.export.sources.source import Problem, Report
from trajectory_recorder.wire.catalogue import CATALOGUE, Catalogued

LARGEST_BESIDE_BYTES = 100_000_000
"""As large as the largest file besides the payload, a transcript, may be."""


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A `Source` of bundles on this machine.

    Args:
        folder: Holds bundles, at any depth, or is one.
    """

    folder: Path

    def catalogued(self, report: Report) -> Iterator[Catalogued]:
        if (self.folder / CATALOGUE).exists():
            yield from ListedSource(self.folder / CATALOGUE, within=self.folder).catalogued(report)
            return
        for root in _bundles(self.folder, report):
            try:
                yield describe(_Here(root))
            except BundleError as error:
                report(Problem(str(root), error.message))


class _Here:
    """A bundle in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.name = root.name

    def manifest(self) -> bytes:
        return manifests.read_bytes(self._root)

    def beside(self, path: str) -> bytes | None:
        return read_derived(
            self._root, path, most_bytes=LARGEST_BESIDE_BYTES, remedy="remove it, or make it anew"
        )

    def location(self, path: str) -> str:
        # Not through `resolve`, which asks the disk: whoever opens it does that.
        return os.path.join(self._root, *path.split("/"))  # noqa: PTH118 - a path of a hundred thousand


def _bundles(folder: Path, report: Report) -> Iterator[Path]:
    """All bundles in and below a folder, by their path. Links are not followed, nor is what is hidden looked at."""
    if folder.name.endswith(layout.SUFFIX):
        yield folder
        return
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda it: it.name)
    except PermissionError as error:
        report(Problem(str(folder), f"it can't be listed: {error.strerror}"))
        return
    except OSError as error:
        raise OutputUnusable(f"{folder} can't be listed: {error.strerror}", "look at the disk") from error
    for it in found:
        if it.is_dir(follow_symlinks=False) and not it.name.startswith("."):
            yield from _bundles(Path(it.path), report)
