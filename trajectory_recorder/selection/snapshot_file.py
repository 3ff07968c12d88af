"""A snapshot as a file, `snapshot.json`. It is read strictly: what it names becomes paths and promises to people."""

import os
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from trajectory_recorder.errors import DamagedBundle, NewerFormat, UsageError
from trajectory_recorder.selection.checking import check
from trajectory_recorder.selection.snapshot import FORMAT, VERSION, Chosen, Snapshot
from trajectory_recorder.selection.splitting import require_name

Kind = TypeVar("Kind")

SNAPSHOT = "snapshot.json"
# A recording with reviews and a hundred files takes 30 kB, and most take 3.
_LARGEST_BYTES = 2_000_000_000
_REMEDY = "choose anew, or take the file from a finished export"


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """The bytes of the file, in which files have no places: those differ between machines, and may hold secrets."""
    return msgspec.json.format(msgspec.json.encode(_without_places(snapshot)), indent=1) + b"\n"


def _without_places(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, chosen=tuple(_placeless(it) for it in snapshot.chosen))


def _placeless(chosen: Chosen) -> Chosen:
    files = tuple(replace(it, location="") for it in chosen.catalogued.files)
    return replace(chosen, catalogued=replace(chosen.catalogued, files=files))


def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot that anybody may have written. Where its files lie, `withdrawals.chosen_again` finds out.

    Raises:
        UsageError: There is none, or it is none, or names what could lead out of a folder.
        NewerFormat: A later version of this program wrote it.
    """
    data = _read(path)
    head = _decoded(data, _Head, path)
    if head.format != FORMAT:
        raise UsageError(f"{path} is no snapshot", _REMEDY)
    if head.version.partition(".")[0] != VERSION.partition(".")[0]:
        raise NewerFormat(
            f"{path} has version {head.version[:20]}, and this program reads {VERSION}",
            "install a newer version of Trajectory Recorder",
        )
    snapshot = _decoded(data, Snapshot, path)
    try:
        _check(snapshot)
    except (DamagedBundle, UsageError) as error:
        raise UsageError(f"{path} can't be used: {error.message}", _REMEDY) from error
    return snapshot


class _Head(msgspec.Struct):
    format: str = ""
    version: str = ""


def _read(path: Path) -> bytes:
    try:
        # Opening a pipe would wait for somebody to write into it.
        if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
            raise UsageError(f"{path} is no file that a snapshot could be", _REMEDY)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read: {os.strerror(error.errno or 0)}", _REMEDY) from error


def _decoded(data: bytes, kind: type[Kind], path: Path) -> Kind:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no snapshot: {error}", _REMEDY) from error


def _check(snapshot: Snapshot) -> None:
    ids: set[str] = set()
    for it in snapshot.chosen:
        check(it.catalogued)
        require_name(it.split)
        name = it.catalogued.facts.bundle_id
        if name in ids:
            raise DamagedBundle(f"{name} is in it twice")
        ids.add(name)
