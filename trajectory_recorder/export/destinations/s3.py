"""A bucket of an S3-compatible store as a destination.

Objects there are whole by themselves. What has no equal there is a lock: the store of many that is asked to make an
object only if there is none does it regardless. So a run says every few seconds that it is at work, and another one
believes that for a minute; on one machine a file is locked besides, which its holder's end frees at once.
"""

import hashlib
import logging
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder import paths
from trajectory_recorder.errors import OutputUnusable, StoreError
from trajectory_recorder.export import object_store
from trajectory_recorder.export.destinations.destination import LOCK, WORK
from trajectory_recorder.file_lock import FileLock, Held
from trajectory_recorder.new_folder import writing

log = logging.getLogger(__name__)

_BLOCK_BYTES = 1024 * 1024
_BEAT_S = 10.0
_BELIEVED_S = 60.0
_MOST_DELETED = 1000
"""As many as a store deletes at once."""

_IN_USE = "wait until it is done, or name another prefix"


class _Holder(msgspec.Struct, frozen=True):
    """Who writes: a word of its own for each run, and another for each machine and user."""

    run: str
    machine: str


class S3Destination:
    """A `Destination` in a bucket. Keys, region and address come from the environment, as boto3 has it.

    Args:
        url: `s3://BUCKET/PREFIX`; the prefix may be left out.

    Raises:
        UsageError: It names no bucket.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._bucket, prefix = object_store.split(url)
        self._prefix = f"{prefix.strip('/')}/".lstrip("/")
        self._client: Any = object_store.open_client()

    @property
    def name(self) -> str:
        return self._url

    def put(self, path: str, file: Path) -> None:
        with object_store.asking(f"{self._url}/{path}"):
            self._client.upload_file(str(file), self._bucket, self._key(path))
        file.unlink()

    def write(self, path: str, data: bytes) -> None:
        with object_store.asking(f"{self._url}/{path}"):
            self._client.put_object(Bucket=self._bucket, Key=self._key(path), Body=data)

    def read(self, path: str) -> bytes | None:
        blocks = object_store.read(self._client, self._bucket, self._key(path), block_bytes=_BLOCK_BYTES)
        return None if blocks is None else b"".join(blocks)

    def blocks(self, path: str) -> Iterator[bytes]:
        return object_store.read(
            self._client, self._bucket, self._key(path), block_bytes=_BLOCK_BYTES
        ) or iter(())

    def size(self, path: str) -> int | None:
        return next((size for found, size in self._listed(path) if found == path), None)

    def bring(self, path: str, folder: Path) -> Path:
        place = folder / Path(path).name
        with writing(place):
            folder.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as file:
                file.writelines(self.blocks(path))
        return place

    def paths(self, folder: str = "") -> Iterator[str]:
        return (path for path, _ in self._listed(f"{folder}/" if folder else ""))

    def tidy(self) -> None:
        keys = [self._key(path) for path in self.paths(WORK) if path != LOCK]
        self._delete(keys)

    def spool(self) -> Path:
        spool = self._here() / "spool"
        with writing(spool):
            spool.mkdir(parents=True, exist_ok=True)
        return spool

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._locked_here():
            holder = _Holder(run=secrets.token_hex(16), machine=self._machine())
            self._require_nobody(holder)
            shutil.rmtree(self.spool())  # what a run that was killed left
            over = threading.Event()
            self._beat(holder)
            thread = threading.Thread(target=self._keep, args=(holder, over), daemon=True)
            thread.start()
            try:
                yield
            finally:
                over.set()
                thread.join()
                self._delete([self._key(LOCK)])

    @contextmanager
    def _locked_here(self) -> Iterator[None]:
        path = self._here() / "lock"
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock = FileLock(path)
            except Held:
                raise OutputUnusable(f"another export writes to {self._url}", _IN_USE) from None
        try:
            yield
        finally:
            lock.release()

    def _require_nobody(self, holder: _Holder) -> None:
        """Who was on this machine is dead, since its file is free."""
        with object_store.asking(self._url):
            answer = self._client.list_objects_v2(Bucket=self._bucket, Prefix=self._key(LOCK))
        said = self.read(LOCK)
        if said is None or not answer.get("Contents"):
            return
        at, now = answer["Contents"][0]["LastModified"], answer["ResponseMetadata"]["HTTPHeaders"]["date"]
        other = msgspec.json.decode(said, type=_Holder)
        if (
            other.machine != holder.machine
            and (parsedate_to_datetime(now) - at).total_seconds() < _BELIEVED_S
        ):
            raise OutputUnusable(f"another export writes to {self._url}", _IN_USE)

    def _keep(self, holder: _Holder, over: threading.Event) -> None:
        while not over.wait(_BEAT_S):
            try:
                self._beat(holder)
            except StoreError as error:
                log.warning("%s does not hear that it is written to: %s", self._url, error.message)

    def _beat(self, holder: _Holder) -> None:
        self.write(LOCK, msgspec.json.encode(holder))

    def _here(self) -> Path:
        """What this machine keeps of it for as long as it works."""
        return paths.cache_folder() / "exports" / hashlib.sha256(self._url.encode()).hexdigest()[:32]

    def _machine(self) -> str:
        """A word for this machine and user, kept beside the lock."""
        path = self._here() / "machine"
        if not path.exists():
            path.write_text(secrets.token_hex(16), encoding="ascii")
        return path.read_text(encoding="ascii")

    def _listed(self, start: str) -> Iterator[tuple[str, int]]:
        with object_store.asking(self._url):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._key(start)
            )
            for page in pages:
                for it in page.get("Contents", ()):
                    yield it["Key"].removeprefix(self._prefix), it["Size"]

    def _delete(self, keys: list[str]) -> None:
        with object_store.asking(self._url):
            for start in range(0, len(keys), _MOST_DELETED):
                objects = [{"Key": it} for it in keys[start : start + _MOST_DELETED]]
                self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": objects, "Quiet": True})

    def _key(self, path: str) -> str:
        return f"{self._prefix}{path}"
