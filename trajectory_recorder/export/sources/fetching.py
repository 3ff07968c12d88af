"""Brings one recording to a folder of this machine, in bounded memory, and takes it away again.

A bundle that lies on this machine as one is used in place, and nothing of it is read here: whoever uses it compares it
with its checksums. Whatever comes from elsewhere is compared while it comes, and written nowhere but into the spool.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.sources.blocks import Places, blocks_of_file
from trajectory_recorder.export.sources.places import is_local
from trajectory_recorder.new_folder import writing
from trajectory_recorder.selection.checking import check
from trajectory_recorder.wire.catalogue import Catalogued, CataloguedFile

_ANEW = "get it anew from where it came"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A recording on this machine. `checked` says whether its files were compared with their checksums."""

    root: Path
    checked: bool


@contextmanager
def fetched(
    catalogued: Catalogued, spool: Path, *, only: Callable[[str], bool] = lambda _: True
) -> Iterator[Fetched]:
    """A recording as a folder for as long as this lasts.

    Args:
        catalogued: The recording; looked at again, since what is read here may have come from anywhere.
        spool: A folder for what has to be brought here.
        only: Which files are wanted, by their paths in the bundle; all, unless said otherwise.

    Raises:
        DamagedBundle: A file is missing, or is not what its catalogue says.
        StoreError, EndpointError: A place gives nothing now; trying again may help.
        OutputUnusable: The spool can't be written to.
    """
    check(catalogued)
    root = _in_place(catalogued.files)
    if root is not None:
        yield Fetched(root, checked=False)
        return
    name = f"{catalogued.facts.bundle_id}-{secrets.token_hex(4)}{layout.SUFFIX}"
    folder = spool / name
    try:
        _bring(folder, [it for it in catalogued.files if only(it.path)])
        yield Fetched(folder, checked=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_content(root: Path, files: Iterable[CataloguedFile]) -> None:
    """Compare the files of a bundle that is used in place with their sizes and checksums.

    Raises:
        DamagedBundle: One is missing, or another.
    """
    for it in files:
        _compare(it, blocks_of_file(layout.resolve(root, it.path)), lambda _: None)


def _in_place(files: Iterable[CataloguedFile]) -> Path | None:
    """The folder that holds all files under their own paths; None where there is none."""
    roots = {_root(it) for it in files}
    root = roots.pop()
    return Path(root) if not roots and root is not None else None


def _root(it: CataloguedFile) -> str | None:
    """As text: to take paths apart for every file takes longer than to copy a small one."""
    end = os.sep + it.path.replace("/", os.sep)
    is_there = is_local(it.location) and it.location.endswith(end)
    return it.location[: 1 - len(end)] if is_there else None


def _bring(folder: Path, files: Iterable[CataloguedFile]) -> None:
    with Places() as places:
        for it in files:
            target = layout.resolve(folder, it.path)
            with writing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    _compare(it, places.blocks(it.location), file.write)


def _compare(it: CataloguedFile, blocks: Iterable[bytes], take: Callable[[bytes], object]) -> None:
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        size += len(block)
        if size > it.bytes:
            break
        digest.update(block)
        take(block)
    if size != it.bytes or digest.hexdigest() != it.sha256:
        raise DamagedBundle(f"{it.path} is not what its catalogue says", _ANEW)
