"""Exports over HTTP: asked for, made by a process of its own, watched, downloaded, ended."""

import hashlib
import json
from typing import Any

import httpx
import pytest

from helpers.endpoint import Served
from helpers.exports import LAB, RAW, audit_of, job_of, read, stand_in, start, told, under_way
from helpers.jobs import run_due
from helpers.planted_submissions import plant_recording
from helpers.sealed_bundle import EVENTS, VOICE, sealed_bundle
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.collector.database.tables import (
    Consent,
    ConsentSignature,
    Membership,
    Review,
    StepLabel,
    Submission,
    SubmissionEvent,
)
from trajectory_recorder.collector.exports import tidying, work_folder
from trajectory_recorder.collector.people import erasure
from trajectory_recorder.collector.worker import TryLater
from trajectory_recorder.wire.states import Role, Scope, StepVerdict, SubmissionState

ACCEPTED = SubmissionState.ACCEPTED
HANDLERS = {**tidying.HANDLERS, **erasure.HANDLERS}
NOWHERE = "0" * 32


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Bundle]:
    """Recordings with files of some bytes."""
    folder = tmp_path_factory.mktemp("bundles")
    return [
        Bundle(sealed_bundle(folder / f"{seed}.trajectory", {EVENTS: 3_000, VOICE: 500}, seed=seed))
        for seed in (1, 2, 3)
    ]


class Lab:
    """A project with three experts' recordings, of which two are accepted, and somebody who may export."""

    def __init__(self, served: Served, bundles: list[Bundle]) -> None:
        self.served = served
        self.id = served.project("lab")
        self.task = served.task(self.id, rubric=[{"id": "saved", "criterion": "It is saved.", "points": 1}])
        self.client = served.client(served.person("max", (self.id, Role.REVIEWER), may_export=True))
        names = ("eva", "otto", "ida")
        self.tokens = {it: served.person(it, (self.id, Role.EXPERT)) for it in names}
        states = (ACCEPTED, ACCEPTED, SubmissionState.IN_REVIEW)
        self.submissions = {
            name: plant_recording(served, self.id, name, bundle, task_id=self.task, state=state)
            for name, bundle, state in zip(names, bundles, states, strict=True)
        }

    def set(self, name: str, **values: object) -> None:
        with self.served.endpoint.database.writing() as session:
            submission = session.get_one(Submission, self.submissions[name])
            for member, value in values.items():
                setattr(submission, member, value)

    def as_person(self, name: str) -> httpx.Client:
        return self.served.client(self.tokens[name])


@pytest.fixture
def lab(served: Served, bundles: list[Bundle], monkeypatch: pytest.MonkeyPatch) -> Lab:
    stand_in(monkeypatch)
    return Lab(served, bundles)


def made(lab: Lab, **request: Any) -> str:
    export = start(lab.client, **request)
    run_due(lab.served, HANDLERS)
    return export


def kept(served: Served) -> list[str]:
    every = served.endpoint.store.keys()
    return [it for it in every if it.startswith("exports/")]


@pytest.mark.on_servers
def test_what_was_accepted_is_exported_and_downloaded(lab: Lab, bundles: list[Bundle]) -> None:
    export = start(lab.client, split={"shares": {"train": 1}})
    assert told(lab.client, export)["state"] == "queued"
    run_due(lab.served, HANDLERS)
    it = told(lab.client, export)
    assert (it["state"], it["reason"], it["withdrawn_since"], it["skipped"]) == ("finished", None, [], [])
    assert it["counts"] == {
        "recordings": 2,
        "duration_ns": 2 * 10**9,
        "skipped": 0,
        "files": 3,
        "bytes": 100,
        "left_out": {"its state is in_review, and only accepted ones are taken unless asked for": 1},
    }
    listed = lab.client.get(f"/api/v1/exports/{export}/files", params={"limit": 200}).json()["items"]
    for bundle in bundles[:2]:
        for path in (EVENTS, VOICE, "manifest.json"):
            name = f"bundles/{bundle.manifest.bundle_id}/{path}"
            (entry,) = (it for it in listed if it["path"] == name)
            answer = read(lab.client, export, name)
            assert answer.content == (bundle.root / path).read_bytes()
            assert answer.headers["etag"] == f'"{entry["sha256"]}"'
            assert (entry["bytes"], entry["sha256"]) == (
                len(answer.content),
                hashlib.sha256(answer.content).hexdigest(),
            )
    assert lab.client.get("/api/v1/projects/lab/exports").json()["items"][0]["id"] == export
    assert not work_folder.all_here(lab.served.endpoint)


def test_parts_of_a_file_are_read(lab: Lab, bundles: list[Bundle]) -> None:
    export = made(lab)
    path = f"bundles/{bundles[0].manifest.bundle_id}/{EVENTS}"
    whole = (bundles[0].root / EVENTS).read_bytes()
    url = f"/api/v1/exports/{export}/files/{path}"
    etag = f'"{hashlib.sha256(whole).hexdigest()}"'
    asked = [
        ({"Range": "bytes=10-19"}, 206, whole[10:20]),
        ({"Range": "bytes=-5"}, 206, whole[-5:]),
        ({"Range": "bytes=10-19", "If-Range": etag}, 206, whole[10:20]),
        ({"Range": "bytes=10-19", "If-Range": '"another"'}, 200, whole),
        ({"Range": f"bytes={len(whole)}-"}, 416, None),
    ]
    for headers, status, content in asked:
        answer = lab.client.get(url, headers=headers)
        assert (headers, answer.status_code) == (headers, status)
        assert content is None or answer.content == content
    assert audit_of(lab.served, export) == [
        "export.started",
        "export.running",
        "export.finished",
        *["export.read"] * 4,
    ]


def test_everything_known_of_a_recording_goes_along_and_nobodys_name(lab: Lab) -> None:
    now = lab.served.endpoint.clock.now()
    submission = lab.submissions["eva"]
    with lab.served.endpoint.database.writing() as session:
        consent = Consent(project_id=lab.id, version=3, text="Agreed.", uses=["training"], created_at=now)
        session.add(consent)
        session.flush()
        eva = lab.served.id_of("eva")
        session.add(ConsentSignature(consent_id=consent.id, person_id=eva, signed_at=now))
        planted = session.get_one(Submission, submission)
        planted.consent_id, planted.applications = consent.id, ["Calc", "Mail"]
        for kind in ("received", "accepted"):
            session.add(SubmissionEvent(submission_id=submission, at=now, kind=kind, state=kind, details={}))
        scores = [{"item": "saved", "met": True, "note": "Yes."}]
        values = {"submission_id": submission, "created_at": now, "leased_until": now, "scores": scores}
        review = Review(
            reviewer_id=lab.served.id_of("max"), verdict="accept", score=1.0, finished_at=now, **values
        )
        session.add_all([review, Review(reviewer_id=lab.served.id_of("ida"), **values)])
        session.flush()
        session.add(StepLabel(review_id=review.id, action=2, at_ns=5, verdict=StepVerdict.WRONG))
    export = made(lab)
    text = read(lab.client, export, "facts.json").text
    (it,) = (it for it in httpx.Response(200, text=text).json() if it["submission"] == submission)
    at = now.isoformat().replace("+00:00", "Z")
    assert it["task"]["key"] == "notes"
    assert it["task"]["rubric"][0]["criterion"] == "It is saved."
    assert it["consent"] == {"version": 3, "uses": ["training"], "signed_at": at}
    assert (it["submitted_at"], it["decided_at"], it["withdrawn_at"]) == (at, at, None)
    assert it["quality"] == {"verdict": "pass", "score": 97}
    assert it["applications"] == ["Calc", "Mail"]
    (review_told,) = it["reviews"]
    assert (review_told["verdict"], review_told["score"]) == ("accept", 1.0)
    assert review_told["steps"] == [{"action": 2, "at_ns": 5, "verdict": "wrong", "reason": ""}]
    assert it["contributor"].startswith("contributor-")
    assert review_told["reviewer"].startswith("reviewer-")
    # Nobody else agreed to anything, where the project asks for it.
    counts = told(lab.client, export)["counts"]
    assert counts["recordings"] == 1
    assert counts["left_out"]["its project needs a consent, and none is known"] == 1
    for name in ("eva", "max", "otto"):
        assert lab.served.id_of(name) not in text


def test_a_preview_counts_and_keeps_nothing(lab: Lab) -> None:
    lab.set("otto", state=SubmissionState.WITHDRAWN)
    answer = lab.client.post(f"{LAB}/preview", json=RAW)
    assert answer.json() == {
        "recordings": 1,
        "duration_ns": 10**9,
        "bytes": 3_500,
        "by_split": {"train": 1} if "train" in answer.json()["by_split"] else {"all": 1},
        "left_out": {
            "it was withdrawn": 1,
            "its state is in_review, and only accepted ones are taken unless asked for": 1,
        },
    }
    assert lab.client.get(LAB).json()["items"] == []


REFUSED: list[tuple[dict[str, Any], str | None]] = [
    ({"format": "wav"}, "format"),
    ({"options": {"height_px": 720}}, "options"),
    ({"options": {"height_px": 1}}, None),
    ({"options": {"depth": 1}}, None),
    ({"purpose": "voice"}, "purpose"),
    ({"where": "tusk == 'notes'"}, "where"),
    ({"where": "\0"}, "where"),
    ({"where": "'\ud800'"}, None),
    ({"where": "applications == 'Word'"}, "where"),
    ({"split": {"shares": {}}}, None),
    ({"split": {"shares": {"../x": 1}}}, None),
    ({"split": {"shares": {"train": 0}}}, None),
    ({"split": {"by": "day", "shares": {"train": 1}}}, None),
    ({"limit": 1}, None),
]


def test_what_makes_no_sense_is_refused(lab: Lab) -> None:
    for request, member in REFUSED:
        for path in (LAB, f"{LAB}/preview"):
            sent = json.dumps({**RAW, **request})
            headers = {"Content-Type": "application/json"}
            answer = lab.client.post(path, content=sent, headers=headers)
            assert (request, answer.status_code) == (request, 422)
            assert (request, answer.json().get("member")) == (request, member)
    wrong = lab.client.post(LAB, json={**RAW, "where": "task == 'notes' and tusk == 1"}).json()
    assert (wrong["column"], wrong["remedy"]) == (21, "did you mean task?")
    assert lab.client.get(LAB).json()["items"] == []


@pytest.mark.slow
def test_no_more_than_a_few_are_under_way(lab: Lab) -> None:
    exports = [start(lab.client) for _ in range(5)]
    assert lab.client.post(LAB, json=RAW).json()["code"] == "too_many"
    assert lab.client.post(f"/api/v1/exports/{exports[0]}/cancel").json()["state"] == "cancelled"
    start(lab.client)


def test_the_permission_is_each_projects_own_and_needs_the_scope(lab: Lab) -> None:
    other = lab.served.project("other")
    export = made(lab)
    somebody = lab.served.person("jo", (other, Role.ADMIN), may_export=True)
    without = lab.served.person("ann", (lab.id, Role.ADMIN))
    scopes = frozenset(Scope) - {Scope.EXPORT}
    narrow = lab.served.person("kim", (lab.id, Role.ADMIN), may_export=True, scopes=scopes)
    for token, of_project, of_export in ((somebody, 404, 404), (without, 403, 404), (narrow, 403, 403)):
        with lab.served.client(token) as client:
            path = f"/api/v1/exports/{export}"
            answers = [client.post(LAB, json=RAW), client.get(LAB)]
            answers += [client.get(f"{path}{it}") for it in ("", "/log", "/files", "/files/export.json")]
            answers += [client.post(f"{path}/cancel"), client.delete(path)]
        assert [it.status_code for it in answers] == [of_project] * 2 + [of_export] * 6


def test_hostile_names_open_nothing(lab: Lab) -> None:
    export = made(lab)
    for path in (
        "../../endpoint.db",
        "%2e%2e/%2e%2e/endpoint.db",
        "/etc/passwd",
        "bundles",
        "export.json%00",
    ):
        assert read(lab.client, export, path).status_code in {404, 422}
    for name in (NOWHERE, "x", export.upper() + "g", f"{export}%2f.."):
        assert lab.client.get(f"/api/v1/exports/{name}").status_code in {404, 422}


def test_whoever_lost_the_permission_gets_nothing_made(lab: Lab) -> None:
    export = start(lab.client)
    with lab.served.endpoint.database.writing() as session:
        for it in session.query(Membership).filter_by(person_id=lab.served.id_of("max")):
            it.may_export = False
    run_due(lab.served, HANDLERS)
    with lab.served.client(lab.served.person("jo", (lab.id, Role.EXPERT), may_export=True)) as client:
        it = told(client, export)
    assert (it["state"], it["reason"]) == ("failed", "whoever asked for it may not export any more")


def test_an_export_of_nothing_fails(lab: Lab) -> None:
    it = told(lab.client, made(lab, where="task == 'another'"))
    assert (it["state"], it["reason"]) == ("failed", "there is nothing that may be exported")


def test_what_could_not_be_converted_is_told(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "skips")
    it = told(lab.client, made(lab))
    (skipped,) = it["skipped"]
    assert (it["state"], it["counts"]["skipped"], skipped["reason"]) == ("finished", 1, "it is damaged")
    for name in ("eva", "otto"):
        lab.set(name, state=SubmissionState.WITHDRAWN)
    # What was not in it is not withdrawn from it.
    assert told(lab.client, it["id"])["withdrawn_count"] == 1


def test_a_failure_says_why_and_tells_no_secret(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "fails")
    export = made(lab)
    it = told(lab.client, export)
    assert (it["state"], it["reason"]) == (
        "failed",
        "error: http://store/file?… in x is not\N{REPLACEMENT CHARACTER} there (exit code 3)",
    )
    log = lab.client.get(f"/api/v1/exports/{export}/log").json()["log"]
    assert "reading" in log
    assert "secret" not in log
    assert str(work_folder.of(lab.served.endpoint, export).root) not in log
    assert kept(lab.served) == []
    assert lab.client.get(f"/api/v1/exports/{export}/files").json()["items"] == []


def test_a_running_one_tells_how_far_it_is_and_ends_when_cancelled(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with under_way(lab.served, lab.client, export):
        it = told(lab.client, export)
        assert (it["state"], it["progress"]["bundles"], it["progress"]["left_s"]) == ("running", 1, 2.0)
        assert lab.client.delete(f"/api/v1/exports/{export}").status_code == 409
        for _ in range(2):
            answer = lab.client.post(f"/api/v1/exports/{export}/cancel")
            assert answer.json()["stop_asked_at"] is not None
    it = told(lab.client, export)
    assert (it["state"], it["reason"], it["progress"]) == (
        "cancelled",
        "somebody did not want it any more",
        None,
    )
    assert not work_folder.all_here(lab.served.endpoint)
    assert lab.client.post(f"/api/v1/exports/{export}/cancel").status_code == 202


def test_an_endpoint_that_stops_leaves_it_to_be_gone_on_with(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with pytest.raises(TryLater), under_way(lab.served, lab.client, export):
        lab.served.endpoint.stopping.set()
    lab.served.endpoint.stopping.clear()
    assert told(lab.client, export)["state"] == "running"
    # What became acceptable meanwhile is not in the choice.
    lab.set("ida", state=ACCEPTED)
    run_due(lab.served, HANDLERS)
    it = told(lab.client, export)
    assert (it["state"], it["counts"]["recordings"]) == ("finished", 2)
    assert read(lab.client, export, "export.json").json()["resumed"] is True


@pytest.mark.slow
def test_what_may_not_be_taken_any_more_is_left_out_of_what_goes_on(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with pytest.raises(TryLater), under_way(lab.served, lab.client, export):
        lab.served.endpoint.stopping.set()
    lab.served.endpoint.stopping.clear()
    stand_in(monkeypatch)
    lab.set("otto", state=SubmissionState.WITHDRAWN)
    run_due(lab.served, HANDLERS)
    it = told(lab.client, export)
    assert (it["counts"]["recordings"], it["counts"]["left_out"]["it was withdrawn"]) == (1, 1)
    # It was made anew: what was there was of another choice.
    assert read(lab.client, export, "export.json").json()["resumed"] is False


@pytest.mark.slow
def test_another_replica_that_took_over_goes_on_alone(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with under_way(lab.served, lab.client, export), lab.served.endpoint.database.writing() as session:
        session.merge(job_of(lab.served, export)).lease = "another"
    assert told(lab.client, export)["state"] == "running"


@pytest.mark.on_servers
def test_erasure_ends_what_holds_the_recording(lab: Lab) -> None:
    export = made(lab)
    other = made(lab, where=f"bundle != '{_bundle_of(lab, 'eva')}'")
    assert len(kept(lab.served)) > 0
    with lab.as_person("eva") as eva:
        assert eva.post(f"/api/v1/people/{lab.served.id_of('eva')}/erasure").status_code == 202
    it = told(lab.client, export)
    assert (it["state"], it["reason"]) == ("expired", "it holds a recording that was erased")
    assert [entry["erased"] for entry in it["withdrawn_since"]] == [True]
    assert read(lab.client, export, "export.json").status_code == 404
    run_due(lab.served, HANDLERS)
    assert told(lab.client, other)["state"] == "finished"
    listed = lab.client.get(f"/api/v1/exports/{other}/files").json()["items"]
    assert len(kept(lab.served)) == len(listed)
    assert audit_of(lab.served, export)[-1] == "export.expired"


def _bundle_of(lab: Lab, name: str) -> str:
    with lab.served.endpoint.database.reading() as session:
        return session.get_one(Submission, lab.submissions[name]).bundle_id


def test_erasure_ends_what_is_being_made_of_the_recording(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with under_way(lab.served, lab.client, export), lab.as_person("eva") as eva:
        eva.post(f"/api/v1/submissions/{lab.submissions['eva']}/erasure")
    it = told(lab.client, export)
    assert (it["state"], it["reason"]) == ("cancelled", "it holds a recording that was erased")
    assert not work_folder.all_here(lab.served.endpoint)


def test_what_is_only_withdrawn_is_reported(lab: Lab) -> None:
    export = made(lab)
    lab.set("eva", state=SubmissionState.WITHDRAWN)
    it = told(lab.client, export)
    assert (it["state"], it["withdrawn_count"]) == ("finished", 1)
    (entry,) = it["withdrawn_since"]
    assert (entry["submission"], entry["bundle_id"]) == (lab.submissions["eva"], _bundle_of(lab, "eva"))
    assert entry["erased"] is False
    assert read(lab.client, export, "export.json").status_code == 200


def test_files_are_there_for_a_while_or_until_they_are_deleted(lab: Lab) -> None:
    late, deleted = made(lab), made(lab)
    assert lab.client.delete(f"/api/v1/exports/{deleted}").status_code == 204
    assert lab.client.delete(f"/api/v1/exports/{deleted}").status_code == 204
    lab.served.endpoint.clock.advance(days=14)  # type: ignore[attr-defined]
    tidying.tidy(lab.served.endpoint, job_of(lab.served, late))
    tidying.tidy(lab.served.endpoint, job_of(lab.served, late))
    run_due(lab.served, HANDLERS)
    assert kept(lab.served) == []
    reasons = [told(lab.client, it)["reason"] for it in (late, deleted)]
    assert reasons == ["its time is over", "somebody deleted its files"]
    for it in (late, deleted):
        assert lab.client.get(f"/api/v1/exports/{it}/files").json()["items"] == []
        assert audit_of(lab.served, it).count("export.expired") == 1


@pytest.mark.slow
def test_what_nobody_makes_any_more_is_given_up_and_its_folder_removed(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, "waits")
    export = start(lab.client)
    with pytest.raises(TryLater), under_way(lab.served, lab.client, export):
        lab.served.endpoint.stopping.set()
    job = job_of(lab.served, export)
    tidying.tidy(lab.served.endpoint, job)
    assert work_folder.all_here(lab.served.endpoint) == [export]
    with lab.served.endpoint.database.writing() as session:
        session.merge(job).finished_at = lab.served.endpoint.clock.now()
    tidying.tidy(lab.served.endpoint, job)
    assert told(lab.client, export)["state"] == "failed"
    assert work_folder.all_here(lab.served.endpoint) == []


def test_an_exports_end_is_told_to_webhooks(lab: Lab) -> None:
    from trajectory_recorder.collector.webhooks.delivering import HANDLERS as TELLING

    root = lab.served.person("root", is_admin=True)
    with lab.served.client(root) as client:
        sent = {"url": "https://example.org/hook", "kinds": ["export.finished"]}
        hook = client.post("/api/v1/projects/lab/webhooks", json=sent).json()["id"]
        export = made(lab)
        run_due(lab.served, {"webhook.event": TELLING["webhook.event"]})
        (delivery,) = client.get(f"/api/v1/webhooks/{hook}/deliveries").json()["items"]
    assert delivery["kind"] == "export.finished"
    assert export


@pytest.mark.slow
@pytest.mark.on_folder_only
def test_the_programs_own_export_makes_it(served: Served, bundles: list[Bundle]) -> None:
    lab = Lab(served, bundles)
    export = made(lab, where="state == 'accepted'", split={"shares": {"train": 1}})
    it = told(lab.client, export)
    assert (it["state"], it["counts"]["recordings"], it["skipped"]) == ("finished", 2, [])
    items = lab.client.get(f"/api/v1/exports/{export}/files", params={"limit": 200}).json()["items"]
    sums = read(lab.client, export, "SHA256SUMS").text.splitlines()
    listed = {f"{entry['sha256']}  {entry['path']}" for entry in items if entry["path"] != "SHA256SUMS"}
    assert listed == set(sums)
    for bundle in bundles[:2]:
        (path,) = (
            entry["path"]
            for entry in items
            if entry["path"].endswith(f"{bundle.manifest.bundle_id}.trajectory/{EVENTS}")
        )
        assert read(lab.client, export, path).content == (bundle.root / EVENTS).read_bytes()
    snapshot = read(lab.client, export, "snapshot.json").text
    assert str(served.data) not in snapshot
    assert [chosen["split"] for chosen in json.loads(snapshot)["chosen"]] == ["train"] * 2
    assert (
        it["snapshot_id"] == json.loads(read(lab.client, export, "export.json").text)["plan"]["snapshot_id"]
    )
