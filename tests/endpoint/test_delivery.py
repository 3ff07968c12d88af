"""From the endpoint to somebody else's loader, by the command line alone: made there, downloaded, loaded, compared."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
import webdataset

from helpers import pictured_session, steps_session
from helpers.command_line import Finished, Program, run, run_all, wait_until
from helpers.endpoint import Served
from helpers.exports import told
from helpers.jobs import run_due
from helpers.planted_submissions import plant_recording
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.collector.exports import tidying
from trajectory_recorder.wire.states import Role, Scope, SubmissionState


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Bundle]:
    """Three recordings of the same work."""
    folder = tmp_path_factory.mktemp("bundles")
    made = []
    with pytest.MonkeyPatch.context() as patch:
        for number in range(3):
            info = replace(session_info(), bundle_id=f"0192f0c1-0000-7000-8000-00000000000{number}")
            patch.setattr(pictured_session, "session_info", lambda info=info: info)
            made.append(steps_session.sealed(folder / str(number)))
    return made


class Lab:
    """A project with accepted recordings, and somebody at a command line who may export."""

    def __init__(self, served: Served, bundles: list[Bundle], home: Path) -> None:
        self.served, self.bundles, self.home = served, bundles, home
        self.id = served.project("lab")
        self.token = served.person("max", (self.id, Role.ADMIN), may_export=True)
        self.submissions = []
        for name, bundle in zip(("eva", "otto", "ida"), bundles, strict=True):
            served.person(name, (self.id, Role.EXPERT))
            planted = plant_recording(served, self.id, name, bundle, state=SubmissionState.ACCEPTED)
            self.submissions.append(planted)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "HOME": str(self.home), "TRAJECTORY_RECORDER_TOKEN": self.token}

    def run(self, *arguments: str) -> Finished:
        return run(self.environment, *arguments)

    def asking(self, *arguments: str) -> tuple[str, ...]:
        return ("export", self.served.url, "--project", "lab", *arguments)

    def export(self, *arguments: str) -> Finished:
        return self.run(*self.asking(*arguments))

    def make(self, form: str, output: Path) -> dict[str, Any]:
        """Let it be made and downloaded; returns what the command says."""
        with ThreadPoolExecutor(1) as beside:
            words = ("--format", form, "--output", str(output), "--json")
            ended = beside.submit(self.export, *words)
            wait_until(lambda: ended.done() or run_due(self.served, tidying.HANDLERS), "it was asked for")
            done = ended.result()
        assert done.code == 0, done.err
        return dict(json.loads(done.out))


@pytest.fixture
def lab(served: Served, bundles: list[Bundle], tmp_path: Path) -> Iterator[Lab]:
    return Lab(served, bundles, tmp_path / "home")


def test_bundles_arrive_byte_for_byte_and_withdrawals_are_reported(lab: Lab, tmp_path: Path) -> None:
    output = tmp_path / "delivery"
    said = lab.make("raw", output)
    assert said["export"]["counts"]["recordings"] == 3
    for bundle in lab.bundles:
        for file in bundle.manifest.files:
            there = output / "bundles" / f"{bundle.manifest.bundle_id}.trajectory" / file.path
            assert there.read_bytes() == (bundle.root / file.path).read_bytes()
    others = lab.asking("--format", "parquet", "--output", str(output))
    whole, other = run_all(lab.environment, [("exported", str(output)), others])
    assert whole.code == 0
    assert (other.code, "belongs to another export" in other.err) == (2, True)
    with lab.served.endpoint.database.writing() as session:
        session.get_one(Submission, lab.submissions[0]).state = SubmissionState.WITHDRAWN
    again = lab.export("--format", "raw", "--output", str(output))
    assert (again.code, "withdrawn since it was made: 1" in again.out) == (0, True)
    assert _id(lab.bundles[0]) in again.out
    client = lab.served.client(lab.token)
    assert told(client, said["export"]["id"])["withdrawn_count"] == 1
    assert len(client.get("/api/v1/projects/lab/exports").json()["items"]) == 1


def test_what_would_be_taken_is_told_and_nothing_is_kept(lab: Lab, tmp_path: Path) -> None:
    dry = ("--format", "raw", "--dry-run", "--where", f"bundle == '{_id(lab.bundles[0])}'", "--json")
    scopes = frozenset({Scope.READ})
    narrow = lab.served.person("kim", (lab.id, Role.ADMIN), may_export=True, scopes=scopes)
    without = lab.served.person("ann", (lab.id, Role.ADMIN))
    asked = [Program(lab.environment, *lab.asking(*dry))]
    for token in (narrow, without):
        environment = {**lab.environment, "TRAJECTORY_RECORDER_TOKEN": token}
        wanted = lab.asking("--format", "raw", "--output", str(tmp_path / "no"))
        asked.append(Program(environment, *wanted))
    done, *refused = [it.finish() for it in asked]
    assert done.code == 0, done.err
    assert json.loads(done.out)["recordings"] == 1
    assert lab.served.client(lab.token).get("/api/v1/projects/lab/exports").json()["items"] == []
    for it in refused:
        assert it.code == 4
        assert f"trajectory-recorder login {lab.served.url} --scope read --scope export" in it.err
    assert not (tmp_path / "no").exists()


@pytest.mark.slow
def test_duckdb_reads_the_tables(lab: Lab, tmp_path: Path) -> None:
    output = tmp_path / "delivery"
    lab.make("parquet", output)
    tables = [str(it) for it in output.rglob("*.parquet") if "steps" in it.relative_to(output).as_posix()]
    table = duckdb.read_parquet(tables)
    assert len(table.columns) > 20
    rows = (
        table.order("episode_id, step").select("episode_id", "action_type", "x_px", "y_px", "t_ns").fetchall()
    )
    for bundle in lab.bundles:
        mine = [it for it in rows if it[0] == _id(bundle)]
        assert tuple(it[1] for it in mine) == steps_session.KINDS
        assert mine[0][2:4] == (100, 100)
        assert [it[4] for it in mine] == sorted(it[4] for it in mine)
    assert lab.run("exported", str(output)).code == 0


@pytest.mark.slow
# Its loader closes no file by itself.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_webdataset_reads_the_shards(lab: Lab, tmp_path: Path) -> None:
    output = tmp_path / "delivery"
    lab.make("webdataset", output)
    shards = sorted(map(str, output.rglob("*.tar")))
    samples = list(webdataset.WebDataset(shards, shardshuffle=False))
    assert len(samples) == len(lab.bundles) * len(steps_session.KINDS)
    keys = [it["__key__"] for it in samples]
    for bundle in lab.bundles:
        mine = [it for it in keys if it.startswith(_id(bundle))]
        assert mine == [f"{_id(bundle)}-{number:06d}" for number in range(len(steps_session.KINDS))]
    assert lab.run("exported", str(output)).code == 0


def _id(bundle: Bundle) -> str:
    return bundle.manifest.bundle_id
