"""The sealed bundles in a bucket, or what its catalogue lists there."""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import groupby, islice
from typing import Any

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.errors import BundleError, DamagedBundle, NotABundle
from trajectory_recorder.export import object_store
from trajectory_recorder.export.sources.described import describe
from trajectory_recorder.export.sources.folder import LARGEST_BESIDE_BYTES
from trajectory_recorder.export.sources.listed import lines_of, read_lines
from trajectory_recorder.export.sources.places import Base
from trajectory_recorder.export.sources.source import Problem, Report
from trajectory_recorder.wire.catalogue import CATALOGUE, Catalogued

_BLOCK_BYTES = 1024**2
# A store takes its time for each answer, and gives several at once.
_AT_ONCE = 8
_WINDOW = 64


class S3Source:
    """A `Source` in a bucket. Its catalogue points nowhere but into the same prefix.

    Args:
        url: `s3://BUCKET/PREFIX`; the prefix may be left out.

    Raises:
        UsageError: It names no bucket.
    """

    def __init__(self, url: str) -> None:
        self._bucket, prefix = object_store.split(url)
        self._prefix = f"{prefix.strip('/')}/".lstrip("/")

    def catalogued(self, report: Report) -> Iterator[Catalogued]:
        with closing(object_store.open_client()) as client:
            store = _Bucket(client, self._bucket)
            listed = store.read(f"{self._prefix}{CATALOGUE}")
            if listed is None:
                yield from _described(_bundles(store, self._prefix), report)
            else:
                yield from self._listed(store, listed, report)

    def _listed(self, store: "_Bucket", blocks: Iterator[bytes], report: Report) -> Iterator[Catalogued]:
        lines = lines_of(io.BufferedReader(_Blocks(blocks)))
        base = Base(store.location(self._prefix), only_within=True)
        yield from read_lines(lines, base, report, name=store.location(f"{self._prefix}{CATALOGUE}"))


class _Bucket:
    def __init__(self, client: Any, bucket: str) -> None:  # noqa: ANN401 - boto3 has no types
        self._client = client
        self._bucket = bucket

    def read(self, key: str) -> Iterator[bytes] | None:
        return object_store.read(self._client, self._bucket, key, block_bytes=_BLOCK_BYTES)

    def location(self, key: str) -> str:
        return f"{object_store.SCHEME}://{self._bucket}/{key}"

    def sizes(self, prefix: str) -> Iterator[tuple[str, int]]:
        """All keys below a prefix, sorted, with the sizes of their objects in bytes."""
        with object_store.asking(self.location(prefix)):
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
            for page in pages:
                yield from ((it["Key"], it["Size"]) for it in page.get("Contents", ()))


class _There:
    """A bundle in a bucket, by the sizes of its objects."""

    def __init__(self, store: _Bucket, root: str, sizes: dict[str, int]) -> None:
        self._store = store
        self._root = root
        self._sizes = sizes
        self.name = store.location(root.rstrip("/"))

    def manifest(self) -> bytes:
        data = self._read(layout.MANIFEST, manifests.LARGEST_BYTES)
        if data is None:
            raise NotABundle(f"{self.name} is not a sealed bundle: it has no {layout.MANIFEST}")
        return data

    def beside(self, path: str) -> bytes | None:
        return self._read(path, LARGEST_BESIDE_BYTES)

    def location(self, path: str) -> str:
        return self._store.location(f"{self._root}{path}")

    def _read(self, path: str, most_bytes: int) -> bytes | None:
        key = f"{self._root}{path}"
        if key not in self._sizes:
            return None
        if self._sizes[key] > most_bytes:
            raise DamagedBundle(f"{self.location(path)} is larger than any such file")
        blocks = self._store.read(key)
        return b"".join(blocks) if blocks is not None else None


def _bundles(store: _Bucket, prefix: str) -> Iterator[_There]:
    for root, found in groupby(store.sizes(prefix), key=lambda it: _root(it[0])):
        if root is not None:
            yield _There(store, root, dict(found))


def _root(key: str) -> str | None:
    """The bundle that an object belongs to; None for those that are of none."""
    name, suffix, _ = key.partition(f"{layout.SUFFIX}/")
    return f"{name}{suffix}" if suffix else None


def _described(bundles: Iterable[_There], report: Report) -> Iterator[Catalogued]:
    left = iter(bundles)
    with ThreadPoolExecutor(_AT_ONCE, "catalogue") as threads:
        while window := list(islice(left, _WINDOW)):
            for found in threads.map(_describe, window):
                if isinstance(found, Problem):
                    report(found)
                else:
                    yield found


def _describe(bundle: _There) -> Catalogued | Problem:
    try:
        return describe(bundle)
    except BundleError as error:
        return Problem(bundle.name, error.message)


class _Blocks(io.RawIOBase):
    """Blocks as a file to read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - as io has it
        if not self._left:
            self._left = next(self._blocks, b"")
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count
