"""Brings a finished export from an endpoint into a folder, and goes on where an earlier run was broken off.

A file gets its name once it is all there and has the SHA-256 that the endpoint told; until then it is a part. One file
comes at a time: one already takes all of a line.
"""

import hashlib
import os
import shutil
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.administering.delivered_paths import WORK, place, require_distinct
from trajectory_recorder.administering.delivery_watch import Watch
from trajectory_recorder.administering.exports import ExportFile
from trajectory_recorder.administering.patience import Patience
from trajectory_recorder.errors import Busy, OutputUnusable, Refused, Unreachable, UsageError
from trajectory_recorder.tasks import Task

_PARTS = f"{WORK}/parts"
_BLOCK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What is in the folder now: files, their bytes, and how many bytes of them came in this run."""

    files: int
    bytes: int
    bytes_brought: int


def download(endpoint: Endpoint, export: str, folder: Path, *, task: Task) -> Downloaded:
    """Bring all files of a finished export into a folder; those that are there already stay.

    Args:
        endpoint: Where it is.
        export: Its id.
        folder: Made if it is missing. Other files in it are left alone.
        task: Told how far it is; cancelling it leaves parts that a later run goes on with.

    Raises:
        UsageError: The export has no files: it is not finished, or over.
        EndpointError: The endpoint can't be reached for minutes, refuses, or gives something else than it told.
        OutputUnusable: The folder can't be written to, or has no room.
        Cancelled: `task` was cancelled.
    """
    files = tuple(Administrator(endpoint).files(export))
    if not files:
        raise UsageError(f"the export {export} has no files", "it is not finished, or its time is over")
    require_distinct(it.path for it in files)
    places = [(it, place(folder, it.path)) for it in files]
    watch = Watch(task, len(files), sum(it.bytes for it in files))
    try:
        (folder / _PARTS).mkdir(parents=True, exist_ok=True)
        missing = [
            (file, at) for file, at in places if not watch.count_if(file.bytes, _is_there(file, at, watch))
        ]
        _require_room(folder, sum(it.bytes - _size(_part(folder, it)) for it, _ in missing))
        for file, at in missing:
            _File(endpoint, export, file, _part(folder, file), watch).bring()
            at.parent.mkdir(parents=True, exist_ok=True)
            _part(folder, file).replace(at)
            watch.file_done()
        shutil.rmtree(folder / _PARTS)
    except OSError as error:
        raise OutputUnusable(
            f"{folder} can't take the export: {error.strerror}",
            "make room or name another folder; run it again",
        ) from error
    return Downloaded(len(files), watch.bytes_in_all, watch.bytes_brought)


class _File:
    """One file on its way into its part."""

    def __init__(self, endpoint: Endpoint, export: str, file: ExportFile, part: Path, watch: Watch) -> None:
        self._endpoint, self._file, self._part, self._watch = endpoint, file, part, watch
        self._url = endpoint.api(f"/exports/{quote(export, safe='')}/files/{quote(file.path)}")

    def bring(self) -> None:
        """Bring what is missing of it, and see that it is what was told.

        Raises:
            Refused: It is not, even from its first byte on.
        """
        kept = _size(self._part)
        self._watch.count(kept, brought=False)
        if self._complete():
            return
        # What an earlier run left may have been spoiled in between.
        self._watch.count(-self._file.bytes, brought=False)
        self._part.unlink()
        if kept == 0 or not self._complete():
            self._part.unlink(missing_ok=True)
            raise self._another()

    def _complete(self) -> bool:
        """Bring the rest, and say whether the whole is right."""
        if _size(self._part) > self._file.bytes:
            self._watch.count(self._file.bytes - _size(self._part), brought=False)
            os.truncate(self._part, self._file.bytes)
        self._part.touch()
        patience = Patience(self._watch.wait)
        while (begun := _size(self._part)) < self._file.bytes:
            try:
                self._ask_from(begun)
            except (Unreachable, Busy) as trouble:
                patience.endure(trouble, progressed=_size(self._part) > begun)
        return _sha256(self._part, self._watch) == self._file.sha256

    def _ask_from(self, start: int) -> None:
        # The ETag is the file's SHA-256: if there is another file by now, it is sent whole.
        etag = f'"{self._file.sha256}"'
        headers = {"Accept": "*/*", "Range": f"bytes={start}-", "If-Range": etag}
        with self._part.open("ab") as out:

            def take(block: bytes) -> None:
                if out.tell() + len(block) > self._file.bytes:
                    raise self._another()
                out.write(block)
                self._watch.count(len(block))

            answer = self._endpoint.request("GET", self._url, headers=headers, take=take)
        is_part = answer.status == HTTPStatus.PARTIAL_CONTENT or start == 0
        if answer.headers.get("etag") != etag or not is_part or _size(self._part) < self._file.bytes:
            self._part.unlink()
            raise self._another()

    def _another(self) -> Refused:
        return Refused(
            f"the endpoint gives something else for {self._file.path!a} than what it told of it",
            "run it again; if it stays so, tell the endpoint's admin",
        )


def _part(folder: Path, file: ExportFile) -> Path:
    return folder / _PARTS / file.sha256


def _is_there(file: ExportFile, at: Path, watch: Watch) -> bool:
    return at.is_file() and _size(at) == file.bytes and _sha256(at, watch) == file.sha256


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _sha256(path: Path, watch: Watch) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
            watch.tell("comparing")
    return digest.hexdigest()


def _require_room(folder: Path, needed_bytes: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed_bytes > free:
        raise OutputUnusable(
            f"{folder} has room for {free / 1e9:.1f} GB, and {needed_bytes / 1e9:.1f} GB are to come",
            "make room or name another folder",
        )
