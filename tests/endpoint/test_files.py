"""Reading stored files: ranges, headers, who may, and links."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import select, update

from helpers.bundles_sent import SentBundle, send_all
from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector.database.tables import AuditEntry, Submission, SubmissionFile, Upload
from trajectory_recorder.collector.submissions.blobs import keep_file
from trajectory_recorder.wire.states import Role, SubmissionState

EVENTS = "data/events.mcap"
PAGE = "data/<b>\"x';.html"
BUNDLE = SentBundle({EVENTS: b"0123456789", PAGE: b"<script>alert(1)</script>"})


@dataclass
class Kept:
    """A submission in review, and who sent it."""

    project: str
    submission: str
    client: httpx.Client

    def url(self, path: str = EVENTS) -> str:
        return f"/api/v1/submissions/{self.submission}/files/{path}"

    def link(self, path: str = EVENTS) -> httpx.Response:
        return self.client.get(f"/api/v1/submissions/{self.submission}/links", params={"path": path})


@pytest.fixture
def kept(served: Served) -> Iterator[Kept]:
    project = served.project()
    with served.client(served.person("ada", (project, Role.EXPERT))) as client:
        sent = send_all(client, BUNDLE)
        with served.endpoint.database.reading() as session:
            rows = session.execute(select(SubmissionFile, Upload).join(Upload)).all()
        for file, upload in rows:
            keep_file(served.endpoint, file.id, sha256=file.sha256, size_bytes=file.bytes, key=upload.key)
        set_state(served, SubmissionState.IN_REVIEW)
        yield Kept(project, sent, client)


def test_a_file_comes_back(kept: Kept) -> None:
    answer = kept.client.get(kept.url())
    assert (answer.status_code, answer.content) == (200, b"0123456789")
    assert answer.headers["content-type"] == "application/mcap"
    head = kept.client.head(kept.url())
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "10")


def test_the_declaration_comes_back_byte_for_byte(kept: Kept) -> None:
    declared = BUNDLE.declaration()
    assert kept.client.get(kept.url("manifest.json")).text == declared["manifest"]
    assert kept.client.get(kept.url("bag-info.txt")).text == declared["tag_files"]["bag-info.txt"]


RANGES = {
    "bytes=0-0": (206, b"0", "bytes 0-0/10"),
    "bytes=2-4": (206, b"234", "bytes 2-4/10"),
    "bytes=7-": (206, b"789", "bytes 7-9/10"),
    "bytes=-3": (206, b"789", "bytes 7-9/10"),
    "bytes=-99": (206, b"0123456789", "bytes 0-9/10"),
    "bytes=5-99": (206, b"56789", "bytes 5-9/10"),
    "bytes=10-": (416, None, "bytes */10"),
    "bytes=99-100": (416, None, "bytes */10"),
    "bytes=-0": (416, None, "bytes */10"),
    "bytes=4-2": (200, b"0123456789", None),
    "bytes=0-1,4-5": (200, b"0123456789", None),
    "bytes=-": (200, b"0123456789", None),
    "lines=1-2": (200, b"0123456789", None),
    f"bytes={'9' * 40}-": (200, b"0123456789", None),
}


@pytest.mark.parametrize("asked", RANGES)
def test_ranges(kept: Kept, asked: str) -> None:
    status, content, span = RANGES[asked]
    answer = kept.client.get(kept.url(), headers={"Range": asked})
    assert (answer.status_code, answer.headers.get("content-range")) == (status, span)
    assert content is None or answer.content == content


def test_a_part_of_another_file_is_not_mixed_in(kept: Kept) -> None:
    etag = kept.client.head(kept.url()).headers["etag"]
    same = kept.client.get(kept.url(), headers={"Range": "bytes=0-1", "If-Range": etag})
    other = kept.client.get(kept.url(), headers={"Range": "bytes=0-1", "If-Range": '"x"'})
    assert (same.status_code, other.status_code, other.content) == (206, 200, b"0123456789")


def test_no_browser_takes_a_file_for_a_page(kept: Kept) -> None:
    headers = kept.client.get(kept.url(PAGE)).headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-disposition"].startswith('attachment; filename="_b__x__.html"')
    assert "sandbox" in headers["content-security-policy"]


def test_only_who_sees_the_submission_sees_its_files(served: Served, kept: Kept) -> None:
    reviewer = served.person("rev", (kept.project, Role.REVIEWER))
    stranger = served.person("eve", (served.project("other"), Role.ADMIN))
    statuses = {}
    for token in (reviewer, stranger):
        with served.client(token) as client:
            statuses[token] = [client.get(kept.url()).status_code]
            set_state(served, SubmissionState.QUARANTINED)
            statuses[token].append(client.get(kept.url()).status_code)
            set_state(served, SubmissionState.IN_REVIEW)
    assert statuses == {reviewer: [200, 404], stranger: [404, 404]}
    with served.client() as nobody:
        assert nobody.get(kept.url()).status_code == 401


@pytest.mark.parametrize("path", ["data/other", "../../etc/passwd", "%2e%2e/x", "data/%00", "x" * 300])
def test_other_paths_are_not_there(kept: Kept, path: str) -> None:
    assert kept.client.get(kept.url(path)).status_code in {404, 422}


def test_nothing_unverified_is_given_out(kept: Kept) -> None:
    sent = send_all(kept.client, SentBundle({EVENTS: b"other"}))
    url = f"/api/v1/submissions/{sent}/files/{EVENTS}"
    assert kept.client.get(url).status_code == 409


def test_reading_is_noted_once(served: Served, kept: Kept) -> None:
    for asked in ("bytes=0-1", "bytes=2-3", "bytes=4-5"):
        kept.client.get(kept.url(), headers={"Range": asked})
    kept.client.head(kept.url())
    with served.endpoint.database.reading() as session:
        noted = session.scalars(select(AuditEntry).where(AuditEntry.action == "file.read")).all()
    assert [it.details for it in noted] == [{"path": EVENTS}]


@pytest.mark.on_folder_only
def test_a_link_opens_one_file_for_a_while(served: Served, kept: Kept, clock: SetClock) -> None:
    url = kept.link().json()["url"]
    with served.client() as nobody:
        assert nobody.get(url).content == b"0123456789"
        assert nobody.get(url, headers={"Range": "bytes=1-2"}).content == b"12"
        clock.advance(minutes=15)
        assert nobody.get(url).status_code == 403


@pytest.mark.on_folder_only
def test_a_changed_link_opens_nothing(served: Served, kept: Kept) -> None:
    url = httpx.URL(kept.link().json()["url"])
    other = httpx.URL(kept.link(PAGE).json()["url"])
    later = int(url.params["expires"]) + 1
    tampered = [
        url.copy_with(path=other.path),
        url.copy_set_param("expires", later),
        url.copy_set_param("by", "0" * 32),
        url.copy_set_param("signature", "0" * 64),
    ]
    malformed = [
        url.copy_remove_param("signature"),
        url.copy_set_param("expires", 10**30),
        url.copy_set_param("expires", -1),
        url.copy_set_param("signature", "x"),
    ]
    with served.client() as nobody:
        assert {nobody.get(it).status_code for it in tampered} == {403}
        assert {nobody.get(it).status_code for it in malformed} == {422}


def test_links_are_only_for_those_who_see_it(served: Served, kept: Kept) -> None:
    stranger = served.person("eve", (served.project("other"), Role.ADMIN))
    with served.client(stranger) as client:
        asked = client.get(f"/api/v1/submissions/{kept.submission}/links", params={"path": EVENTS})
    assert asked.status_code == 404
    assert kept.link("data/other").status_code == 404


def set_state(served: Served, state: SubmissionState) -> None:
    with served.endpoint.database.writing() as session:
        session.execute(update(Submission).values(state=state))
