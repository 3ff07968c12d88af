"""A choice as a file: what is read back, what it never holds, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.catalogue import at, catalogued, consent, review
from trajectory_recorder.errors import NewerFormat, UsageError
from trajectory_recorder.selection.choosing import choose
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.selection.snapshot_file import encode_snapshot, read_snapshot
from trajectory_recorder.selection.withdrawals import chosen_again
from trajectory_recorder.wire.catalogue import Catalogued, TaskTold
from trajectory_recorder.wire.exports import ExportRequest, SplitRule
from trajectory_recorder.wire.states import ReviewVerdict


def recordings() -> list[Catalogued]:
    return [
        catalogued(1, task=TaskTold(key="t"), reviews=(review(ReviewVerdict.ACCEPT, 0.5, 2, a=True),)),
        catalogued(2, consent=consent("training"), submitted_at=at(2), ext={"more": [1, None]}),
        catalogued(3, consent=consent()),
    ]


@pytest.fixture
def snapshot() -> Snapshot:
    rule = SplitRule(shares={"train": 1, "test": 1}, by="task")
    return choose(recordings(), ExportRequest(format="raw", where="bytes > 1", split=rule))


@pytest.fixture
def path(tmp_path: Path, snapshot: Snapshot) -> Path:
    (tmp_path / "snapshot.json").write_bytes(encode_snapshot(snapshot))
    return tmp_path / "snapshot.json"


def test_what_is_read_back_is_what_was_chosen(path: Path, snapshot: Snapshot) -> None:
    read = read_snapshot(path)
    assert read.id == snapshot.id
    assert encode_snapshot(read) == path.read_bytes()
    assert chosen_again(read, recordings()) == snapshot


def test_it_does_not_tell_where_files_lie(path: Path) -> None:
    assert b"/there/" not in path.read_bytes()
    assert {it.location for one in read_snapshot(path).chosen for it in one.catalogued.files} == {""}


def test_the_id_is_of_the_content_and_the_parts(snapshot: Snapshot) -> None:
    request = ExportRequest(format="raw", where="bytes > 1")
    unsplit = choose(recordings(), request)
    assert unsplit.id == choose(reversed(recordings()), request).id
    assert len({snapshot.id, unsplit.id, choose(recordings()[1:], request).id}) == 3


def set_in(document: Any, place: str, value: object) -> None:
    *path, last = place.split(".")
    for name in path:
        document = document[int(name) if name.isdigit() else name]
    document[int(last) if last.isdigit() else last] = value


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("format", "other", "is no snapshot"),
        ("chosen.0.split", "../x", "is no name of a split"),
        ("chosen.0.voice", "yes", "Expected `bool`"),
        ("chosen.0.catalogued.facts.bundle_id", "../b", "is not the id of a bundle"),
        ("chosen.0.catalogued.facts.bundle_id", "b0002", "is in it twice"),
        ("chosen.0.catalogued.facts.manifest_sha256", "0" * 64, "does not list the manifest.json"),
        ("chosen.0.catalogued.facts.duration_ns", -1, "below nothing"),
        ("chosen.0.catalogued.files.0.path", "data/../../x", "is not a path inside"),
        ("chosen.0.catalogued.files.0.path", "MANIFEST.json", "lists a file twice"),
        ("chosen.0.catalogued.files.0.path", "C:x", "is not a path inside"),
        ("chosen.0.catalogued.files.0.path", "a/" * 9 + "b", "is not a path inside"),
        ("chosen.0.catalogued.files.0.path", "data/con. ", "is not a path inside"),
        ("chosen.0.catalogued.files.0.sha256", "x", "no true size and SHA-256"),
        ("chosen.0.catalogued.files.0.bytes", -5, "no true size and SHA-256"),
        ("chosen", None, "Expected `array`"),
    ],
)
def test_what_can_not_be_true_is_refused(path: Path, place: str, value: object, message: str) -> None:
    document = json.loads(path.read_bytes())
    set_in(document, place, value)
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_snapshot(path)


def test_a_later_version_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"version": "1.0"', b'"version": "2.0"'))
    with pytest.raises(NewerFormat, match=r"has version 2\.0"):
        read_snapshot(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(UsageError, match="is no snapshot"):
        read_snapshot(tmp_path / "x")
    with pytest.raises(UsageError, match="is no file"):
        read_snapshot(tmp_path)
