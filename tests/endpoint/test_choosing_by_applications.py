"""Conditions on applications: an endpoint that checked bundles chooses as a folder of the same ones does."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from helpers.commands_here import RunHere, running_here
from helpers.endpoint import Served
from helpers.events_sealed import seal_events
from helpers.exports import LAB, RAW, read, stand_in, start, told
from helpers.jobs import run_due
from helpers.planted_submissions import plant_recording
from helpers.sessions import session_info
from helpers.submitted import check_job, state_of, submit
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.applications import LONGEST, MOST
from trajectory_recorder.collector.checking.job import check_submission
from trajectory_recorder.collector.database.migrate import migrate
from trajectory_recorder.collector.database.tables import Project
from trajectory_recorder.collector.exports import tidying
from trajectory_recorder.collector.exports.choosing import chosen
from trajectory_recorder.events import WindowEvent
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.wire.exports import ExportRequest
from trajectory_recorder.wire.states import Role, SubmissionState

SECOND_NS = 10**9
POLICY = "policy: of windows alone\nversion: 1\nchecks: {empty_stream: off}\n"
LONG = "long " * LONGEST
DRY = ("--format", "raw", "--dry-run")
USED: dict[str, tuple[str | None, ...]] = {
    "both": ("Calc", "Mail", None, "Calc"),
    "mail": ("Mail",),
    "none": (None,),
    "hostile": ("Ma\0il\n", LONG, "\u202eclaC", "' or 1 == 1", "DROP TABLE submission; --"),
    "many": tuple(f"tool {it}" for it in range(MOST + 1)),
}
CHOSEN: dict[str, set[str]] = {
    '"Calc" in applications': {"both"},
    '"Mail" in applications': {"both", "mail"},
    '"mail" in applications': set(),
    'not "Calc" in applications': {"mail", "none", "hostile"},
    '"Calc" not in applications and duration_s > 1': {"mail", "none", "hostile"},
    '"tool 1" in applications or "Mail" in applications': {"both", "mail"},
    "applications is None": {"many"},
    "applications is not None": {"both", "mail", "none", "hostile"},
    '"\u202eclaC" in applications': {"hostile"},
    '"Ma\N{REPLACEMENT CHARACTER}il\N{REPLACEMENT CHARACTER}" in applications': {"hostile"},
    f'"{LONG[:LONGEST]}" in applications': {"hostile"},
    f'"{LONG}" in applications': set(),
    """"' or 1 == 1" in applications""": {"hostile"},
    "": set(USED),
}
REFUSED = (
    'applications == "Calc"',
    '"Calc" == applications',
    "1 in applications",
    'applications in ("Calc", "Mail")',
    '"Calc" in aplications',
)


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bundle]:
    """A folder of recordings, of which each tells only which windows were active."""
    folder = tmp_path_factory.mktemp("of-windows")
    found = {}
    for number, (name, used) in enumerate(USED.items()):
        windows = [WindowEvent(1, "title", it, 1, 0, 0, 10, 10) for it in used]
        found[name] = seal_events(
            folder / name,
            [(at * SECOND_NS // 10, it) for at, it in enumerate(windows)],
            duration_ns=60 * SECOND_NS,
            media=(),
            session=replace(session_info(), bundle_id=f"0192f0c1-0000-7000-8000-{number:012}"),
        )
    return found


@pytest.fixture
def project(served: Served) -> str:
    project_id = served.project("lab")
    served.person("eva", (project_id, Role.EXPERT))
    return project_id


@pytest.fixture
def checked(served: Served, project: str, bundles: dict[str, Bundle]) -> dict[str, str]:
    """The ids of the recordings' submissions, once the endpoint's own check let them through."""
    task = served.task(project, policy=POLICY, reviews_wanted=0)
    found = {}
    for name, bundle in bundles.items():
        found[name] = submit(served, bundle.root, "eva", project, task_id=task)
        check_submission(served.endpoint, check_job(served, found[name]))
        after = state_of(served, found[name])
        assert (name, after.state, after.reason) == (name, SubmissionState.ACCEPTED, None)
    return found


@pytest.fixture
def exporter(served: Served, project: str) -> str:
    """The token of somebody who may export."""
    return served.person("max", (project, Role.REVIEWER), may_export=True)


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    return running_here(monkeypatch, capsys)


def _folder(bundles: dict[str, Bundle]) -> Path:
    """Where the recordings lie."""
    return bundles["both"].root.parents[1]


def _chosen(served: Served, project_id: str, where: str) -> Snapshot:
    with served.endpoint.database.reading() as session:
        project = session.get_one(Project, project_id)
    return chosen(served.endpoint, project, ExportRequest(format="raw", where=where))


def _names(bundles: dict[str, Bundle], ids: Iterable[str]) -> set[str]:
    by_id = {it.manifest.bundle_id: name for name, it in bundles.items()}
    return {by_id[it] for it in ids}


def _dry(run_here: RunHere, source: object, where: str, *more: str) -> Any:
    ended = run_here("export", str(source), *DRY, "--json", "--where", where, *more)
    assert (where, ended.code, ended.err) == (where, 0, "")
    return json.loads(ended.out)


@pytest.mark.on_servers
@pytest.mark.usefixtures("checked")
def test_the_same_recordings_are_chosen_there_as_from_a_folder(
    served: Served, project: str, bundles: dict[str, Bundle], exporter: str, run_here: RunHere
) -> None:
    client = served.client(exporter)
    for where, names in CHOSEN.items():
        there = _chosen(served, project, where)
        ids = [it.catalogued.facts.bundle_id for it in there.chosen]
        assert (where, _names(bundles, ids)) == (where, names)
        # A snapshot is known by the ids that are in it, and by their order.
        assert (where, _dry(run_here, _folder(bundles), where)["snapshot"]) == (where, there.id)
        preview = client.post(f"{LAB}/preview", json={**RAW, "where": where}).json()
        assert (where, preview["recordings"], preview["left_out"]) == (where, len(names), {})


@pytest.mark.usefixtures("checked")
def test_an_export_takes_them_and_tells_their_applications(
    served: Served,
    bundles: dict[str, Bundle],
    exporter: str,
    run_here: RunHere,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_in(monkeypatch)
    monkeypatch.setenv("TRAJECTORY_RECORDER_TOKEN", exporter)
    where = '"Mail" in applications'
    assert _dry(run_here, served.url, where, "--project", "lab")["recordings"] == 2
    client = served.client(exporter)
    export = start(client, where=where)
    run_due(served, tidying.HANDLERS)
    assert told(client, export)["counts"]["recordings"] == 2
    facts = json.loads(read(client, export, "facts.json").content)
    assert _names(bundles, (it["bundle_id"] for it in facts)) == {"both", "mail"}
    assert sorted(it["applications"] for it in facts) == [["Calc", "Mail"], ["Mail"]]


@pytest.mark.usefixtures("project")
def test_what_makes_no_sense_is_refused_in_the_same_words(
    served: Served, bundles: dict[str, Bundle], exporter: str, run_here: RunHere
) -> None:
    client = served.client(exporter)
    for where in REFUSED:
        ended = run_here("export", str(_folder(bundles)), *DRY, "--where", where)
        answer = client.post(f"{LAB}/preview", json={**RAW, "where": where})
        problem = answer.json()
        assert (where, ended.code, answer.status_code, problem["member"]) == (where, 2, 422, "where")
        for words in (problem["detail"], problem["remedy"]):
            assert words in ended.err


@pytest.mark.on_servers
def test_of_what_was_checked_before_they_are_not_known(
    served: Served, project: str, bundles: dict[str, Bundle]
) -> None:
    plant_recording(served, project, "eva", bundles["both"], state=SubmissionState.ACCEPTED)
    with served.endpoint.database.changing() as connection:
        # As it was when no endpoint kept them.
        connection.execute(text("ALTER TABLE submission DROP COLUMN applications"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    migrate(served.endpoint.database)
    plant_recording(served, project, "eva", bundles["mail"], state=SubmissionState.ACCEPTED)
    for where, name in (
        ('"Mail" in applications', "mail"),
        ('not "Signal" in applications', "mail"),
        ("applications is None", "both"),
    ):
        ids = [it.catalogued.facts.bundle_id for it in _chosen(served, project, where).chosen]
        assert (where, _names(bundles, ids)) == (where, {name})
