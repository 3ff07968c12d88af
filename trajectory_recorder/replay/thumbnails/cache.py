"""Keeps a recording's small pictures for the next time it is opened: one file, whole or not at all.

It lies in the bundle's `derived/`, or among the user's caches where that can't be written. One that was made
from other content is left aside, as is one that is not what it says: making them again takes seconds.
"""

import base64
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from trajectory_recorder import paths
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import read_derived, write_derived
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.still import from_png, to_png

log = logging.getLogger(__name__)

FORMAT = "trajectory-thumbnails"
FORMAT_VERSION = "1.0"

_MOST_PICTURES = 512
# So many pictures of noise are smaller.
_LARGEST_BYTES = 64_000_000
_ASIDE = "thumbnails"
_MOST_FILES = 30
"""So many recordings' pictures stay among the user's caches."""

Rgb = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _File:
    format: str
    format_version: str
    manifest_sha256: str
    display_id: int
    width_px: int
    height_px: int
    at_ns: tuple[int, ...]
    sheet_png: str


class ThumbnailCache:
    """The kept pictures of one bundle.

    Args:
        root: The bundle's folder.
        display_id: The display that they show.
        width_px: Of each picture.
        height_px: Of each picture.
    """

    def __init__(self, root: Path, *, display_id: int, width_px: int, height_px: int) -> None:
        self._root = root
        self._display_id = display_id
        self._width_px, self._height_px = width_px, height_px

    def load(self) -> dict[int, Rgb]:
        """The kept pictures by their session times; empty where none are kept."""
        made_from = self._made_from()
        places = ((self._root, layout.THUMBNAILS), (paths.cache_folder(), _aside(made_from)))
        for root, path in places if made_from else ():
            try:
                if data := read_derived(root, path, most_bytes=_LARGEST_BYTES, remedy=""):
                    return self._pictures(data, made_from)
            except (DamagedBundle, ValueError, RecursionError) as error:
                log.info("%s in %s is left aside: %s", path, root, error)
        return {}

    def save(self, pictures: Mapping[int, Rgb]) -> None:
        """Keep pictures by their session times; a place that can't be written is no reason to complain."""
        made_from = self._made_from()
        if not made_from or not pictures:
            return
        data = self._file(pictures, made_from)
        try:
            write_derived(self._root, layout.THUMBNAILS, data)
        except (OSError, DamagedBundle) as error:
            log.info("thumbnails go among the user's caches: %s", error)
            _write_aside(_aside(made_from), data)

    def _made_from(self) -> str:
        """The checksum of the manifest, which has those of all media; empty where there is none."""
        try:
            return hashlib.sha256(layout.resolve(self._root, layout.MANIFEST).read_bytes()).hexdigest()
        except (OSError, DamagedBundle):
            return ""

    def _file(self, pictures: Mapping[int, Rgb], made_from: str) -> bytes:
        at_ns = tuple(sorted(pictures))
        sheet = to_png(np.concatenate([pictures[it] for it in at_ns]))
        text = base64.b64encode(sheet).decode("ascii")
        return msgspec.json.encode(replace(self._head(made_from), at_ns=at_ns, sheet_png=text)) + b"\n"

    def _pictures(self, data: bytes, made_from: str) -> dict[int, Rgb]:
        file = msgspec.json.decode(data, type=_File)
        if replace(file, at_ns=(), sheet_png="") != self._head(made_from):
            raise DamagedBundle("it was made from something else")
        count = len(file.at_ns)
        if not 0 < count <= _MOST_PICTURES or list(file.at_ns) != sorted(set(file.at_ns)):
            raise DamagedBundle("its times are out of order, or too many")
        sheet = base64.b64decode(file.sheet_png, validate=True)
        rgb = from_png(sheet, width_px=self._width_px, height_px=count * self._height_px)
        return dict(zip(file.at_ns, rgb.reshape(count, self._height_px, self._width_px, 3), strict=True))

    def _head(self, made_from: str) -> _File:
        sizes = self._width_px, self._height_px
        return _File(FORMAT, FORMAT_VERSION, made_from, self._display_id, *sizes, (), "")


def _aside(made_from: str) -> str:
    """The path of such a file in the user's caches."""
    return f"{_ASIDE}/{made_from}.json"


def _write_aside(path: str, data: bytes) -> None:
    """Write a file among the user's caches, and let go of the oldest ones."""
    try:
        paths.cache_folder().mkdir(parents=True, exist_ok=True)
        write_derived(paths.cache_folder(), path, data)
        kept = (paths.cache_folder() / _ASIDE).glob("*.json")
        for old in sorted(kept, key=lambda it: it.stat().st_mtime_ns)[:-_MOST_FILES]:
            old.unlink(missing_ok=True)
    except (OSError, DamagedBundle) as error:
        log.info("thumbnails are not kept: %s", error)
