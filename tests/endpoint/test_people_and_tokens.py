"""Tokens that people make, and people as admins look after them."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served, SetClock
from helpers.visitor import PASSWORD, Visitor, signed_in, with_password
from trajectory_recorder.collector.database.tables import AuditEntry, Person, Token
from trajectory_recorder.wire.states import Role, Scope

HOSTILE = ("", " ", "a\0b", "\ud800", "x" * 201, 7, None, ["x"], {"a": 1})


@pytest.fixture
def admin(served: Served) -> Iterator[httpx.Client]:
    with served.client(served.person("root", is_admin=True)) as client:
        yield client


@pytest.fixture
def ada(served: Served) -> httpx.Client:
    return served.client(served.person("ada"))


def _count(served: Served, table: type[Person] | type[Token] | type[AuditEntry]) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalars(select(func.count()).select_from(table)).one()


def _post(client: httpx.Client, path: str, **document: Any) -> httpx.Response:
    # As text, since half characters are no UTF-8.

    return client.post(path, content=json.dumps(document), headers={"Content-Type": "application/json"})


def test_me_says_who_one_is_and_where(served: Served) -> None:
    lab, field = served.project("lab"), served.project("field")
    token = served.person(
        "ada", (lab, Role.EXPERT), (field, Role.REVIEWER), may_export=True, scopes=frozenset({Scope.READ})
    )
    me = served.client(token).get("/api/v1/me").json()
    assert (me["id"], me["name"], me["scopes"]) == (served.id_of("ada"), "ada", ["read"])
    assert me["memberships"] == [
        {"project": "field", "title": "Field", "role": "reviewer", "may_export": True},
        {"project": "lab", "title": "Lab", "role": "expert", "may_export": True},
    ]


# Tokens


def test_a_token_is_shown_once_and_ends_when_its_owner_says(served: Served, ada: httpx.Client) -> None:
    made = _post(ada, "/api/v1/tokens", name="nightly", scopes=["read"], days=7)
    assert made.status_code == 201
    token = made.json()["token"]
    listed = ada.get("/api/v1/tokens").json()["items"]
    assert {it["name"] for it in listed} == {"", "nightly"}
    assert token not in ada.get("/api/v1/tokens").text
    assert token.startswith(made.json()["prefix"])
    theirs = served.client(token)
    assert theirs.get("/api/v1/me").json()["scopes"] == ["read"]
    assert all(it["last_used_at"] for it in ada.get("/api/v1/tokens").json()["items"])
    path = f"/api/v1/tokens/{made.json()['id']}"
    assert ada.delete(path).status_code == 204
    assert theirs.get("/api/v1/me").status_code == 401
    assert ada.delete(path).status_code == 404
    assert [it["name"] for it in ada.get("/api/v1/tokens").json()["items"]] == [""]


def test_a_token_makes_none_with_more_than_it_has(served: Served) -> None:
    ada = served.client(served.person("ada", scopes=frozenset({Scope.READ, Scope.UPLOAD})))
    before = _count(served, Token)
    for scopes in (["read", "admin"], ["export"]):
        answer = _post(ada, "/api/v1/tokens", name="more", scopes=scopes)
        assert answer.status_code == 403
    assert _count(served, Token) == before
    assert _post(ada, "/api/v1/tokens", name="same", scopes=["read", "upload"]).status_code == 201


def test_a_token_makes_none_that_outlives_it(ada: httpx.Client, clock: SetClock) -> None:
    clock.advance(days=60)
    made = _post(ada, "/api/v1/tokens", name="longer", scopes=["read"], days=90).json()
    (first,) = [it for it in ada.get("/api/v1/tokens").json()["items"] if not it["name"]]
    assert made["expires_at"] == first["expires_at"]


def test_hostile_tokens_are_refused_and_nothing_is_kept(served: Served, ada: httpx.Client) -> None:
    before = _count(served, Token), _count(served, AuditEntry)
    good = {"name": "nightly", "scopes": ["read"]}
    bad: list[dict[str, Any]] = [{**good, "name": it} for it in HOSTILE]
    bad += [{**good, "days": it} for it in (0, -1, 91, 2**70, 1.5, "7", None, True)]
    bad += [{**good, "scopes": it} for it in ([], ["everything"], ["read"] * 6, "read", None)]
    bad += [{**good, "kind": "refresh"}, {}, {"name": "nightly"}]
    for document in bad:
        assert _post(ada, "/api/v1/tokens", **document).status_code == 422, document
    assert (_count(served, Token), _count(served, AuditEntry)) == before


def test_nobody_sees_or_ends_somebody_elses_token(served: Served, ada: httpx.Client) -> None:
    eve = served.client(served.person("eve"))
    (mine,) = ada.get("/api/v1/tokens").json()["items"]
    assert eve.delete(f"/api/v1/tokens/{mine['id']}").status_code == 404
    visitor = Visitor(served)
    with_password(served, "eve")
    visitor.sign_in("eve")
    visitor.see("/")
    assert visitor.submit("/tokens/end", token=mine["id"]).status_code == 404
    visitor.see("/")
    assert visitor.submit("/tokens/end", token="\0" * 32).status_code == 422
    assert ada.get("/api/v1/me").status_code == 200
    for name in ("x", "0" * 32, "%00", "a" * 1000):
        assert eve.delete(f"/api/v1/tokens/{name}").status_code in {404, 422}


def test_tokens_come_in_pages(ada: httpx.Client) -> None:
    for number in range(4):
        _post(ada, "/api/v1/tokens", name=f"n{number}", scopes=["read"])
    names: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = ada.get("/api/v1/tokens", params={"limit": "2", **after}).json()
        names += [it["name"] for it in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert sorted(names) == ["", "n0", "n1", "n2", "n3"]
    for cursor in ("x", "é", "bnVsbA", "W10", "0" * 700):
        assert ada.get("/api/v1/tokens", params={"after": cursor}).status_code == 422


def test_the_home_page_lists_tokens_and_ends_them(served: Served) -> None:
    visitor = signed_in(served, "eve")
    page = visitor.see("/")
    assert "No devices" not in page.text
    assert visitor.submit("/tokens/end", token=visitor.hidden("token")).headers["location"] == "/"
    assert "No devices" in visitor.see("/").text


# People


def test_an_admin_adds_somebody_who_signs_in_by_a_link(served: Served, admin: httpx.Client) -> None:
    made = _post(admin, "/api/v1/people", name="ada", display_name="Ada L.")
    assert made.status_code == 201
    link = admin.post(f"/api/v1/people/{made.json()['id']}/sign-in-codes")
    assert link.status_code == 201
    assert link.json()["url"].startswith(f"{served.url}/sign-in/one-time#")
    visitor = Visitor(served)
    path, _, code = link.json()["url"].removeprefix(served.url).partition("#")
    visitor.see(path)
    chosen = {"code": code, "name": "ada", "password": PASSWORD, "repeated": PASSWORD}
    assert visitor.submit(f"{path}/choose", **chosen).is_redirect
    assert "Ada L." in visitor.see("/").text


def test_disabling_ends_all_that_somebody_is_signed_in_with(served: Served, admin: httpx.Client) -> None:
    visitor = signed_in(served, "ada")
    token = _post(admin, "/api/v1/people", name="x").status_code, served.person("bob")
    path = f"/api/v1/people/{served.id_of('ada')}"
    assert token[0] == 201
    assert admin.patch(path, json={"disabled": True}).json()["disabled_at"] is not None
    assert visitor.see("/").is_redirect
    assert visitor.sign_in("ada").status_code == 401
    assert admin.post(f"{path}/sign-in-codes").status_code == 409
    with served.endpoint.database.reading() as session:
        mine = select(Token).where(Token.person_id == served.id_of("ada"), Token.revoked_at.is_(None))
        assert session.scalars(mine).all() == []
    # Others go on, and who is let in again has to sign in anew.
    assert served.client(token[1]).get("/api/v1/me").status_code == 200
    assert admin.patch(path, json={"disabled": False}).json()["disabled_at"] is None
    assert visitor.see("/").is_redirect
    assert visitor.sign_in("ada").is_redirect


def test_an_admin_cannot_lock_themselves_out(served: Served, admin: httpx.Client) -> None:
    path = f"/api/v1/people/{served.id_of('root')}"
    assert admin.patch(path, json={"disabled": True}).status_code == 409
    assert admin.get("/api/v1/me").status_code == 200


def test_people_are_seen_and_changed_by_admins_alone(served: Served, admin: httpx.Client) -> None:
    lab = served.project("lab")
    tokens = [served.person(it.value, (lab, it)) for it in Role]
    limited = served.person("limited", is_admin=True, scopes=frozenset({Scope.READ, Scope.UPLOAD}))
    root = served.id_of("root")
    before = _count(served, Person), _count(served, AuditEntry)
    for token in (*tokens, limited):
        client = served.client(token)
        assert client.get("/api/v1/people").status_code == 403
        assert _post(client, "/api/v1/people", name="new").status_code == 403
        assert client.get(f"/api/v1/people/{root}").status_code == (403 if token == limited else 404)
        assert client.patch(f"/api/v1/people/{root}", json={"disabled": True}).status_code == 403
        assert client.post(f"/api/v1/people/{root}/sign-in-codes").status_code == 403
        own = client.get("/api/v1/me").json()["id"]
        assert client.get(f"/api/v1/people/{own}").json()["id"] == own
    assert (_count(served, Person), _count(served, AuditEntry)) == before
    listed = admin.get("/api/v1/people").json()["items"]
    assert {it["name"] for it in listed} == {"root", "limited", *(it.value for it in Role)}


def test_hostile_people_are_refused_and_nothing_is_kept(served: Served, admin: httpx.Client) -> None:
    before = _count(served, Person), _count(served, AuditEntry)
    bad: list[dict[str, Any]] = [{"name": it} for it in (*HOSTILE, "Ada", "a b", "a/b", "<b>", "-a")]
    bad += [{"name": "ada", "display_name": it} for it in HOSTILE[2:]]
    bad += [{"name": "ada", "is_admin": it} for it in (1, "true", None)]
    bad += [{"name": "ada", "password": PASSWORD}]
    for document in bad:
        assert _post(admin, "/api/v1/people", **document).status_code == 422, document
    assert _post(admin, "/api/v1/people", name="root").status_code == 409
    path = f"/api/v1/people/{served.id_of('root')}"
    for change in ({"display_name": "a\0"}, {"disabled": "yes"}, {"is_admin": True}, {"name": "x"}):
        assert admin.patch(path, json=change).status_code == 422
    assert (_count(served, Person), _count(served, AuditEntry)) == before
