"""Signing in with a browser, and what strangers try on the way."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served, SetClock, serving
from helpers.visitor import PASSWORD, Visitor, one_time_code, signed_in, with_password
from trajectory_recorder.collector.database.tables import AuditEntry, BrowserSession, Person
from trajectory_recorder.collector.people.first_admin import first_admin
from trajectory_recorder.settings.serving import ServeSettings


@pytest.fixture
def ada(served: Served) -> Visitor:
    served.person("ada")
    with_password(served, "ada")
    return Visitor(served)


def _sessions(served: Served) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalars(select(func.count()).select_from(BrowserSession)).one()


def _actions(served: Served) -> list[str]:
    with served.endpoint.database.reading() as session:
        return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)))


def test_a_person_signs_in_sees_who_they_are_and_signs_out(served: Served, ada: Visitor) -> None:
    assert ada.see("/").headers["location"] == "/sign-in?next=%2F"
    assert ada.sign_in("ada").headers["location"] == "/"
    assert "contributor-ada" in ada.see("/").text
    assert ada.submit("/sign-out").headers["location"] == "/sign-in"
    assert ada.see("/").is_redirect
    assert _sessions(served) == 0
    assert _actions(served) == ["session.opened", "session.closed"]


def test_names_are_taken_however_they_are_capitalized(ada: Visitor) -> None:
    assert ada.sign_in(" Ada ").is_redirect


def test_a_wrong_name_or_password_opens_nothing(served: Served, ada: Visitor) -> None:
    wrong = [("ada", "no"), ("nobody", PASSWORD), ("", ""), ("a\0da", PASSWORD), ("ada", "é" * 300)]
    for name, password in wrong:
        answer = ada.sign_in(name, password)
        assert answer.status_code == 401
        assert "Name or password is wrong" in answer.text
    assert _sessions(served) == 0
    assert _actions(served) == ["session.refused"] * 2


def test_someone_without_a_password_or_disabled_does_not_get_in(
    served: Served, ada: Visitor, clock: SetClock
) -> None:
    served.person("bob")
    assert ada.sign_in("bob").status_code == 401
    with served.endpoint.database.writing() as session:
        session.get_one(Person, served.id_of("ada")).disabled_at = clock.now()
    assert ada.sign_in("ada").status_code == 401
    assert _sessions(served) == 0


FORMS = (
    "/sign-in",
    "/sign-out",
    "/sign-in/one-time",
    "/sign-in/one-time/choose",
    "/device",
    "/device/decide",
    "/tokens/end",
)


def test_a_form_from_elsewhere_does_nothing(served: Served) -> None:
    visitor = signed_in(served)
    for path in FORMS:
        for proof in ("", "0" * 64, "é", "x" * 500):
            form = {"proof": proof, "name": "ada", "password": PASSWORD}
            assert visitor.client.post(path, data=form).status_code in {403, 422}
        assert visitor.client.post(path).status_code == 403
    assert _sessions(served) == 1
    assert visitor.see("/").status_code == 200


def test_somebody_elses_form_does_nothing_either(served: Served) -> None:
    mine, theirs = signed_in(served, "ada"), signed_in(served, "eve")
    theirs.see("/")
    assert mine.client.post("/sign-out", data={"proof": theirs.hidden("proof")}).status_code == 403
    assert mine.see("/").status_code == 200


def test_a_cookie_that_somebody_planted_is_worth_nothing_after_signing_in(
    served: Served, ada: Visitor
) -> None:
    ada.client.cookies.set("trajectory-session", "planted", domain="127.0.0.1", path="/")
    ada.sign_in("ada")
    assert ada.cookie() != "planted"
    eve = Visitor(served)
    eve.client.cookies.set("trajectory-session", "planted")
    assert eve.see("/").is_redirect


ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/%2f/evil.example",
    "javascript:alert(1)",
    "/device\r\nX: y",
    "/device@evil.example",
    "",
)


def test_signing_in_leads_nowhere_else(ada: Visitor) -> None:
    for wanted in ELSEWHERE:
        ada.client.cookies.clear()
        ada.see("/sign-in")
        answer = ada.submit("/sign-in", name="ada", password=PASSWORD, next=wanted)
        assert answer.headers["location"] == "/"
        assert ada.client.get("/sign-in", params={"next": wanted}).headers["location"] == "/"


def test_signing_in_leads_back_to_the_device_page(ada: Visitor) -> None:
    assert ada.see("/device").headers["location"] == "/sign-in?next=%2Fdevice"
    ada.see("/sign-in?next=/device")
    assert ada.hidden("next") == "/device"
    answer = ada.submit("/sign-in", name="ada", password=PASSWORD, next="/device")
    assert answer.headers["location"] == "/device"


def test_a_session_ends_after_a_working_day(ada: Visitor, clock: SetClock) -> None:
    ada.sign_in("ada")
    clock.advance(hours=11, minutes=59)
    assert ada.see("/").status_code == 200
    clock.advance(minutes=1)
    assert ada.see("/").is_redirect


def test_pages_load_nothing_from_elsewhere_and_are_not_framed_or_kept(ada: Visitor) -> None:
    headers = ada.see("/sign-in").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_what_people_typed_is_escaped(ada: Visitor) -> None:
    answer = ada.sign_in('"><script>alert(1)</script>')
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_errors_are_pages_for_people_and_documents_for_programs(served: Served, ada: Visitor) -> None:
    page = ada.see("/nowhere")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    document = served.client().get("/nowhere", headers={"Accept": "*/*"})
    assert document.headers["content-type"] == "application/problem+json"
    api = served.client().get("/api/v1/nowhere", headers={"Accept": "text/html"})
    assert api.headers["content-type"] == "application/problem+json"


def test_over_tls_the_cookie_is_bound_to_this_host(tmp_path: Path, migrated: Path) -> None:
    data = tmp_path / "endpoint"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    with serving(data, replace(ServeSettings(), public_url="https://collect.example/")) as served:
        cookie = Visitor(served).see("/sign-in").headers["set-cookie"]
        assert cookie.startswith("__Host-trajectory-session=")
        assert "Secure" in cookie
        metadata = served.client().get("/.well-known/oauth-authorization-server").json()
        assert metadata["issuer"] == "https://collect.example"


# One-time codes


def test_the_first_admin_gets_in_by_the_link_that_the_first_start_prints(served: Served) -> None:
    visitor = Visitor(served)
    path, _, code = (first_admin(served.endpoint) or "").partition("#")
    visitor.see(path)
    assert 'value="admin"' in visitor.submit(path, code=code).text
    chosen = {"code": code, "name": "Root", "password": PASSWORD, "repeated": PASSWORD}
    assert visitor.submit(f"{path}/choose", **chosen).headers["location"] == "/"
    assert "<dd>root</dd>" in visitor.see("/").text
    assert first_admin(served.endpoint) is None
    assert _actions(served)[0] == "person.created"


def test_every_start_gives_a_link_until_somebody_is_in(served: Served, clock: SetClock) -> None:
    first = first_admin(served.endpoint)
    clock.advance(hours=25)
    second = first_admin(served.endpoint)
    assert second is not None
    assert first != second
    with served.endpoint.database.reading() as session:
        assert session.scalars(select(Person.name)).all() == ["admin"]


def test_an_endpoint_with_people_has_no_first_admin(served: Served) -> None:
    served.person("ada")
    assert first_admin(served.endpoint) is None


BAD_CHOICES = [
    ({"code": "x"}, 401),
    ({"code": ""}, 401),
    ({"repeated": "something different"}, 422),
    ({"password": "short", "repeated": "short"}, 422),
    ({"password": "adaadaadaada", "repeated": "adaadaadaada", "name": "adaadaadaada"}, 422),
    ({"name": "bob"}, 409),
    ({"name": "<b>"}, 422),
    ({"name": "\N{CYRILLIC SMALL LETTER A}da"}, 422),
    ({"name": "ada\0"}, 422),
]


def test_a_name_or_password_that_cannot_be_had_leaves_the_code_as_it_is(served: Served, ada: Visitor) -> None:
    served.person("bob")
    code = one_time_code(served, "ada")
    wanted = {"code": code, "name": "ada", "password": "quite another one", "repeated": "quite another one"}
    ada.see("/sign-in/one-time")
    for changed, status in BAD_CHOICES:
        assert ada.submit("/sign-in/one-time/choose", **{**wanted, **changed}).status_code == status
    assert ada.submit("/sign-in/one-time/choose", **wanted).is_redirect


def test_a_code_works_once_and_ends_what_was_signed_in_before(served: Served) -> None:
    token = served.person("eve")
    with_password(served, "eve")
    before = Visitor(served)
    before.sign_in("eve")
    code = one_time_code(served, "eve")
    visitor = Visitor(served)
    visitor.see("/sign-in/one-time")
    wanted = {"code": code, "name": "eve", "password": "quite another one", "repeated": "quite another one"}
    assert visitor.submit("/sign-in/one-time/choose", **wanted).is_redirect
    assert before.see("/").is_redirect
    assert served.client(token).get("/api/v1/me").status_code == 401
    again = Visitor(served)
    again.see("/sign-in/one-time")
    assert again.submit("/sign-in/one-time/choose", **wanted).status_code == 401
    assert again.sign_in("eve").status_code == 401
    assert again.sign_in("eve", "quite another one").is_redirect


def test_a_code_is_dead_after_a_day(served: Served, ada: Visitor, clock: SetClock) -> None:
    code = one_time_code(served, "ada")
    clock.advance(hours=24)
    ada.see("/sign-in/one-time")
    assert ada.submit("/sign-in/one-time", code=code).status_code == 401


# Limits


@pytest.fixture
def replica(served: Served, tmp_path: Path, clock: SetClock) -> Iterator[Served]:
    """A second endpoint on the same database."""
    url = served.endpoint.database.url.render_as_string(hide_password=False)
    with serving(tmp_path / "replica", replace(ServeSettings(), database=url), clock=clock) as it:
        yield it


def test_five_wrong_passwords_close_the_door_on_all_replicas(
    served: Served, replica: Served, ada: Visitor, clock: SetClock
) -> None:
    elsewhere = Visitor(replica)
    statuses = [it.sign_in("ada", "wrong").status_code for it in (ada, elsewhere, ada, elsewhere, ada)]
    assert statuses == [401] * 5
    for visitor in (ada, elsewhere):
        refused = visitor.sign_in("ada")
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 60
    assert _sessions(served) == 0
    clock.advance(minutes=1)
    assert elsewhere.sign_in("ada").is_redirect


def test_right_passwords_are_not_counted(ada: Visitor) -> None:
    for _ in range(8):
        ada.client.cookies.clear()
        assert ada.sign_in("ada").is_redirect


def test_a_forged_address_is_no_way_around_the_limit(ada: Visitor) -> None:
    for number in range(5):
        ada.client.headers["X-Forwarded-For"] = f"203.0.113.{number}"
        ada.sign_in(f"name{number}", "wrong")
    ada.client.headers["X-Forwarded-For"] = "203.0.113.99"
    assert ada.sign_in("ada").status_code == 429
