"""tus: what is right, what is wrong, and that what is wrong leaves no trace."""

import base64
import hashlib
import os
import random
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import httpx
import pytest

from helpers.bundles_sent import CHUNK, TUS, SentBundle, begin, declare, metadata, offset, send
from helpers.command_line import wait_until
from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector.store.folder import FolderStore
from trajectory_recorder.collector.store.s3 import S3Store
from trajectory_recorder.errors import StoreError
from trajectory_recorder.wire.limits import LARGEST_BUNDLE_BYTES
from trajectory_recorder.wire.states import Role

UPLOADS = "/api/v1/uploads"
EVENTS = "data/events.mcap"


@dataclass
class Expert:
    """Somebody who sends a bundle of one file."""

    client: httpx.Client
    token: str
    submission: str
    data: bytes

    def begin(self) -> str:
        return begin(self.client, self.submission, EVENTS, len(self.data))


@pytest.fixture
def expert(served: Served) -> Iterator[Expert]:
    project = served.project()
    token = served.person("ada", (project, Role.EXPERT))
    data = os.urandom(1000)
    with served.client(token) as client:
        submission = declare(client, SentBundle({EVENTS: data}))["id"]
        yield Expert(client, token, submission, data)


def test_a_file_arrives_in_pieces(served: Served, expert: Expert) -> None:
    url = expert.begin()
    assert send(expert.client, url, expert.data[:300]).headers["upload-offset"] == "300"
    assert offset(expert.client, url) == 300
    assert send(expert.client, url, expert.data[300:], 300).headers["upload-offset"] == "1000"
    assert kept(served) == [expert.data]


def test_it_says_what_it_can(served: Served) -> None:
    with served.client() as client:
        answer = client.options(UPLOADS)
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert answer.headers["tus-checksum-algorithm"] == "sha1,sha256"
    assert {"creation", "creation-with-upload", "checksum", "expiration", "termination"} == set(
        answer.headers["tus-extension"].split(",")
    )


def sha1(data: bytes) -> str:
    return f"sha1 {base64.b64encode(hashlib.sha1(data).digest()).decode()}"  # noqa: S324 - tus's own


WRONG = {
    "no version": ({"Tus-Resumable": ""}, b"abc", 412),
    "another version": ({"Tus-Resumable": "0.2.2"}, b"abc", 412),
    "another type": ({"Content-Type": "application/json"}, b"abc", 415),
    "no type": ({"Content-Type": ""}, b"abc", 415),
    "an offset too far": ({"Upload-Offset": "3"}, b"abc", 409),
    "no offset": ({"Upload-Offset": ""}, b"abc", 400),
    "an offset below nothing": ({"Upload-Offset": "-1"}, b"abc", 400),
    "an offset that no database counts": ({"Upload-Offset": "9" * 40}, b"abc", 400),
    "an offset in other digits": ({"Upload-Offset": "\u0663".encode()}, b"abc", 400),
    "more than fits": ({}, b"x" * 1001, 413),
    "a checksum of something else": ({"Upload-Checksum": sha1(b"xyz")}, b"abc", 460),
    "a checksum by an unknown rule": ({"Upload-Checksum": "crc32 AAAA"}, b"abc", 400),
    "a checksum of the wrong length": ({"Upload-Checksum": "sha1 AAAA"}, b"abc", 400),
    "a checksum in no Base64": ({"Upload-Checksum": "sha1 ***"}, b"abc", 400),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_leaves_nothing(expert: Expert, case: str) -> None:
    headers, data, status = WRONG[case]
    url = expert.begin()
    answer = expert.client.patch(url, content=data, headers={**CHUNK, "Upload-Offset": "0", **headers})
    assert (answer.status_code, offset(expert.client, url)) == (status, 0)
    assert answer.headers["tus-resumable"] == "1.0.0"
    assert answer.json()["status"] == status


def test_a_matching_checksum_is_kept(served: Served, expert: Expert) -> None:
    url = expert.begin()
    sha256 = f"sha256 {base64.b64encode(hashlib.sha256(expert.data[500:]).digest()).decode()}"
    first = send(expert.client, url, expert.data[:500], **{"Upload-Checksum": sha1(expert.data[:500])})
    second = send(expert.client, url, expert.data[500:], 500, **{"Upload-Checksum": sha256})
    assert (first.status_code, second.status_code) == (204, 204)
    assert kept(served) == [expert.data]


def test_chunks_that_run_over_are_not_kept(expert: Expert) -> None:
    url = expert.begin()
    headers = {**CHUNK, "Upload-Offset": "0"}
    answer = expert.client.patch(url, content=iter([b"x" * 900, b"x" * 200]), headers=headers)
    assert (answer.status_code, offset(expert.client, url)) == (413, 0)


def test_chunks_of_unsaid_length_are_kept(served: Served, expert: Expert) -> None:
    url = expert.begin()
    pieces = iter([expert.data[:900], expert.data[900:]])
    answer = expert.client.patch(url, content=pieces, headers={**CHUNK, "Upload-Offset": "0"})
    assert answer.status_code == 204
    assert kept(served) == [expert.data]


CREATIONS = {
    "no length": ({"Upload-Length": ""}, 400),
    "no number": ({"Upload-Length": "many"}, 400),
    "another length than declared": ({"Upload-Length": "999"}, 422),
    "more than any bundle": ({"Upload-Length": str(LARGEST_BUNDLE_BYTES + 1)}, 413),
    "no version": ({"Tus-Resumable": ""}, 412),
    "no metadata": ({"Upload-Metadata": ""}, 422),
    "metadata that is none": ({"Upload-Metadata": "path ***"}, 400),
    "a path not declared": ({"path": "data/other.mcap"}, 404),
    "a path that climbs": ({"path": "../../etc/passwd"}, 404),
    "a path with NUL": ({"path": "data/\0"}, 422),
    "no such submission": ({"submission": "0" * 32}, 404),
    "no possible submission": ({"submission": "%"}, 422),
    "a body that is too long": ({"Content-Type": "application/offset+octet-stream"}, 413),
    "a body of another type": ({"Content-Type": "text/plain"}, 415),
}


@pytest.mark.parametrize("case", CREATIONS)
def test_what_is_wrong_is_not_begun(served: Served, expert: Expert, case: str) -> None:
    changes, status = CREATIONS[case]
    submission, path = changes.get("submission", expert.submission), changes.get("path", EVENTS)
    headers = {**TUS, "Upload-Length": "1000", "Upload-Metadata": metadata(submission, path)}
    headers |= {key: value for key, value in changes.items() if key[0].isupper()}
    body = b"x" * 1001 if "Content-Type" in changes else b""
    answer = expert.client.post(UPLOADS, headers=headers, content=body)
    assert answer.status_code == status, answer.text
    assert shown(expert)["upload"] is None
    assert growing(served) == 0


def test_bytes_may_come_along(expert: Expert) -> None:
    headers = {**CHUNK, "Upload-Length": "1000", "Upload-Metadata": metadata(expert.submission, EVENTS)}
    begun = expert.client.post(UPLOADS, headers=headers, content=expert.data[:400])
    assert (begun.status_code, begun.headers["upload-offset"]) == (201, "400")
    assert offset(expert.client, begun.headers["location"]) == 400


def test_a_file_begun_twice_is_one_upload(expert: Expert) -> None:
    url = expert.begin()
    send(expert.client, url, expert.data[:10])
    headers = {**CHUNK, "Upload-Length": "1000", "Upload-Metadata": metadata(expert.submission, EVENTS)}
    again = expert.client.post(UPLOADS, headers=headers, content=expert.data)
    assert (again.status_code, again.headers["location"], again.headers["upload-offset"]) == (201, url, "10")


@pytest.mark.on_servers
def test_a_file_begun_by_many_at_once_is_one_upload(served: Served, expert: Expert) -> None:
    def begin_it(_number: int) -> str:
        return begin(expert.client, expert.submission, EVENTS, 1000)

    with ThreadPoolExecutor(8) as pool:
        urls = set(pool.map(begin_it, range(8)))
    assert len(urls) == 1
    assert growing(served) <= 1


def test_a_complete_file_takes_no_more(expert: Expert) -> None:
    url = expert.begin()
    send(expert.client, url, expert.data)
    headers = {**TUS, "Upload-Length": "1000", "Upload-Metadata": metadata(expert.submission, EVENTS)}
    again = expert.client.post(UPLOADS, headers=headers)
    assert (again.status_code, again.json()["code"]) == (409, "complete")
    assert shown(expert) == {**shown(expert), "complete": True, "offset": 1000, "upload": None}
    assert send(expert.client, url, b"more", 1000).status_code == 413


def test_an_empty_file_is_complete_at_once(served: Served, expert: Expert) -> None:
    submission = declare(expert.client, SentBundle({EVENTS: b""}))["id"]
    begin(expert.client, submission, EVENTS, 0)
    assert expert.client.get(f"/api/v1/submissions/{submission}").json()["files"][0]["complete"]
    assert kept(served) == [b""]


def test_what_is_somebody_elses_is_not_there(served: Served, expert: Expert) -> None:
    url = expert.begin()
    other = served.person("bob", (served.project("other"), Role.EXPERT))
    with served.client(other) as client:
        refused = [
            client.head(url, headers=TUS),
            send(client, url, expert.data),
            client.delete(url, headers=TUS),
            client.post(
                UPLOADS,
                headers={
                    **TUS,
                    "Upload-Length": "1000",
                    "Upload-Metadata": metadata(expert.submission, EVENTS),
                },
            ),
        ]
    assert {it.status_code for it in refused} == {404}
    assert offset(expert.client, url) == 0


def test_an_upload_ends_when_its_owner_wants(served: Served, expert: Expert) -> None:
    url = expert.begin()
    send(expert.client, url, expert.data[:10])
    assert expert.client.delete(url, headers=TUS).status_code == 204
    assert expert.client.head(url, headers=TUS).status_code == 404
    assert growing(served) == 0
    assert expert.begin() != url


def test_an_upload_expires(expert: Expert, clock: SetClock) -> None:
    url = expert.begin()
    assert "Nov 2026" in expert.client.head(url, headers=TUS).headers["upload-expires"]
    clock.advance(days=7)
    gone = [expert.client.head(url, headers=TUS), send(expert.client, url, expert.data)]
    assert [it.status_code for it in gone] == [410, 410]


@pytest.mark.on_servers
def test_a_dead_connection_gives_way_and_keeps_its_bytes(served: Served, expert: Expert) -> None:
    url = expert.begin()
    with half_a_request(served, expert, url, expert.data[:400]):
        wait_until_it_reads(served)
        stands = offset(expert.client, url)
        assert stands == 400
        assert send(expert.client, url, expert.data[400:], 400).status_code == 204
    assert kept(served) == [expert.data]


@pytest.mark.on_servers
def test_a_request_that_is_cut_keeps_its_bytes(served: Served, expert: Expert) -> None:
    """But for those that the web server had not handed over when it saw the end: half a megabyte at most."""
    big = os.urandom(6 * 1024**2)
    submission = declare(expert.client, SentBundle({EVENTS: big}))["id"]
    url = begin(expert.client, submission, EVENTS, len(big))
    with half_a_request(served, replace(expert, data=big), url, big[: 5 * 1024**2]) as connection:
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1000):
            pass
    stands = offset(expert.client, url)
    assert stands >= 4 * 1024**2
    assert send(expert.client, url, big[stands:], stands).status_code == 204
    assert kept(served) == [big]


def test_a_request_with_a_checksum_that_is_cut_keeps_nothing(served: Served, expert: Expert) -> None:
    url = expert.begin()
    checked = f"Upload-Checksum: {sha1(expert.data)}\r\n"
    with half_a_request(served, expert, url, expert.data[:400], checked):
        wait_until_it_reads(served)
        assert offset(expert.client, url) == 0
        assert send(expert.client, url, expert.data).status_code == 204
    assert kept(served) == [expert.data]


@pytest.mark.on_servers
def test_many_uploads_at_once(served: Served, expert: Expert) -> None:
    files = {f"data/{number}.bin": os.urandom(40_000 + number) for number in range(50)}
    submission = declare(expert.client, SentBundle(files))["id"]

    def upload(path: str) -> int:
        url = begin(expert.client, submission, path, len(files[path]))
        return send(expert.client, url, files[path]).status_code

    with ThreadPoolExecutor(50) as pool:
        statuses = set(pool.map(upload, files))
    assert statuses == {204}
    assert sorted(kept(served)) == sorted(files.values())
    assert expert.client.post(f"/api/v1/submissions/{submission}/commit").status_code == 202


@pytest.mark.on_servers
def test_many_requests_for_one_upload_spoil_nothing(served: Served, expert: Expert) -> None:
    """Each takes over from the one before; whoever sends at the right place is heard."""
    url, errors = expert.begin(), []

    def push() -> None:
        while (at := offset(expert.client, url)) < 1000:
            answer = send(expert.client, url, expert.data[at : at + 200], at)
            if answer.status_code not in {204, 409}:
                errors.append(answer.text)
            if answer.status_code == 409:
                # Those who ask again at once may stop one another for as long as they like.
                time.sleep(random.random() / 5)

    threads = [threading.Thread(target=push) for _ in range(4)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()
    assert errors == []
    assert kept(served) == [expert.data]


def test_a_store_that_fails_takes_nothing_and_the_log_says_why(
    served: Served, expert: Expert, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    url = expert.begin()
    with monkeypatch.context() as patch:
        patch.setattr(type(served.endpoint.store), "append", fail)
        answer = send(expert.client, url, expert.data)
    assert (answer.status_code, answer.headers["tus-resumable"]) == (503, "1.0.0")
    assert ("disk" in answer.text, "the disk is full" in caplog.text) == (False, True)
    assert offset(expert.client, url) == 0


def half_a_request(served: Served, expert: Expert, url: str, data: bytes, headers: str = "") -> socket.socket:
    """Send the beginning of a request, and leave it at that."""
    host, port = served.url.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)))
    head = (
        f"PATCH {url} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {expert.token}\r\n"
        f"Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Upload-Offset: 0\r\n{headers}Content-Length: {len(expert.data)}\r\n\r\n"
    )
    connection.sendall(head.encode() + data)
    return connection


def wait_until_it_reads(served: Served) -> None:
    """Wait until the endpoint waits for more of a request, whose first bytes came with its head."""
    turns = served.endpoint.turns
    # A copy: turns are taken in another thread.
    wait_until(lambda: any(it._reading for it in list(turns._running.values())), "it reads")


def shown(expert: Expert) -> dict[str, object]:
    return dict(expert.client.get(f"/api/v1/submissions/{expert.submission}").json()["files"][0])


def kept(served: Served) -> list[bytes]:
    store = served.endpoint.store
    return [b"".join(store.read(key)) for key in store.keys()]  # noqa: SIM118 - not a dict


def growing(served: Served) -> int:
    """How many unfinished files the store has. In a bucket there are none before their first bytes."""
    store = served.endpoint.store
    if isinstance(store, FolderStore):
        return len(list((store._root / "incoming").rglob("files/*")))
    assert isinstance(store, S3Store)
    listed = store._client.list_objects_v2(Bucket=store._bucket, Prefix=f"{store._prefix}incoming/")
    return len(listed.get("Contents", []))
