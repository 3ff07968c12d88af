"""The audit log over HTTP: for admins of the endpoint, in pages, by filters, with the chain followed."""

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, text

from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database.tables import AuditEntry
from trajectory_recorder.wire.states import Role, Scope

AUDIT = "/api/v1/audit"


@pytest.fixture
def root(served: Served, clock: SetClock) -> str:
    """The token of an admin, with a log of six lines, a minute between each."""
    token = served.person("root", is_admin=True)
    for number in range(6):
        with served.endpoint.database.writing() as session:
            audit_log.write(
                session,
                clock.now(),
                person_id=served.id_of("root") if number % 2 else None,
                action="upload.ended" if number < 3 else "token.created",
                subject=f"{'upload' if number < 4 else 'token'}/{number}",
            )
        clock.advance(minutes=1)
    return token


def seqs(client: httpx.Client, **query: Any) -> list[int]:
    answer = client.get(AUDIT, params=query)
    assert answer.status_code == 200, answer.text
    return [it["seq"] for it in answer.json()["items"] if it["action"] != "audit.read"]


def lines(served: Served) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_it_is_filtered(served: Served, root: str) -> None:
    with served.client(root) as client:
        assert seqs(client) == [1, 2, 3, 4, 5, 6]
        assert seqs(client, person=served.id_of("root")) == [2, 4, 6]
        assert seqs(client, subject="upload/") == [1, 2, 3, 4]
        assert seqs(client, subject="token/5") == [6]
        assert seqs(client, subject="u_load") == []
        assert seqs(client, action="token.created") == [4, 5, 6]
        assert seqs(client, since="2026-11-21T12:01:00Z", until="2026-11-21T13:03:00+01:00") == [2, 3]


def test_it_comes_in_pages(served: Served, root: str) -> None:
    found: list[int] = []
    after: dict[str, str] = {}
    with served.client(root) as client:
        while True:
            page = client.get(AUDIT, params={"limit": 4, "action": "token.created", **after}).json()
            found += [it["seq"] for it in page["items"]]
            if page["next"] is None:
                break
            after = {"after": page["next"]}
        first = client.get(AUDIT, params={"limit": 2}).json()
        second = client.get(AUDIT, params={"limit": 2, "after": first["next"]}).json()
    assert found == [4, 5, 6]
    assert [it["seq"] for it in first["items"] + second["items"]] == [1, 2, 3, 4]


def test_reading_leaves_a_line_and_verifying_does_not(served: Served, root: str) -> None:
    with served.client(root) as client:
        assert client.get(f"{AUDIT}/verification").json() == {"whole": True, "first_wrong": None}
        assert lines(served) == 6
        client.get(AUDIT, params={"subject": "upload/"})
        read = client.get(AUDIT, params={"action": "audit.read"}).json()["items"]
    assert [(it["seq"], it["details"], it["person_id"]) for it in read] == [
        (7, {"filters": {"subject": "upload/"}}, served.id_of("root"))
    ]


def test_a_changed_line_shows(served: Served, root: str) -> None:
    with served.endpoint.database.writing() as session:
        if served.endpoint.database.is_sqlite:
            session.execute(text("DROP TRIGGER audit_entry_no_update"))
        else:
            session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
        session.execute(text("UPDATE audit_entry SET subject = 'token/9' WHERE seq = 4"))
    with served.client(root) as client:
        assert client.get(f"{AUDIT}/verification").json() == {"whole": False, "first_wrong": 4}


@pytest.mark.parametrize(
    "query",
    [
        {"person": "x"},
        {"subject": "%"},
        {"subject": "upload/\0"},
        {"action": "x" * 61},
        {"since": "yesterday"},
        {"since": "2026-11-21T12:00:00"},
        {"until": "9999-12-31T23:59:59-23:00"},
        {"after": "WzFd!"},
        {"after": "W10"},
        {"after": "WzE4NDQ2NzQ0MDczNzA5NTUxNjE2XQ"},
        {"limit": 0},
        {"limit": 10**30},
    ],
    ids=str,
)
def test_hostile_filters_are_refused(served: Served, root: str, query: dict[str, Any]) -> None:
    with served.client(root) as client:
        assert client.get(AUDIT, params=query).status_code == 422
    assert lines(served) == 6


def test_it_is_for_admins_of_the_endpoint(served: Served, root: str) -> None:
    project = served.project()
    tokens = [
        (None, 401),
        (served.person("ada", (project, Role.ADMIN)), 403),
        (served.person("weak", is_admin=True, scopes=frozenset({Scope.READ})), 403),
        (root, 200),
    ]
    for token, status in tokens:
        with served.client(token) as client:
            assert client.get(f"{AUDIT}/verification").status_code == status
            assert client.get(AUDIT).status_code == status
