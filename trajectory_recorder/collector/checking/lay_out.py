"""Lays a submitted bundle out in a folder of this machine, and sees that each file is what was declared."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.store import Store


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a submission, and where the store has it."""

    id: str
    path: str
    bytes: int
    sha256: str
    key: str


class WrongContent(Exception):
    """A file is not what was declared.

    Args:
        file: Which.
    """

    def __init__(self, file: StoredFile) -> None:
        super().__init__(file.path)
        self.file = file


def lay_out(
    root: Path, texts: dict[str, str], files: Iterable[StoredFile], store: Store, *, link: bool
) -> None:
    """Make the bundle at `root`.

    Args:
        root: A folder that is not there yet.
        texts: Manifest and tag files, by name.
        files: The others; their paths were judged when they were declared, and are judged here again.
        store: Where their bytes lie.
        link: Whether the store's own files may stand in the folder; otherwise they are copied.

    Raises:
        WrongContent: A file is not what was declared.
        StoreError: The store can't give a file now.
        OSError: The folder can't be written to.
    """
    root.mkdir(parents=True)
    for name, text in texts.items():
        _inside(root, name).write_bytes(text.encode())
    for file in files:
        place = _inside(root, file.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        _bring(place, file, store, link=link)


def _bring(place: Path, file: StoredFile, store: Store, *, link: bool) -> None:
    local = store.local_path(file.key) if link else None
    linked = local is not None and _linked(local, place)
    digest, count = hashlib.sha256(), 0
    with place.open("rb" if linked else "xb") as target:
        for block in store.read(file.key):
            digest.update(block)
            count += len(block)
            if count > file.bytes:
                break
            if not linked:
                target.write(block)
    if (count, digest.hexdigest()) != (file.bytes, file.sha256):
        raise WrongContent(file)


def _linked(local: Path, place: Path) -> bool:
    """Let the store's file stand there itself, if it lies on the same disk."""
    try:
        os.link(local, place)
    except OSError:
        return False
    return True


def _inside(root: Path, path: str) -> Path:
    place = root / path
    if not place.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"the path {path!r} leads out of the bundle")
    return place


def hand_over(folder: Path, user: int) -> None:
    """Give a folder with all that is in it to another user."""
    if sys.platform != "win32":  # `serve` does not begin there
        for place in _all(folder):
            os.chown(place, user, user, follow_symlinks=False)


def _all(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def manifest_and_tags(manifest: str, tag_files: dict[str, str]) -> dict[str, str]:
    return {**tag_files, layout.MANIFEST: manifest}
