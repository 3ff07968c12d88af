"""Keeps the timelines of recordings that were opened, so that they open at once the next time.

An index goes with its bundle, in `derived/`; where that can't be written, into the user's cache folder, which
keeps a few. It is believed only if this user of this machine made it, of this very state of the bundle and with
this version of the program: a keyed digest over all of that says so. Whoever passes a bundle on can put anything
beside its events, and a timeline that tells otherwise than they do would be worse than none.
"""

import hmac
import logging
import os
import secrets
from hashlib import blake2b, sha256
from pathlib import Path

import msgspec

from trajectory_recorder import __version__, paths
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import read_derived, write_derived
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.replay.timeline import codec
from trajectory_recorder.replay.timeline.timeline import Timeline

log = logging.getLogger(__name__)

# An hour takes one megabyte.
_LARGEST_BYTES = 200_000_000
_KEPT_ELSEWHERE = 20
_KEY_BYTES = 32
_MADE_FROM = (layout.EVENTS, layout.QUALITY, layout.TRANSCRIPT)


class Index:
    """The index of one bundle, as it is now: make it before anything of the bundle is read.

    Args:
        root: The bundle's folder.
        manifest_sha256: Of its manifest.
    """

    def __init__(self, root: Path, manifest_sha256: str) -> None:
        self._root = root
        self._key = _own_key()
        self._made_from = msgspec.json.encode(
            [
                codec.LAYOUT,
                __version__,
                manifest_sha256,
                *(_state(root, path) for path in _MADE_FROM),
            ]
        )
        self._elsewhere = paths.timelines_folder() / f"{manifest_sha256}.index"

    def read(self) -> Timeline | None:
        """The timeline; None where there is no index, or none to be believed."""
        if self._key is None:
            return None
        for data in (self._beside(), _read(self._elsewhere)):
            if data is None or not self._is_own(data):
                continue
            try:
                return codec.decode(data[_KEY_BYTES:])
            except ValueError as error:
                log.warning("the index of %s can't be read and is made anew: %s", self._root, error)
        return None

    def write(self, timeline: Timeline) -> None:
        """Keep a timeline, whole or not at all; where there is no place for it, it isn't kept."""
        if self._key is None:
            return
        try:
            content = codec.encode(timeline)
        except (OverflowError, UnicodeEncodeError) as error:
            log.warning("the timeline of %s can't be kept: %s", self._root, error)
            return
        signed = self._digest(content) + content
        try:
            write_derived(self._root, layout.TIMELINE, signed)
        except (DamagedBundle, OSError) as error:
            log.info("the index of %s goes to the user's cache: %s", self._root, error)
            self._write_elsewhere(signed)

    def _beside(self) -> bytes | None:
        try:
            return read_derived(self._root, layout.TIMELINE, most_bytes=_LARGEST_BYTES, remedy="")
        except DamagedBundle as error:
            log.warning("%s", error)
            return None

    def _is_own(self, data: bytes) -> bool:
        return hmac.compare_digest(data[:_KEY_BYTES], self._digest(data[_KEY_BYTES:]))

    def _digest(self, content: bytes) -> bytes:
        made_from = sha256(self._made_from).digest()
        digest = blake2b(made_from, key=self._key or b"", digest_size=_KEY_BYTES)
        digest.update(content)
        return digest.digest()

    def _write_elsewhere(self, signed: bytes) -> None:
        folder = self._elsewhere.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(self._elsewhere, signed)
            kept = sorted(folder.glob("*.index"), key=lambda it: it.stat().st_mtime_ns)
            for old in kept[:-_KEPT_ELSEWHERE]:
                old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the timeline of %s can't be kept: %s", self._root, error)


def _state(root: Path, path: str) -> tuple[int, int] | None:
    """The size of a file and when it was written; None where there is none."""
    try:
        status = layout.resolve(root, path).lstat()
    except (DamagedBundle, OSError):
        return None
    return status.st_size, status.st_mtime_ns


def _own_key() -> bytes | None:
    """This user's key, made the first time; None where there is no place for one."""
    path = paths.timeline_key()
    key = _read(path)
    if key is not None and len(key) == _KEY_BYTES:
        return key
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(_KEY_BYTES)
        _write(path, key)
    except OSError as error:
        log.warning("timelines can't be kept: %s", error)
        return None
    return key


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
