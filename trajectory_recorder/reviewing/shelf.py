"""Where recordings that are reviewed lie on this machine meanwhile: a folder for each submission, and not for long.

    SHELF/SUBMISSION/bundle/…            what is small, whole: manifest, events, what was derived
    SHELF/SUBMISSION/blocks/SHA-256/N    blocks of the media

An expert's screen stays on a reviewer's disk no longer than it is needed: whoever is done with it drops it, and
what was forgotten goes by its age.
"""

import os
import re
import shutil
from pathlib import Path

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.reviewing.blocks import BlockCache, make_private

# This project's own figures. An hour of office work takes some 150 MB; nobody takes longer than a week for one.
LIMIT_BYTES = 2 * 1024**3
LONGEST_S = 7 * 24 * 3600.0

_ID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Shelf:
    """One such folder; for any number of threads.

    Args:
        root: The folder; it is made when there is something to put into it.
        limit_bytes: The most that blocks take.
    """

    def __init__(self, root: Path, *, limit_bytes: int = LIMIT_BYTES) -> None:
        self._root = root
        self._blocks = BlockCache(root, limit_bytes)

    def bundle(self, submission: str) -> Path:
        """The folder for the small files of a submission, which is in use from now on.

        Raises:
            DamagedBundle: That is no submission's id.
            OSError: It can't be made.
        """
        folder = self._root / _named(_ID, submission) / "bundle"
        make_private(self._root, Path(submission, "bundle"))
        os.utime(folder.parent)
        return folder

    def block(self, submission: str, sha256: str, index: int) -> bytes | None:
        """A block of a file, if it is here."""
        return self._blocks.get(_place(submission, sha256, index))

    def keep_block(self, submission: str, sha256: str, index: int, data: bytes) -> None:
        """Keep a block of a file; raises `OutputUnusable` where it can't be written."""
        self._blocks.put(_place(submission, sha256, index), data)

    def drop(self, submission: str) -> None:
        """Remove all that is here of a submission."""
        name = _named(_ID, submission)
        shutil.rmtree(self._root / name, ignore_errors=True)
        self._blocks.forget(Path(name))

    def sweep(self, utc_s: float) -> None:
        """Remove what nobody has used for a week; whoever goes on with it has it brought again.

        Args:
            utc_s: The wall clock.
        """
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            if _ID.fullmatch(folder.name) and utc_s - folder.stat().st_mtime > LONGEST_S:
                self.drop(folder.name)


def _place(submission: str, sha256: str, index: int) -> Path:
    return Path(_named(_ID, submission), "blocks", _named(_SHA256, sha256), str(index))


def _named(pattern: re.Pattern[str], name: str) -> str:
    if not pattern.fullmatch(name):
        raise DamagedBundle(f"{name[:80]!r} can't be the name of a submission or a checksum")
    return name
