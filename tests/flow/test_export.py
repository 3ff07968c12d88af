"""Exports as they are run by people and endpoints: the program, its workers, and stores that nobody here wrote."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import dying_export, exporting
from helpers.command_line import PROGRAM, wait_until
from helpers.exporting import choice, export, files_of, make_bundles, spoil
from helpers.s3 import S3Store
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.export.bulk.conversion import DIED
from trajectory_recorder.export.bulk.examining import examine
from trajectory_recorder.export.destinations import open_destination
from trajectory_recorder.export.destinations.destination import LOCK, WORK
from trajectory_recorder.tasks import Task

_COUNT = 8
_TESTS = Path(exporting.__file__).parents[1]
_RAY = _TESTS.parent / ".venv" / "ray"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundles(tmp_path_factory.mktemp("source"), _COUNT)


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files of an export that nothing disturbed."""
    output = tmp_path_factory.mktemp("whole") / "export"
    export(source, output)
    return files_of(output)


def command(source: Path, output: Path, *more: str) -> list[str]:
    return [*PROGRAM, "export", str(source), "--format", "raw", "--output", str(output), *more]


def test_two_workers_make_the_same_bytes_as_one(
    source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "export"
    ended = subprocess.run(
        command(source, output, "--workers", "2", "--json"), check=True, capture_output=True, text=True
    )
    assert (ended.stderr, json.loads(ended.stdout)["recordings"]) == ("", _COUNT)
    assert files_of(output) == whole


@pytest.mark.slow
def test_a_ray_cluster_makes_the_same_bytes(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    assert _RAY.is_dir(), "there is no Ray; `make test-slow` brings it"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(_TESTS.parent), str(_RAY))),
        "RAY_ADDRESS": "local",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    output = tmp_path / "export"
    ended = subprocess.run(
        command(source, output, "--engine", "ray"), env=environment, check=False, capture_output=True
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert files_of(output) == whole


@pytest.mark.slow
def test_a_bundle_that_lets_its_worker_die_is_left_out(source: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(_TESTS), str(_TESTS.parent)))}
    subprocess.run(
        [sys.executable, dying_export.__file__, str(source), str(tmp_path / "export")],
        check=True,
        capture_output=True,
        env=environment,
    )
    told = examine(open_destination(str(tmp_path / "export")), task=Task())
    assert told.damaged == ()
    (skipped,) = told.told.skipped
    assert (skipped.bundle_id[-4:], skipped.reason) == (f"{dying_export.DEADLY:04}", DIED)
    assert told.told.recordings == _COUNT - 1


@pytest.mark.slow
def test_ten_kills_of_the_program_change_nothing(
    source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    drawn = random.Random(20261122)
    output = tmp_path / "export"
    for _ in range(10):
        process = subprocess.Popen(command(source, output, "--workers", "2"))
        wanted = _done(output) + drawn.randint(0, 1)
        wait_until(lambda: _done(output) >= wanted or process.poll() is not None, "some more are done")  # noqa: B023
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command(source, output), check=True)
    assert files_of(output) == whole


def _done(output: Path) -> int:
    return len(list((output / WORK).glob("done/*/*.json")))


def test_from_a_bucket_to_a_bucket_come_the_same_bytes(
    source: Path,
    whole: dict[str, bytes],
    s3_store: S3Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s3_store.introduce(monkeypatch)
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_store.endpoint)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    client = s3_store.client()
    for path, data in files_of(source).items():
        client.put_object(Bucket=s3_store.bucket, Key=f"exporting/from/{path}", Body=data)
    there = f"s3://{s3_store.bucket}/exporting"
    result = export(f"{there}/from", f"{there}/to")
    assert (result.told.recordings, result.told.skipped) == (_COUNT, ())
    listed = client.list_objects_v2(Bucket=s3_store.bucket, Prefix="exporting/to/")["Contents"]
    found = {
        it["Key"].removeprefix("exporting/to/"): client.get_object(Bucket=s3_store.bucket, Key=it["Key"])[
            "Body"
        ].read()
        for it in listed
    }
    client.close()
    assert found == whole
    assert examine(open_destination(f"{there}/to"), task=Task()).damaged == ()
    assert export(f"{there}/from", f"{there}/to").was_finished


def test_another_machine_s_run_in_a_bucket_is_believed(
    source: Path, s3_store: S3Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3_store.introduce(monkeypatch)
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_store.endpoint)
    place = f"s3://{s3_store.bucket}/held"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "one"))
    with open_destination(place).locked():
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
        with pytest.raises(OutputUnusable, match="another export writes to"):
            export(source, place)
    assert open_destination(place).read(LOCK) is None
    assert not export(source, place).was_finished


def test_an_export_is_looked_at_and_compared_with_its_source(tmp_path: Path) -> None:
    own = tmp_path / "source"
    make_bundles(own, 2)
    export(own, tmp_path / "export")
    bundle, _ = choice(own).chosen
    spoilt = tmp_path / "export/bundles" / f"{bundle.catalogued.facts.bundle_id}.trajectory/manifest.json"
    spoilt.write_bytes(b"{}")
    spoil(own, 1)
    (own / "2.trajectory/manifest.json").unlink()
    ended = subprocess.run(
        [*PROGRAM, "exported", str(tmp_path / "export"), str(own), "--json"],
        check=False,
        capture_output=True,
        text=True,
    )
    said = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert said["damaged"] == [
        {"path": str(spoilt.relative_to(tmp_path / "export")), "reason": "it is not what it was"}
    ]
    assert [it[-4:] for it in said["since"]["gone"]] == ["0002"]
