"""Copies a sealed bundle out of the library: as a folder, or as one file in which it lies whole.

Every file of its payload is compared with its checksum on the way. What is merely derived goes along unless
it lies behind a link; the copy appears whole or not at all.
"""

import contextlib
import hashlib
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from trajectory_recorder.bundle import layout, manifest
from trajectory_recorder.bundle.forgetting import require_forgotten
from trajectory_recorder.errors import DamagedBundle, UsageError
from trajectory_recorder.new_folder import appearing, free, writing
from trajectory_recorder.tasks import Task

_BLOCK_BYTES = 1024**2
_OTHER_PLACE = "name a place where nothing is yet"

_Open = Callable[[str], AbstractContextManager[IO[bytes]]]


def export(root: Path, destination: Path, *, task: Task) -> Path:
    """Copy the bundle at `root`; see `Library.export`."""
    described = manifest.read(root)
    require_forgotten(described, root.name)
    sums = {it.path: it.sha256 for it in described.files}
    if destination.suffix.lower() == ".zip":
        with _appearing_file(destination, root) as part, zipfile.ZipFile(part, "x") as archive:
            _copy(root, sums, lambda path: archive.open(f"{root.name}/{path}", "w", force_zip64=True), task)
        return destination
    target = free(destination, outside=root)
    with appearing(target) as making, writing(target):
        _copy(root, sums, lambda path: _new_file(making / path), task)
    return target


@contextlib.contextmanager
def _appearing_file(target: Path, root: Path) -> Iterator[Path]:
    if target.exists():
        raise UsageError(f"{target} is there already", _OTHER_PLACE)
    if target.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{target} lies in the bundle itself", _OTHER_PLACE)
    part = target.with_name(f".{target.name}-{secrets.token_hex(3)}.part")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _new_file(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("xb")


def _copy(root: Path, sums: dict[str, str], create: _Open, task: Task) -> None:
    paths = list(_files(root))
    missing = sums.keys() - set(paths)
    if missing:
        raise DamagedBundle(f"{min(missing)} is missing in {root}", "restore it from a copy if you have one")
    total = sum((root / it).stat().st_size for it in paths)
    done = 0
    for path in paths:
        digest = hashlib.sha256()
        with _opened(root, path) as source, create(path) as copy:
            while block := source.read(_BLOCK_BYTES):
                copy.write(block)
                digest.update(block)
                done += len(block)
                task.progress(f"copying {root.name}", done / max(total, 1))
        if path in sums and digest.hexdigest() != sums[path]:
            raise DamagedBundle(
                f"{path} in {root} is not what was sealed", "restore it from a copy if you have one"
            )


def _opened(root: Path, path: str) -> IO[bytes]:
    try:
        return layout.resolve(root, path).open("rb")
    except OSError as error:
        raise DamagedBundle(f"{path} in {root} can't be read: {error.strerror}") from error


def _files(root: Path) -> Iterator[str]:
    """The plain files in and below a bundle, as paths inside it."""
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()
