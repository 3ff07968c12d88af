"""Declaring, committing and withdrawing bundles, and what must not be declared."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from helpers.bundles_sent import SentBundle, begin, declare, send, send_all
from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector.database.tables import (
    AuditEntry,
    Blob,
    Consent,
    ConsentSignature,
    Job,
    Submission,
    SubmissionFile,
    Upload,
)
from trajectory_recorder.collector.submissions.blobs import drop_unreferenced, keep_file
from trajectory_recorder.collector.submissions.expiry import expire
from trajectory_recorder.wire.states import Role, SubmissionState

SUBMISSIONS = "/api/v1/submissions"
EVENTS = "data/events.mcap"
BUNDLE = SentBundle({EVENTS: b"events", "data/screen-0.mkv": b"pictures"})


@dataclass
class Lab:
    """A project with an expert in it."""

    project: str
    token: str
    client: httpx.Client


@pytest.fixture
def lab(served: Served) -> Iterator[Lab]:
    project = served.project()
    token = served.person("ada", (project, Role.EXPERT))
    with served.client(token) as client:
        yield Lab(project, token, client)


def test_a_declared_bundle_waits_for_its_files(lab: Lab) -> None:
    declared = declare(lab.client, BUNDLE)
    assert declared["state"] == "uploading"
    assert declared["bytes"] == 14
    assert [it["path"] for it in declared["files"]] == [EVENTS, "data/screen-0.mkv"]
    assert lab.client.get(f"{SUBMISSIONS}/{declared['id']}").json() == declared


def test_a_bundle_is_committed_once_all_files_are_there(served: Served, lab: Lab) -> None:
    declared = declare(lab.client, BUNDLE)["id"]
    early = lab.client.post(f"{SUBMISSIONS}/{declared}/commit")
    assert (early.status_code, early.json()["code"]) == (409, "incomplete")
    assert early.json()["files"] == [EVENTS, "data/screen-0.mkv"]
    for path, data in BUNDLE.files.items():
        send(lab.client, begin(lab.client, declared, path, len(data)), data)
    answers = [lab.client.post(f"{SUBMISSIONS}/{declared}/commit") for _ in range(2)]
    assert [(it.status_code, it.json()["state"]) for it in answers] == [(202, "received")] * 2
    with served.endpoint.database.reading() as session:
        kinds = session.scalars(select(Job.kind).where(Job.subject == declared)).all()
    assert sorted(kinds) == ["submission.check", "webhook.event", "webhook.event"]
    events = lab.client.get(f"{SUBMISSIONS}/{declared}/events").json()["items"]
    assert [(it["kind"], it["is_mine"]) for it in events] == [("declared", True), ("received", True)]


@pytest.mark.on_servers
def test_the_same_content_is_one_submission(served: Served, lab: Lab) -> None:
    first = declare(lab.client, BUNDLE)
    again = lab.client.post(SUBMISSIONS, json=BUNDLE.declaration())
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    with ThreadPoolExecutor(6) as pool:
        other = SentBundle({EVENTS: b"other"}).declaration()
        ids = set(pool.map(lambda _: lab.client.post(SUBMISSIONS, json=other).json()["id"], range(6)))
    assert len(ids) == 1
    assert count(served, Submission) == 2


def test_what_was_withdrawn_may_be_declared_again(served: Served, lab: Lab) -> None:
    first = send_all(lab.client, BUNDLE)
    answers = [lab.client.post(f"{SUBMISSIONS}/{first}/withdraw") for _ in range(2)]
    assert [(it.status_code, it.json()["state"]) for it in answers] == [(200, "withdrawn")] * 2
    assert list(served.endpoint.store.keys()) == []
    assert lab.client.post(f"{SUBMISSIONS}/{first}/commit").status_code == 409
    assert declare(lab.client, BUNDLE)["id"] != first


PATHS = {
    "absolute": "/etc/passwd",
    "climbing": "data/../../x",
    "a drive": "C:/x",
    "a drive inside": "data/C:x",
    "a backslash": "data\\x",
    "not in data": "other/x",
    "data itself": "data",
    "empty parts": "data//x",
    "a dot": "data/./x",
    "a control character": "data/a\nb",
    "NUL": "data/a\0b",
    "turned writing": "data/\u202eabc",
    "too long": "data/" + "x" * 200,
    "too deep": "data/" + "/".join("abcdefgh"),
    "a trailing dot": "data/x.",
    "a folder": "data/",
}


@pytest.mark.parametrize("case", PATHS)
def test_paths_that_lead_astray_are_refused(served: Served, lab: Lab, case: str) -> None:
    refused(served, lab, SentBundle({PATHS[case]: b"x"}).declaration())
    derived = {"path": PATHS[case], "bytes": 1, "sha256": "0" * 64}
    refused(served, lab, BUNDLE.declaration(derived=[derived]))


CLASHES = {
    "case": ["data/a", "data/A"],
    "case of other letters": ["data/stra\u00dfe", "data/STRASSE"],
    "composition": ["data/\u00e9", "data/e\u0301"],
    "a file and a folder": ["data/a", "data/A/b"],
}


@pytest.mark.parametrize("case", CLASHES)
def test_paths_that_clash_are_refused(served: Served, lab: Lab, case: str) -> None:
    refused(served, lab, SentBundle(dict.fromkeys(CLASHES[case], b"x")).declaration())


def test_a_path_that_stands_twice_is_refused(served: Served, lab: Lab) -> None:
    good = BUNDLE.declaration()
    refused(served, lab, {**good, "manifest": good["manifest"].replace("data/screen-0.mkv", EVENTS)})


def changed(name: str, text: str) -> dict[str, Any]:
    good = BUNDLE.declaration()
    return {**good, "tag_files": {**good["tag_files"], name: text}}


WRONG: dict[str, dict[str, Any]] = {
    "no JSON": {"manifest": "{"},
    "deep JSON": {"manifest": "[" * 100_000},
    "another format": {"manifest": '{"format": "x"}'},
    "a later format": {"manifest": '{"format": "trajectory", "format_version": "9.0"}'},
    "half a manifest": {"manifest": '{"format": "trajectory", "format_version": "1.0"}'},
    "NUL": {"manifest": "\0"},
    "half a character": {"manifest": "\ud800"},
    "no tag files": {"tag_files": {}},
    "another tag file": {"tag_files": {**BUNDLE.declaration()["tag_files"], "x.txt": "x"}},
    "a changed size": changed("bag-info.txt", "Payload-Oxum: 1.1\n"),
    "another version of BagIt": changed("bagit.txt", "BagIt-Version: 0.9\n"),
    "other checksums": changed("manifest-sha256.txt", f"{'0' * 64}  {EVENTS}\n"),
    "tags that name others": changed("tagmanifest-sha256.txt", f"{'0' * 64}  ../../etc/passwd\n"),
    "an unknown member": {"more": 1},
    "no project's key": {"project": "Lab!"},
    "too many derived": {"derived": [{"path": "derived/x", "bytes": 1, "sha256": "0" * 64}] * 101},
    "derived twice": {"derived": [{"path": "derived/x", "bytes": 1, "sha256": "0" * 64}] * 2},
    "derived of no size": {"derived": [{"path": "derived/x", "bytes": -1, "sha256": "0" * 64}]},
    "derived of any size": {"derived": [{"path": "derived/x", "bytes": 2**70, "sha256": "0" * 64}]},
    "an empty override": {"override": {"reason": " "}},
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused(served: Served, lab: Lab, case: str) -> None:
    refused(served, lab, {**BUNDLE.declaration(), **WRONG[case]})


NUMBERS = {
    "a size below nothing": ('"bytes": 6', '"bytes": -6', 422),
    "a size that no database counts": ('"bytes": 6', f'"bytes": {2**70}', 413),
    "a size in words": ('"bytes": 6', '"bytes": "6"', 422),
    "a bundle too large": ('"bytes": 6', f'"bytes": {6 * 1024**3}', 413),
    "a checksum that is none": (hashlib.sha256(b"events").hexdigest(), "x" * 64, 422),
    "a checksum in capitals": (hashlib.sha256(b"events").hexdigest(), "A" * 64, 422),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_figures_that_mean_nothing_are_refused(served: Served, lab: Lab, case: str) -> None:
    before, after, status = NUMBERS[case]
    good = BUNDLE.declaration()
    assert before in good["manifest"]
    refused(served, lab, {**good, "manifest": good["manifest"].replace(before, after)}, status)


@pytest.mark.parametrize("changes", [{"duration_ns": -1}, {"duration_ns": 2**63}, {"bundle_id": "../x"}])
def test_a_recording_that_can_not_be_is_refused(served: Served, lab: Lab, changes: dict[str, Any]) -> None:
    refused(served, lab, SentBundle(BUNDLE.files, changes=changes).declaration())


def test_a_bundle_without_files_is_refused(served: Served, lab: Lab) -> None:
    refused(served, lab, SentBundle({}).declaration())


def test_unknown_and_foreign_things_are_not_there(served: Served, lab: Lab) -> None:
    served.project("other")
    refused(served, lab, BUNDLE.declaration(project="other"), 404)
    refused(served, lab, BUNDLE.declaration(project="nothing"), 404)
    refused(served, lab, BUNDLE.declaration(task="nothing"), 404)
    refused(served, lab, BUNDLE.declaration(replaces="0" * 32), 404)


def test_a_reviewer_declares_nothing(served: Served, lab: Lab) -> None:
    with served.client(served.person("rev", (lab.project, Role.REVIEWER))) as client:
        assert client.post(SUBMISSIONS, json=BUNDLE.declaration()).status_code == 403
    assert count(served, Submission) == 0


def test_consent_comes_first(served: Served, lab: Lab, clock: SetClock) -> None:
    with served.endpoint.database.writing() as session:
        consent = Consent(project_id=lab.project, version=1, text="I agree", created_at=clock.now())
        session.add(consent)
    answer = lab.client.post(SUBMISSIONS, json=BUNDLE.declaration())
    assert (answer.status_code, answer.json()["code"]) == (409, "consent_needed")
    assert count(served, Submission) == 0
    with served.endpoint.database.writing() as session:
        session.add(
            ConsentSignature(consent_id=consent.id, person_id=served.id_of("ada"), signed_at=clock.now())
        )
    declare(lab.client, BUNDLE)


def test_tasks_open_and_close(served: Served, lab: Lab, clock: SetClock) -> None:
    served.task(lab.project, "closed", closed_at=clock.now())
    served.task(lab.project, "open", override_allowed=False)
    answer = lab.client.post(SUBMISSIONS, json=BUNDLE.declaration(task="closed"))
    assert (answer.status_code, answer.json()["code"]) == (409, "task_closed")
    refused(served, lab, BUNDLE.declaration(task="open", override={"reason": "because"}), 403)
    assert declare(lab.client, BUNDLE, task="open")["task"] == "open"


def test_limits_hold(served: Served, lab: Lab, clock: SetClock) -> None:
    for number in range(served.endpoint.settings.open_submissions):
        declare(lab.client, SentBundle({EVENTS: b"%d" % number}))
    answer = lab.client.post(SUBMISSIONS, json=BUNDLE.declaration())
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_open")
    assert int(answer.headers["retry-after"]) > 0
    with served.endpoint.database.writing() as session:
        session.execute(update(Submission).values(state=SubmissionState.IN_REVIEW, bytes=199 * 10**9 // 5))
    huge = SentBundle(BUNDLE.files).declaration(
        derived=[{"path": "derived/x.json", "bytes": 5 * 10**9, "sha256": "0" * 64}]
    )
    assert lab.client.post(SUBMISSIONS, json=huge).json()["code"] == "quota"
    declare(lab.client, BUNDLE)
    assert count(served, Submission) == 6
    clock.advance(hours=1)


def test_a_day_has_its_limit(served: Served, lab: Lab, clock: SetClock) -> None:
    first = declare(lab.client, BUNDLE)
    with served.endpoint.database.writing() as session:
        kept = session.get_one(Submission, first["id"])
        for number in range(served.endpoint.settings.submissions_per_day - 1):
            values = {it.key: getattr(kept, it.key) for it in Submission.__table__.columns}
            unlike = {"id": f"{number:032x}", "manifest_sha256": f"{number:064x}", "state": "in_review"}
            session.add(Submission(**{**values, **unlike}))
    other = SentBundle({EVENTS: b"other"})
    answer = lab.client.post(SUBMISSIONS, json=other.declaration())
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_today")
    clock.advance(seconds=int(answer.headers["retry-after"]))
    declare(lab.client, other)


def test_equal_files_of_one_person_are_sent_once(served: Served, lab: Lab) -> None:
    first = send_all(lab.client, BUNDLE)
    verify(served, first)
    lab.client.post(f"{SUBMISSIONS}/{first}/withdraw")
    again = declare(lab.client, SentBundle({**BUNDLE.files, "data/narration.mka": b"voice"}))
    assert [(it["path"], it["complete"]) for it in again["files"]] == [
        (EVENTS, True),
        ("data/narration.mka", False),
        ("data/screen-0.mkv", True),
    ]
    with served.client(served.person("bob", (lab.project, Role.EXPERT))) as client:
        assert not any(it["complete"] for it in declare(client, BUNDLE)["files"])


def test_equal_bytes_lie_in_the_store_once(served: Served, lab: Lab) -> None:
    verify(served, send_all(lab.client, BUNDLE))
    with served.client(served.person("bob", (lab.project, Role.EXPERT))) as client:
        second = send_all(client, BUNDLE)
        assert len(list(served.endpoint.store.keys())) == 4
        verify(served, second)
        verify(served, second)
    assert len(list(served.endpoint.store.keys())) == 2
    assert (count(served, Blob), count(served, Upload)) == (2, 0)


def test_bytes_that_nobody_refers_to_go(served: Served, lab: Lab) -> None:
    verify(served, send_all(lab.client, BUNDLE))
    with served.endpoint.database.writing() as session:
        blobs = session.scalars(select(Blob.id)).all()
        session.execute(update(SubmissionFile).where(SubmissionFile.path == EVENTS).values(blob_id=None))
    assert drop_unreferenced(served.endpoint, blobs) == 1
    assert len(list(served.endpoint.store.keys())) == 1


def test_a_mended_recording_takes_the_place_of_the_first(served: Served, lab: Lab) -> None:
    first = send_all(lab.client, BUNDLE)
    mended = SentBundle({EVENTS: b"mended"})
    early = lab.client.post(SUBMISSIONS, json=mended.declaration(replaces=first))
    assert (early.status_code, early.json()["code"]) == (409, "wrong_state")
    set_state(served, first, SubmissionState.CHANGES_REQUESTED)
    second = send_all(lab.client, mended, replaces=first)
    assert lab.client.get(f"{SUBMISSIONS}/{first}").json()["state"] == "changes_requested"
    lab.client.post(f"{SUBMISSIONS}/{second}/commit")
    assert lab.client.get(f"{SUBMISSIONS}/{first}").json()["state"] == "withdrawn"


def test_what_is_not_finished_is_given_up(served: Served, lab: Lab, clock: SetClock) -> None:
    late = send_all(lab.client, BUNDLE)
    clock.advance(days=3)
    young = declare(lab.client, SentBundle({EVENTS: b"young"}))["id"]
    clock.advance(days=4)
    assert (expire(served.endpoint), expire(served.endpoint)) == (1, 0)
    assert lab.client.get(f"{SUBMISSIONS}/{late}").json()["state"] == "withdrawn"
    assert lab.client.get(f"{SUBMISSIONS}/{young}").json()["state"] == "uploading"
    assert (list(served.endpoint.store.keys()), count(served, Upload)) == ([], 0)


def test_lists_are_narrowed_and_come_in_pages(served: Served, lab: Lab, clock: SetClock) -> None:
    ids = []
    for number in range(3):
        clock.advance(seconds=1)
        ids.append(declare(lab.client, SentBundle({EVENTS: b"%d" % number}))["id"])
    page = lab.client.get(SUBMISSIONS, params={"limit": 2, "project": "lab", "mine": "true"}).json()
    assert [it["id"] for it in page["items"]] == ids[:2]
    following = lab.client.get(SUBMISSIONS, params={"limit": 2, "after": page["next"]}).json()
    assert ([it["id"] for it in following["items"]], following["next"]) == (ids[2:], None)
    for nothing in ({"state": "accepted"}, {"task": "nothing"}, {"project": "other"}):
        assert lab.client.get(SUBMISSIONS, params=nothing).json()["items"] == []
    assert lab.client.get(SUBMISSIONS, params={"after": "xyz"}).status_code == 422
    with served.client(served.person("rev", (lab.project, Role.REVIEWER))) as client:
        assert client.get(SUBMISSIONS).json()["items"] == []
        assert client.get(f"{SUBMISSIONS}/{ids[0]}").status_code == 404


def test_everything_is_in_the_audit_log(served: Served, lab: Lab) -> None:
    sent = send_all(lab.client, SentBundle({EVENTS: b"x"}))
    lab.client.post(f"{SUBMISSIONS}/{sent}/commit")
    lab.client.post(f"{SUBMISSIONS}/{sent}/withdraw")
    with served.endpoint.database.reading() as session:
        actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)).all()
    assert list(actions) == [
        "submission.declared",
        "upload.begun",
        "upload.completed",
        "submission.received",
        "submission.withdrawn",
        "upload.ended",
    ]


def refused(served: Served, lab: Lab, body: dict[str, Any], status: int = 422) -> None:
    import json

    # Also what no proper client would write: half characters.
    answer = lab.client.post(
        SUBMISSIONS, content=json.dumps(body), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert (count(served, Submission), count(served, SubmissionFile)) == (0, 0)


def count(served: Served, table: type) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def set_state(served: Served, submission: str, state: SubmissionState) -> None:
    with served.endpoint.database.writing() as session:
        session.execute(update(Submission).where(Submission.id == submission).values(state=state))


def verify(served: Served, submission: str) -> None:
    """What the check does with files whose content is right."""
    with served.endpoint.database.reading() as session:
        statement = select(SubmissionFile, Upload).outerjoin(Upload, Upload.file_id == SubmissionFile.id)
        rows = session.execute(statement.where(SubmissionFile.submission_id == submission)).all()
    for file, upload in rows:
        if upload is not None:
            keep_file(served.endpoint, file.id, sha256=file.sha256, size_bytes=file.bytes, key=upload.key)
