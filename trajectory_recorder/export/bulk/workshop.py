"""What a worker needs for every job, made once in its process: the exporter and the destination."""

import logging
import os
import secrets
import shutil
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.export import formats
from trajectory_recorder.export.bulk.reports import Made, Setting
from trajectory_recorder.export.destinations import Destination, open_destination
from trajectory_recorder.export.exporter import Exporter
from trajectory_recorder.wire.exports import ExportOptions

# Several machines may share a file system, and then the numbers of their processes say nothing.
_SPOOL = secrets.token_hex(8)
log = logging.getLogger(__name__)

Kind = TypeVar("Kind")


def exporter_of(setting: Setting) -> Exporter:
    """The exporter that an export asks for.

    Raises:
        UsageError: There is none of that name.
    """
    return _exporter(setting.format, msgspec.json.encode(setting.options))


def destination_of(setting: Setting) -> Destination:
    """The destination that an export goes to."""
    return _destination(setting.destination)


def left_reports(destination: Destination, folder: str, kind: type[Kind]) -> Iterator[Kind]:
    """The reports that earlier work left in a folder; what can't be read is as good as not done, and is done again."""
    for path in destination.paths(folder):
        try:
            yield msgspec.json.decode(destination.read(path) or b"", type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            log.warning("%s in %s can't be read; what it tells of is done again", path, destination.name)


def put(
    destination: Destination, path: str, file: Path, *, named: str, summed: tuple[int, str] | None = None
) -> Made:
    """Put a file in its place and say what it is; `summed` are its size and SHA-256 where they are known."""
    made = Made(named, *(summed or hash_file(file)))
    destination.put(path, file)
    return made


def own_spool(destination: Destination) -> Path:
    """A folder of this thread alone, on the destination's file system where it has one; empty."""
    spool = destination.spool() / f"{_SPOOL}-{os.getpid()}-{threading.get_ident()}"
    spool.mkdir(exist_ok=True)
    return spool


def clear(spool: Path) -> None:
    """Remove what a job left. The folder stays for the next one: removing it takes longer than copying what is small."""
    for it in spool.iterdir():
        if it.is_dir() and not it.is_symlink():
            shutil.rmtree(it, ignore_errors=True)
        else:
            it.unlink()


@cache
def _exporter(name: str, options_json: bytes) -> Exporter:
    return formats.load(name)(msgspec.json.decode(options_json, type=ExportOptions))


@cache
def _destination(name: str) -> Destination:
    return open_destination(name)
