"""Recordings in a bucket, by an object store that nobody here wrote."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from helpers.s3 import S3Store
from helpers.sealed_bundle import EVENTS, VOICE, sealed_bundle
from trajectory_recorder.errors import DamagedBundle, StoreError
from trajectory_recorder.export.sources import Problem, fetched, open_source
from trajectory_recorder.wire.catalogue import Catalogued


@pytest.fixture
def bucket(s3_store: S3Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A prefix of this test's own, which the environment leads to."""
    s3_store.introduce(monkeypatch)
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_store.endpoint)
    return f"{s3_store.bucket}/{tmp_path.name}"


def put(store: S3Store, place: str, root: Path) -> None:
    client: Any = store.client()
    bucket, _, prefix = place.partition("/")
    for it in root.rglob("*"):
        if it.is_file():
            key = f"{prefix}/{it.relative_to(root.parent).as_posix()}"
            client.put_object(Bucket=bucket, Key=key, Body=it.read_bytes())
    client.close()


def read(url: str) -> tuple[list[Catalogued], list[Problem]]:
    problems: list[Problem] = []
    return list(open_source(url).catalogued(problems.append)), problems


def test_bundles_of_a_bucket_are_catalogued_and_brought_here(
    s3_store: S3Store, bucket: str, tmp_path: Path
) -> None:
    roots = [
        sealed_bundle(tmp_path / f"{number}.trajectory", {EVENTS: 300, VOICE: 3_000_000}, seed=number)
        for number in range(2)
    ]
    torn = sealed_bundle(tmp_path / "torn.trajectory", {EVENTS: 1}, seed=5)
    (torn / "manifest.json").unlink()
    for root in (*roots, torn):
        put(s3_store, f"{bucket}/below", root)
    found, problems = read(f"s3://{bucket}")
    assert [(it.place, it.reason.rpartition(": ")[2]) for it in problems] == [
        (f"s3://{bucket}/below/torn.trajectory", "it has no manifest.json")
    ]
    for number, (remote, root) in enumerate(zip(found, roots, strict=True)):
        (local,) = open_source(str(root)).catalogued(pytest.fail)
        assert remote.facts == local.facts
        place = f"s3://{bucket}/below/{number}.trajectory"
        assert remote.files == tuple(replace(it, location=f"{place}/{it.path}") for it in local.files)
        with fetched(remote, tmp_path / "spool") as here:
            assert here.checked
            for it in local.files:
                assert (here.root / it.path).read_bytes() == Path(it.location).read_bytes()
    lost = replace(found[0], files=tuple(replace(it, location=f"s3://{bucket}/no") for it in found[0].files))
    with pytest.raises(DamagedBundle, match="is missing"), fetched(lost, tmp_path / "spool"):
        pytest.fail("it was brought here")
    assert list((tmp_path / "spool").iterdir()) == []


def test_a_catalogue_in_a_bucket_is_believed_within_its_prefix(
    s3_store: S3Store, bucket: str, tmp_path: Path
) -> None:
    root = sealed_bundle(tmp_path / "bundles" / "a.trajectory", {EVENTS: 300})
    (local,) = open_source(str(root)).catalogued(pytest.fail)
    listed = replace(
        local, files=tuple(replace(it, location=f"bundles/a.trajectory/{it.path}") for it in local.files)
    )
    hostile = replace(
        listed, files=tuple(replace(it, location=f"s3://other/{it.path}") for it in local.files)
    )
    lines = b"\n".join(msgspec.json.encode(it) for it in (hostile, *[listed] * 300))
    name, _, prefix = bucket.partition("/")
    client: Any = s3_store.client()
    client.put_object(Bucket=name, Key=f"{prefix}/catalogue.jsonl", Body=lines)
    client.close()
    found, (problem,) = read(f"s3://{bucket}/")
    assert len(found) == 300
    assert found[0].facts == local.facts
    assert found[0].files[0].location == f"s3://{bucket}/bundles/a.trajectory/{local.files[0].path}"
    assert problem.place == f"s3://{bucket}/catalogue.jsonl, line 1"
    assert "outside of the catalogue's own place" in problem.reason


def test_a_bucket_that_is_not_there_is_told(bucket: str) -> None:  # noqa: ARG001 - for its environment
    with pytest.raises(StoreError, match=r"s3://nowhere/x/catalogue\.jsonl can't be used"):
        read("s3://nowhere/x")
