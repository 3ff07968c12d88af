"""What goes around every request: limits, headers, the log, and what those ask who run the endpoint."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from helpers.endpoint import Served, SetClock, serving
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.errors import StoreError
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire.limits import LARGEST_JSON_BYTES
from trajectory_recorder.wire.states import Scope

_ID = "0123456789abcdef" * 2
_UPLOAD = f"/api/v1/uploads/{_ID}"
_TUS = {"Tus-Resumable": "1.0.0"}


def _blocks(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b"[" * 65_536


def _serving(
    tmp_path: Path, migrated: Path, settings: ServeSettings, clock: SetClock
) -> AbstractContextManager[Served]:
    data = tmp_path / "endpoint"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    return serving(data, settings, clock=clock)


def test_it_lives_and_is_ready(served: Served) -> None:
    with served.client() as client:
        assert client.get("/health").json() == {"status": "ok"}
        answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["parts"].values()) == {"ok"}


def test_a_store_that_fails_is_told_and_asked_seldom(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def check(_store: object) -> None:
        asked.append(1)
        raise StoreError("the disk is full", "make room")

    monkeypatch.setattr(type(served.endpoint.store), "check", check)
    with served.client() as client:
        answers = [client.get("/ready") for _ in range(3)]
    assert [it.status_code for it in answers] == [503, 503, 503]
    assert answers[0].json()["parts"]["store"] == "the disk is full. make room"
    assert len(asked) == 1


def test_a_database_without_its_tables_is_told(served: Served) -> None:
    with served.endpoint.database.writing() as session:
        session.execute(text("DELETE FROM alembic_version"))
    with served.client() as client:
        answer = client.get("/ready")
    assert answer.status_code == 503
    assert "tables" in answer.json()["parts"]["database"]


def test_one_that_is_about_to_end_is_not_ready(served: Served) -> None:
    served.endpoint.stopping.set()
    with served.client() as client:
        assert client.get("/ready").status_code == 503
        assert client.get("/health").status_code == 200


def test_figures_count_requests_by_their_route(served: Served) -> None:
    with served.client("wrong") as client:
        client.head(_UPLOAD, headers=_TUS)
        client.get("/somewhere/else")
        figures = client.get("/metrics").text
    assert (
        'trajectory_requests_total{method="HEAD",route="/api/v1/uploads/{upload_id}",status="401"} 1.0'
        in figures
    )
    assert 'trajectory_requests_total{method="GET",route="unknown",status="404"} 1.0' in figures
    assert 'trajectory_submissions{state="in_review"} 0.0' in figures
    assert "trajectory_jobs_waiting 0.0" in figures
    assert _ID not in figures


def test_figures_are_for_this_machine_or_for_admins(served: Served) -> None:
    ann, eve = served.person("ann", is_admin=True), served.person("eve")
    reader = served.person("rea", is_admin=True, scopes=frozenset({Scope.READ}))
    far = {"X-Forwarded-For": "203.0.113.9"}
    statuses = []
    for token in (None, eve, reader, ann):
        with served.client(token) as client:
            statuses.append(client.get("/metrics", headers=far).status_code)
    assert statuses == [401, 403, 403, 200]


@pytest.mark.parametrize("path", ["/health", "/nothing", "/api/v1/uploads"])
def test_every_answer_has_the_headers_that_tame_browsers(served: Served, path: str) -> None:
    with served.client() as client:
        headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers


def test_under_tls_browsers_never_come_without_it_again(
    tmp_path: Path, migrated: Path, clock: SetClock
) -> None:
    settings = ServeSettings(public_url="https://record.example.org")
    with _serving(tmp_path, migrated, settings, clock) as served, served.client() as client:
        assert client.get("/health").headers["strict-transport-security"] == "max-age=31536000"
        # Behind a proxy everybody comes from this machine.
        assert client.get("/metrics").status_code == 401


def test_a_body_that_is_too_large_is_refused_before_it_is_read(served: Served) -> None:
    with served.client() as client:
        told = client.post("/health", content=b" " * (LARGEST_JSON_BYTES + 1))
        # Of this one nobody knows beforehand how long it is.
        untold = client.post("/health", content=_blocks(40))
        fits = client.post("/health", content=b" " * LARGEST_JSON_BYTES)
    assert [it.status_code for it in (told, untold, fits)] == [413, 413, 405]
    assert told.json()["code"] == untold.json()["code"] == "too_large"
    assert told.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/uploads/%00", 404), ("/%00", 404), ("/health?x=a%00b", 422)]
)
def test_no_address_has_a_nul(served: Served, path: str, status: int) -> None:
    with served.client(served.person("ann")) as client:
        answer = client.request("HEAD" if "uploads" in path else "GET", path)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("sent", "taken"), [("abc-123_XYZ9", True), ("short", False), ("x" * 65, False), ('a"b\\c;d e', False)]
)
def test_a_proxy_may_name_a_request(served: Served, sent: str, taken: bool) -> None:  # noqa: FBT001 - parametrized
    with served.client() as client:
        answer = client.get("/nothing", headers={"X-Request-Id": sent})
    assert (answer.headers["x-request-id"] == sent) is taken
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_a_mistake_of_ours_is_an_answer_and_in_the_log(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("hunter2")

    monkeypatch.setattr(tokens, "find", broken)
    with served.client("tr_api_secret") as client, caplog.at_level(logging.INFO):
        answer = client.head(_UPLOAD, headers=_TUS)
        told = client.get("/health")
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert told.status_code == 200
    (line,) = [it for it in caplog.records if it.getMessage() == "a request broke off"]
    assert line.__dict__["request_id"] == answer.headers["x-request-id"]


def test_the_log_tells_who_did_what_and_no_secret(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    token = served.person("ann")
    with served.client(token) as client, caplog.at_level(logging.INFO):
        client.head(f"{_UPLOAD}?code=hunter2", headers=_TUS)
        client.post("/health", content=b'{"password": "hunter3"}', headers={"X-Other": "hunter4"})
    ours = [it.__dict__ for it in caplog.records if it.name.startswith("trajectory_recorder")]
    lines = [it for it in ours if it["msg"] == "request"]
    assert [(it["method"], it["route"], it["status"]) for it in lines] == [
        ("HEAD", "/api/v1/uploads/{upload_id}", 404),
        ("POST", "/health", 405),
    ]
    assert lines[0]["person"] == served.id_of("ann")
    for secret in (token, token[:12], "hunter", _ID):
        assert secret not in str(ours)


def test_a_token_that_asks_too_often_has_to_wait(tmp_path: Path, migrated: Path, clock: SetClock) -> None:
    settings = replace(ServeSettings(), requests_per_minute=10)
    with _serving(tmp_path, migrated, settings, clock) as served:
        ann, bob = served.person("ann"), served.person("bob")
        with served.client(ann) as client:
            statuses = [client.head(_UPLOAD, headers=_TUS).status_code for _ in range(12)]
            uploads = client.patch(_UPLOAD, headers=_TUS)
        with served.client(bob) as client:
            others = client.head(_UPLOAD, headers=_TUS).status_code
        clock.advance(seconds=6)
        with served.client(ann) as client:
            later = client.head(_UPLOAD, headers=_TUS)
            again = client.head(_UPLOAD, headers=_TUS)
    assert statuses == [404] * 10 + [429] * 2
    assert uploads.status_code not in {429, 500}
    assert (others, later.status_code, again.status_code) == (404, 404, 429)
    assert again.headers["retry-after"] == "6"
