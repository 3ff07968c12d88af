"""One suite over every store that an endpoint can keep its files in."""

import itertools
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from helpers.s3 import S3Store as RunningStore
from helpers.s3 import rclone_store
from trajectory_recorder.collector.store import Store
from trajectory_recorder.collector.store.folder import FolderStore
from trajectory_recorder.collector.store.s3 import S3Store
from trajectory_recorder.errors import StoreError

# Started before the tests, of which each is looked at for what it leaves running.
pytestmark = pytest.mark.usefixtures("s3_store")

KEY = "files/0123456789abcdef"
MIB = 1024**2


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path)
    running: RunningStore = request.getfixturevalue("s3_store")
    return opened(running, monkeypatch, tmp_path.name)


@pytest.fixture(scope="module")
def empty_store() -> Iterator[RunningStore]:
    with rclone_store() as running:
        yield running


def opened(running: RunningStore, monkeypatch: pytest.MonkeyPatch, prefix: str) -> S3Store:
    running.introduce(monkeypatch)
    return S3Store(f"s3://{running.bucket}/{prefix}", running.endpoint)


def grow(store: Store, data: bytes, cuts: list[int]) -> None:
    parts, at = store.begin(KEY), 0
    for cut in [*cuts, len(data)]:
        if cut > at:
            parts, at = store.append(KEY, parts, at, data[at:cut]), cut
    store.finish(KEY, parts, len(data))


def content(store: Store) -> bytes:
    return b"".join(store.read(KEY))


CUTS: dict[str, list[int]] = {
    "whole": [],
    "bytes": [1, 2, 3],
    "just below a part": [5 * MIB - 1],
    "a part": [5 * MIB],
    "just above a part": [5 * MIB + 1],
    "chunks": [8 * MIB],
    "small, then large": [1 * MIB, 9 * MIB],
    "large, then small": [8 * MIB, 8 * MIB + 1, 8 * MIB + 2],
    "all below a part": [3 * MIB, 6 * MIB, 9 * MIB],
}


@pytest.mark.parametrize("case", CUTS)
def test_bytes_come_back_however_they_were_cut(store: Store, case: str) -> None:
    data = os.urandom(11 * MIB)
    grow(store, data, CUTS[case])
    assert content(store) == data
    assert store.size(KEY) == len(data)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_bytes_come_back_cut_anywhere(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    data = chance.randbytes(chance.randrange(1, 14 * MIB))
    grow(store, data, sorted(chance.randrange(len(data)) for _ in range(5)))
    assert content(store) == data


@pytest.mark.parametrize("size", [0, 1, 5 * MIB])
def test_small_files_are_kept(store: Store, size: int) -> None:
    data = os.urandom(size)
    grow(store, data, [])
    assert (content(store), store.size(KEY)) == (data, size)


@pytest.mark.parametrize(
    ("counted", "lost"), [(0, 1000), (1000, 2 * MIB), (6 * MIB, 1000), (6 * MIB, 2 * MIB)]
)
def test_what_nobody_counted_is_written_over(store: Store, counted: int, lost: int) -> None:
    """A request that was cut off left bytes behind the note that the database has."""
    written_over(store, counted, [lost])


@pytest.mark.parametrize("lost", [[6 * MIB], [8 * MIB, 8 * MIB, 1000], [6 * MIB, 3 * MIB]])
@pytest.mark.parametrize("counted", [6 * MIB, pytest.param(14 * MIB + 1000, marks=pytest.mark.slow)])
def test_blocks_that_nobody_counted_are_written_over(store: Store, counted: int, lost: list[int]) -> None:
    """rclone takes no part a second time, and puts none together without the others that it has."""
    written_over(store, counted, lost)


def test_every_second_block_is_lost(store: Store) -> None:
    """As often as an endpoint may be killed after it has written and before it has counted."""
    data = os.urandom(33 * MIB)
    parts = store.begin(KEY)
    for at in range(0, len(data), 6 * MIB):
        store.append(KEY, parts, at, os.urandom(7 * MIB))
        parts = store.append(KEY, parts, at, data[at : at + 6 * MIB])
    store.finish(KEY, parts, len(data))
    store.finish(KEY, parts, len(data))
    assert content(store) == data


@pytest.mark.parametrize("tail", [0, 1000])
def test_a_part_too_many_does_not_get_into_the_file(store: Store, tail: int) -> None:
    data = os.urandom(6 * MIB + tail)
    parts = store.append(KEY, store.begin(KEY), 0, data[: 6 * MIB])
    store.append(KEY, parts, 6 * MIB, os.urandom(6 * MIB))
    parts = store.append(KEY, parts, 6 * MIB, data[6 * MIB :]) if tail else parts
    store.finish(KEY, parts, len(data))
    assert content(store) == data


@pytest.mark.parametrize("call", ["copy_object", "create_multipart_upload", "upload_part"])
def test_what_is_begun_for_a_lost_block_may_break_off(
    s3_store: RunningStore, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The endpoint dies anywhere in between, and what it did was not noted."""
    store, data = opened(s3_store, monkeypatch, call), os.urandom(12 * MIB)
    parts = store.append(KEY, store.begin(KEY), 0, data[: 6 * MIB])
    store.append(KEY, parts, 6 * MIB, os.urandom(7 * MIB))
    with monkeypatch.context() as patch:
        _break_off_at(patch, store, call, after=1 if call == "upload_part" else 0)
        with pytest.raises(_Death):
            store.append(KEY, parts, 6 * MIB, data[6 * MIB :])
    parts = store.append(KEY, parts, 6 * MIB, data[6 * MIB :])
    with monkeypatch.context() as patch:
        _break_off_at(patch, store, call)
        with pytest.raises(_Death):
            store.finish(KEY, parts, len(data))
    store.finish(KEY, parts, len(data))
    assert content(store) == data


def test_a_store_where_nothing_large_was_ever_sent_takes_small_files(
    empty_store: RunningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(empty_store, monkeypatch, "first")
    grow(store, b"abc", [])
    assert content(store) == b"abc"


class _Death(BaseException):
    """The process ends here."""


def _break_off_at(patch: pytest.MonkeyPatch, store: S3Store, call: str, *, after: int = 0) -> None:
    """End at a call to the store, or at a later one of the same kind."""
    real, count = getattr(store._client, call), itertools.count()

    def broken(**arguments: Any) -> Any:
        if next(count) == after:
            raise _Death
        return real(**arguments)

    patch.setattr(store._client, call, broken)


def written_over(store: Store, counted: int, lost: list[int]) -> None:
    data = os.urandom(counted + 9 * MIB)
    parts = store.begin(KEY)
    if counted:
        parts = store.append(KEY, parts, 0, data[:counted])
    note, at = parts, counted
    for size in lost:
        note, at = store.append(KEY, note, at, os.urandom(size)), at + size
    parts = store.append(KEY, parts, counted, data[counted:])
    store.finish(KEY, parts, len(data))
    assert content(store) == data


def test_finishing_again_changes_nothing(store: Store) -> None:
    parts = store.append(KEY, store.begin(KEY), 0, b"abc")
    store.finish(KEY, parts, 3)
    store.finish(KEY, parts, 3)
    assert content(store) == b"abc"


def test_a_large_file_is_finished_again(store: Store) -> None:
    data = os.urandom(6 * MIB)
    parts = store.append(KEY, store.begin(KEY), 0, data)
    store.finish(KEY, parts, len(data))
    store.finish(KEY, parts, len(data))
    assert content(store) == data


@pytest.mark.parametrize("size", [10, 6 * MIB])
def test_what_is_abandoned_is_gone(store: Store, size: int) -> None:
    parts = store.append(KEY, store.begin(KEY), 0, b"x" * size)
    store.abandon(KEY, parts)
    store.abandon(KEY, parts)
    assert store.size(KEY) is None


@pytest.mark.parametrize(
    ("start", "end"), [(0, None), (0, 1), (1, 3), (2, None), (9, 10), (10, None), (5, 99)]
)
def test_ranges_are_read(store: Store, start: int, end: int | None) -> None:
    store.put(KEY, b"0123456789")
    assert b"".join(store.read(KEY, start, end)) == b"0123456789"[start:end]


def test_files_are_listed_and_deleted(store: Store) -> None:
    for name in ("files/a", "files/b"):
        store.put(name, b"x")
    assert sorted(store.keys()) == ["files/a", "files/b"]
    store.delete("files/a")
    store.delete("files/a")
    assert (list(store.keys()), store.size("files/a")) == (["files/b"], None)


def test_it_checks_itself(store: Store) -> None:
    store.check()
    assert list(store.keys()) == []


def test_nothing_is_left_of_requests_that_nobody_counted(
    s3_store: RunningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(s3_store, monkeypatch, "left")
    store.append(KEY, store.begin(KEY), 0, os.urandom(6 * MIB))
    store.append(KEY, store.begin(KEY), 0, b"tail")
    parts = store.append(KEY, store.begin(KEY), 0, os.urandom(6 * MIB))
    store.append(KEY, parts, 6 * MIB, os.urandom(6 * MIB))
    store.append(KEY, parts, 6 * MIB, os.urandom(7 * MIB))
    store.abandon(KEY, store.begin(KEY))
    store.delete(KEY)
    with_boto = s3_store.client()
    try:
        assert not with_boto.list_multipart_uploads(Bucket=s3_store.bucket, Prefix="left/").get("Uploads")
        assert not with_boto.list_objects_v2(Bucket=s3_store.bucket, Prefix="left/").get("Contents")
    finally:
        with_boto.close()


def test_a_link_opens_one_file(s3_store: RunningStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(s3_store, monkeypatch, "linked")
    store.put("files/a", b"one")
    store.put("files/b", b"two")
    url = store.signed_url("files/a", timedelta(minutes=15))
    assert url is not None
    with httpx.Client(trust_env=False) as client:
        assert client.get(url).content == b"one"
        assert client.get(url.replace("files/a", "files/b")).status_code == 403


def test_an_unreachable_store_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = RunningStore("http://127.0.0.1:9", "key", "secret", "bundles")
    store = opened(gone, monkeypatch, "x")
    with pytest.raises(StoreError, match="s3://bundles/x"):
        store.check()
