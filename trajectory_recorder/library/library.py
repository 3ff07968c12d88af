"""The bundles in one folder: what there is, in what state, and how to get rid of one or hand it on.

It looks and never listens: whoever shows it asks again. It asks no endpoint, and whether one may be deleted
that is being recorded or sent is decided by whoever asks for it.
"""

import os
import threading
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.library import exporting, removing
from trajectory_recorder.library.item import Condition, Item
from trajectory_recorder.library.reading import is_bundle, read_item
from trajectory_recorder.library.space import Space, free_bytes, used_bytes
from trajectory_recorder.tasks import Task

# Whatever changes what is told of a sealed bundle changes the time or size of one of these.
_TELLING = (".", layout.MANIFEST, Path(layout.QUALITY).parent, layout.QUALITY)
_Stamp = tuple[tuple[int, int] | None, ...]


class Library:
    """The library of one folder; its methods read the disk, and may be called from any thread.

    Args:
        folder: Where the bundles lie, which need not be there yet; folders below them are not looked at.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: dict[Path, tuple[_Stamp, Item]] = {}
        self._is_swept = False

    @property
    def folder(self) -> Path:
        return self._folder

    def items(self) -> tuple[Item, ...]:
        """All bundles, the newest first. Sealed ones are read once, and again when they change.

        Raises:
            OutputUnusable: The folder can't be read.
        """
        with self._lock:
            if not self._is_swept:
                removing.sweep(self._folder)
                self._is_swept = True
            found = [it for it in map(self._item, self._roots()) if it is not None]
            self._known = {it.root: self._known[it.root] for it in found if it.root in self._known}
        return tuple(sorted(found, key=lambda it: (-it.begun_utc_ns, it.name)))

    def space(self) -> Space:
        """What they take together, and what is left.

        Raises:
            OutputUnusable: The disk can't be asked.
        """
        return Space(sum(it.bytes for it in self.items()), free_bytes(self._folder))

    def delete(self, item: Item) -> None:
        """Delete a bundle for good.

        Raises:
            UsageError: It is none of this folder's.
            OutputUnusable: It can't be deleted; some of it may be gone, and then it is no bundle any more.
        """
        removing.remove(item.root, self._folder)

    def export(self, item: Item, destination: Path, *, task: Task | None = None) -> Path:
        """Copy a sealed bundle, compared with its checksums on the way; returns where it went.

        Args:
            item: Which one.
            destination: A new place: a folder, or a file for one that ends in `.zip`.
            task: Told of the progress; a cancelled one leaves nothing behind.

        Raises:
            UsageError: There is something at that place.
            BundleError: It is not sealed, or not what was sealed any more, or holds what is to be forgotten.
            OutputUnusable: The place can't be written to.
            Cancelled: `task` was cancelled.
        """
        return exporting.export(item.root, destination, task=task or Task())

    def _roots(self) -> list[Path]:
        try:
            with os.scandir(self._folder) as entries:
                return [Path(it.path) for it in entries if it.is_dir(follow_symlinks=False)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise OutputUnusable(
                f"the recordings in {self._folder} can't be listed: {error.strerror}",
                "look at the folder's permissions, or choose another one",
            ) from error

    def _item(self, root: Path) -> Item | None:
        """What is known of a folder; None where it is no bundle, or none any more."""
        try:
            stamp = tuple(_stamp(root / it) for it in _TELLING)
            before = self._known.get(root)
            if before is not None and before[0] == stamp:
                return before[1]
            if not is_bundle(root):
                return None
            item = read_item(root, used_bytes(root))
        except OSError:
            return None  # It vanished, or nobody may look at it.
        if item.condition is Condition.SEALED:
            self._known[root] = stamp, item
        return item


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
