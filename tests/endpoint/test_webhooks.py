"""Webhooks: who makes them, what a receiver gets, and what happens where it does not take it."""

import base64
import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served, SetClock, serving
from helpers.jobs import run_due
from helpers.planted_submissions import plant
from helpers.receiver import Receiver, receiving
from trajectory_recorder.collector.database.tables import Submission, Webhook, WebhookDelivery
from trajectory_recorder.collector.submissions.states import move
from trajectory_recorder.collector.webhooks.delivering import HANDLERS, RETRY_AFTER_S
from trajectory_recorder.settings.serving import ServeSettings
from trajectory_recorder.wire.states import Role, Scope, SubmissionState

HOOKS = "/api/v1/projects/lab/webhooks"
PUBLIC = "https://example.org/hook"


@pytest.fixture
def open_served(tmp_path: Path, migrated: Path, clock: SetClock) -> Iterator[Served]:
    """An endpoint whose webhooks may go to this machine."""
    data = tmp_path / "open"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    with serving(data, ServeSettings(webhook_private_addresses=True), clock=clock) as it:
        yield it


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as it:
        yield it


def people(served: Served) -> dict[str, str]:
    """An admin and an expert of the project `lab`."""
    project = served.project()
    served.person("eva", (project, Role.EXPERT))
    return {"project": project, "ada": served.person("ada", (project, Role.ADMIN))}


def accept(served: Served, project: str) -> str:
    """Let a submission of eva's be accepted; returns its id."""
    submission = plant(served, project, "eva")
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        row = session.get_one(Submission, submission)
        move(session, row, SubmissionState.ACCEPTED, now=now, person_id=served.id_of("eva"), reason="Fine.")
    return submission


def deliveries(client: httpx.Client, hook: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"/api/v1/webhooks/{hook}/deliveries").json()["items"]
    return items


def count(served: Served, table: type) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def verified(secret: str, headers: dict[str, str], body: bytes, now: datetime) -> bool:
    """What a receiver does, from the text of Standard Webhooks alone."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b"%s.%s.%s" % (headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body)
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    fresh = abs(now.timestamp() - int(headers["webhook-timestamp"])) <= 300
    return fresh and hmac.compare_digest(wanted, headers["webhook-signature"])


def test_a_receiver_gets_what_happened_signed(
    open_served: Served, receiver: Receiver, clock: SetClock
) -> None:
    them = people(open_served)
    with open_served.client(them["ada"]) as client:
        made = client.post(HOOKS, json={"url": receiver.url}).json()
        submission = accept(open_served, them["project"])
        assert run_due(open_served, HANDLERS) == 2
        assert len(receiver.bodies) == 1
        headers, body = receiver.headers[0], receiver.bodies[0]
        assert verified(made["secret"], headers, body, clock.now())
        assert not verified(made["secret"], headers, body + b" ", clock.now())
        assert not verified(made["secret"], headers, body, datetime(2027, 1, 1, tzinfo=UTC))
        assert headers["host"] == receiver.url.split("/")[2]
        assert json.loads(body) == {
            "type": "submission.accepted",
            "timestamp": "2026-11-21T12:00:00Z",
            "data": {"submission": submission, "project": "lab", "task": None, "state": "accepted"},
        }
        told = deliveries(client, made["id"])
        assert [(it["kind"], it["failures"], it["last_error"]) for it in told] == [
            ("submission.accepted", 0, None)
        ]
        assert told[0]["delivered_at"] is not None


def test_a_secret_is_shown_once(served: Served) -> None:
    them = people(served)
    with served.client(them["ada"]) as client:
        made = client.post(HOOKS, json={"url": PUBLIC, "kinds": ["submission.accepted"]})
        assert made.status_code == 201
        shown = [client.get(HOOKS), client.get(f"/api/v1/webhooks/{made.json()['id']}")]
        changed = client.patch(f"/api/v1/webhooks/{made.json()['id']}", json={"enabled": False})
    assert changed.json()["disabled_at"] is not None
    for answer in [*shown, changed]:
        assert answer.status_code == 200
        assert made.json()["secret"] not in answer.text
        assert "secret" not in answer.text


def test_only_what_was_asked_for_is_told(open_served: Served, receiver: Receiver) -> None:
    them = people(open_served)
    with open_served.client(them["ada"]) as client:
        other = client.post(HOOKS, json={"url": receiver.url, "kinds": ["submission.rejected"]}).json()
        disabled = client.post(HOOKS, json={"url": receiver.url}).json()
        client.patch(f"/api/v1/webhooks/{disabled['id']}", json={"enabled": False})
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        assert receiver.bodies == []
        client.patch(f"/api/v1/webhooks/{other['id']}", json={"kinds": []})
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        assert len(receiver.bodies) == 1


def test_it_is_tried_eight_times_more_and_then_given_up(
    open_served: Served, receiver: Receiver, clock: SetClock
) -> None:
    them = people(open_served)
    receiver.statuses = [500]
    with open_served.client(them["ada"]) as client:
        hook = client.post(HOOKS, json={"url": receiver.url}).json()["id"]
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        for tried, wait_s in enumerate(RETRY_AFTER_S, 1):
            assert len(receiver.bodies) == tried
            told = deliveries(client, hook)[0]
            assert (told["failures"], told["last_error"]) == (tried, "answered with status 500")
            assert told["given_up_at"] is None
            clock.advance(seconds=wait_s - 1)
            run_due(open_served, HANDLERS)
            assert len(receiver.bodies) == tried
            clock.advance(seconds=1)
            run_due(open_served, HANDLERS)
        told = deliveries(client, hook)[0]
        assert (told["failures"], told["next_at"]) == (9, None)
        assert told["given_up_at"] is not None
        receiver.statuses = [200]
        anew = f"/api/v1/webhooks/{hook}/deliveries/{told['id']}/redelivery"
        assert client.post(anew).status_code == 202
        refused = client.post(anew)
        assert (refused.status_code, refused.json()["code"]) == (409, "under_way")
        run_due(open_served, HANDLERS)
        assert deliveries(client, hook)[0]["delivered_at"] is not None
    assert {it["webhook-id"] for it in receiver.headers} == {told["id"]}
    assert len(receiver.bodies) == 10


def test_a_redirect_is_not_followed(open_served: Served, receiver: Receiver) -> None:
    them = people(open_served)
    receiver.statuses, receiver.location = [307], "/elsewhere"
    with open_served.client(them["ada"]) as client:
        hook = client.post(HOOKS, json={"url": receiver.url}).json()["id"]
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        assert deliveries(client, hook)[0]["last_error"] == "answered with status 307"
    assert receiver.paths == ["/hook"]


def test_nothing_listens(open_served: Served) -> None:
    them = people(open_served)
    with open_served.client(them["ada"]) as client:
        hook = client.post(HOOKS, json={"url": "http://127.0.0.1:9/"}).json()["id"]
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        assert deliveries(client, hook)[0]["last_error"] == "the connection failed: ConnectError"


def test_a_name_that_leads_into_the_machine_is_not_connected_to(served: Served, receiver: Receiver) -> None:
    them = people(served)
    port = receiver.url.split(":")[2].split("/")[0]
    with served.client(them["ada"]) as client:
        made = client.post(HOOKS, json={"url": f"https://localhost:{port}/hook"})
        assert made.status_code == 201
        accept(served, them["project"])
        run_due(served, HANDLERS)
        told = deliveries(client, made.json()["id"])[0]
    assert told["last_error"] == "the name 'localhost' leads to a private address"
    assert receiver.paths == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://name:password@example.org/",
        "https://example.org/#part",
        "https://example.org:99999/",
        "https://[",
        "https:///path",
        "ftp://example.org/",
        "https://exämple.org/",
        "https://example.org/\0",
        "https://example.org/" + "x" * 500,
        7,
    ],
    ids=str,
)
def test_urls_that_lead_elsewhere_are_refused(served: Served, url: Any) -> None:
    them = people(served)
    with served.client(them["ada"]) as client:
        assert client.post(HOOKS, json={"url": url}).status_code == 422
    assert count(served, Webhook) == 0


@pytest.mark.parametrize("kinds", [["x"], ["submission.\0"], ["submission.a"] * 31, "all"], ids=str)
def test_kinds_that_there_are_not_are_refused(served: Served, kinds: Any) -> None:
    them = people(served)
    with served.client(them["ada"]) as client:
        assert client.post(HOOKS, json={"url": PUBLIC, "kinds": kinds}).status_code == 422
    assert count(served, Webhook) == 0


def test_webhooks_are_the_business_of_the_projects_admins(served: Served) -> None:
    project, other = served.project(), served.project("other")
    with served.client(served.person("ada", (project, Role.ADMIN))) as client:
        hook = client.post(HOOKS, json={"url": PUBLIC}).json()["id"]
    tokens = [
        (served.person("eva", (project, Role.EXPERT)), 403, 404),
        (served.person("rita", (project, Role.REVIEWER)), 403, 404),
        (served.person("else", (other, Role.ADMIN)), 404, 404),
        (served.person("weak", (project, Role.ADMIN), scopes=frozenset({Scope.READ})), 403, 403),
    ]
    one = f"/api/v1/webhooks/{hook}"
    anew = f"{one}/deliveries/{'0' * 32}/redelivery"
    for token, of_project, of_hook in tokens:
        with served.client(token) as client:
            assert client.post(HOOKS, json={"url": PUBLIC}).status_code == of_project
            assert client.get(HOOKS).status_code == of_project
            for answer in (
                client.get(one),
                client.patch(one, json={"enabled": False}),
                client.delete(one),
                client.get(f"{one}/deliveries"),
                client.post(anew),
            ):
                assert answer.status_code == of_hook
    with served.endpoint.database.reading() as session:
        assert session.get_one(Webhook, hook).disabled_at is None
    assert count(served, Webhook) == 1


def test_a_removed_webhook_is_told_nothing(open_served: Served, receiver: Receiver) -> None:
    them = people(open_served)
    receiver.statuses = [500]
    with open_served.client(them["ada"]) as client:
        hook = client.post(HOOKS, json={"url": receiver.url}).json()["id"]
        accept(open_served, them["project"])
        run_due(open_served, HANDLERS)
        assert client.delete(f"/api/v1/webhooks/{hook}").status_code == 204
        open_served.endpoint.clock.advance(seconds=RETRY_AFTER_S[0])  # type: ignore[attr-defined]
        run_due(open_served, HANDLERS)
    assert len(receiver.bodies) == 1
    assert count(open_served, Webhook) == count(open_served, WebhookDelivery) == 0
