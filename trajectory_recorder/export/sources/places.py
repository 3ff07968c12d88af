"""Where the files of a catalogue lie: on this machine, in a bucket, or at an address; nowhere else."""

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.selection.checking import is_plain

S3 = "s3://"
WEB = ("https://", "http://")
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Base:
    """What relative places are relative to: a folder, or `s3://BUCKET/PREFIX`.

    `only_within` refuses all others: a folder that came from somebody else points nowhere but into itself.
    """

    place: str
    only_within: bool


def place(location: str, base: Base) -> str:
    """The whole place of a file.

    Raises:
        DamagedBundle: It leads where nothing of a catalogue may.
    """
    if len(location) > _LONGEST or "\0" in location:
        raise DamagedBundle(f"{_shown(location)} is no place of a file")
    if _is_relative(location):
        return _below(location, base)
    if base.only_within:
        raise DamagedBundle(f"{_shown(location)} is outside of the catalogue's own place")
    if location.startswith(WEB):
        _check_address(location)
    return location


def is_local(location: str) -> bool:
    """Whether a whole place is a path on this machine."""
    return not location.startswith((S3, *WEB))


def _is_relative(location: str) -> bool:
    return is_local(location) and not os.path.isabs(location)  # noqa: PTH117 - of text that may be no path


def _below(location: str, base: Base) -> str:
    pure = PurePosixPath(location)
    # A bundle's own path is bounded; in front of it stand a few folders.
    if ".." in pure.parts or not all(is_plain(it) for it in pure.parts):
        raise DamagedBundle(f"{_shown(location)} leads out of the catalogue's own place")
    if base.place.startswith(S3):
        return f"{base.place.rstrip('/')}/{pure.as_posix()}"
    return str(Path(base.place).joinpath(*pure.parts))


def _check_address(location: str) -> None:
    try:
        parts = urlsplit(location)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.username is not None:
        raise DamagedBundle(f"{_shown(location)} is no address")
    if parts.scheme == "http" and not _is_loopback(host):
        raise DamagedBundle(f"http://{host} would let everybody on the way read recordings")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(location: str) -> str:
    """A place for messages, without what may be a key to it."""
    return repr(location.partition("?")[0].rpartition("@")[2][:80])
