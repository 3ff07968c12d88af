"""Letting devices in by OAuth's device grant: Authlib's client as the device, and what thieves try."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from authlib.integrations.httpx_client import OAuth2Client, OAuthError
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from sqlalchemy import select

from helpers.command_line import PATIENCE_S
from helpers.endpoint import Served, SetClock, serving
from helpers.visitor import Visitor, signed_in
from trajectory_recorder.collector.database.tables import AuditEntry, DeviceGrant, Person, Token
from trajectory_recorder.collector.people.forgetting import forget_expired
from trajectory_recorder.settings.serving import ServeSettings

CLIENT = "trajectory-recorder"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
UNUSABLE = ("", "x", "tr_refresh_x", "\0", "é" * 200)


@pytest.fixture
def device(served: Served) -> Iterator[OAuth2Client]:
    settings = {"token_endpoint_auth_method": "none", "trust_env": False, "timeout": PATIENCE_S}
    with OAuth2Client(CLIENT, **settings) as client:
        client.base_url = served.url
        yield client


@pytest.fixture
def ada(served: Served) -> Visitor:
    return signed_in(served, "ada")


def _ask(served: Served, **more: str) -> dict[str, Any]:
    form = {"client_id": CLIENT, "scope": "read upload", "device_name": "desk (Linux)", **more}
    answer = served.client().post("/oauth/device_authorization", data=form)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def _poll(served: Served, asked: dict[str, Any]) -> httpx.Response:
    form = {"grant_type": DEVICE, "client_id": CLIENT, "device_code": asked["device_code"]}
    return served.client().post("/oauth/token", data=form)


def _refresh(served: Served, token: str, **more: str) -> httpx.Response:
    form = {"grant_type": "refresh_token", "client_id": CLIENT, "refresh_token": token, **more}
    return served.client().post("/oauth/token", data=form)


def _let_in(served: Served, ada: Visitor, **more: str) -> dict[str, Any]:
    asked = _ask(served, **more)
    assert ada.approve(asked["user_code"]).status_code == 200
    document: dict[str, Any] = _poll(served, asked).json()
    return document


def _me(served: Served, token: str) -> httpx.Response:
    return served.client(token).get("/api/v1/me")


def _error(answer: httpx.Response) -> str:
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["error"])


def test_authlibs_client_signs_in_renews_and_signs_out(
    served: Served, ada: Visitor, device: OAuth2Client
) -> None:
    metadata = AuthorizationServerMetadata(
        served.client().get("/.well-known/oauth-authorization-server").json()
    )
    for name in ("token_endpoint", "scopes_supported", "grant_types_supported"):
        getattr(metadata, f"validate_{name}")()
    asked = served.client().post(metadata["device_authorization_endpoint"], data={"client_id": CLIENT}).json()
    exchange = {"grant_type": DEVICE, "device_code": asked["device_code"], "client_id": CLIENT}
    with pytest.raises(OAuthError, match="authorization_pending"):
        device.fetch_token(metadata["token_endpoint"], **exchange)
    page = ada.see("/device")
    assert asked["verification_uri"] == f"{served.url}/device"
    assert asked["verification_uri_complete"].endswith(f"#{asked['user_code']}")
    assert page.status_code == 200
    assert ada.approve(asked["user_code"]).status_code == 200
    first = device.fetch_token(metadata["token_endpoint"], **exchange)
    assert first["scope"] == "read upload"
    assert device.get("/api/v1/me").json()["name"] == "ada"
    second = device.refresh_token(metadata["token_endpoint"])
    assert second["access_token"] != first["access_token"]
    assert device.get("/api/v1/me").json()["scopes"] == ["read", "upload"]
    device.revoke_token(metadata["revocation_endpoint"], second["refresh_token"])
    assert device.get("/api/v1/me").status_code == 401


def test_the_page_says_which_device_asks_from_where_and_for_what(served: Served, ada: Visitor) -> None:
    asked = _ask(served, device_name="<b>desk</b>", scope="upload export")
    ada.see("/device")
    shown = ada.submit("/device", user_code=asked["user_code"].lower().replace("-", " ")).text
    assert "&lt;b&gt;desk&lt;/b&gt;" in shown
    assert "127.0.0.1" in shown
    assert "send recordings as you" in shown
    assert "take recordings out" in shown
    assert "administer" not in shown


def test_a_refused_device_does_not_get_in(served: Served, ada: Visitor) -> None:
    asked = _ask(served)
    assert "Refused" in ada.approve(asked["user_code"], "deny").text
    assert _error(_poll(served, asked)) == "access_denied"
    assert ada.approve(asked["user_code"]).status_code == 404


def test_a_stranger_can_let_nobody_in(served: Served) -> None:
    asked = _ask(served)
    stranger = Visitor(served)
    stranger.see("/sign-in")
    for path in ("/device", "/device/decide"):
        answer = stranger.submit(path, user_code=asked["user_code"], decision="approve")
        assert answer.headers["location"].startswith("/sign-in")
    assert _error(_poll(served, asked)) == "authorization_pending"


def test_a_code_lasts_for_ten_minutes(served: Served, ada: Visitor, clock: SetClock) -> None:
    asked = _ask(served)
    clock.advance(minutes=10)
    assert ada.approve(asked["user_code"]).status_code == 404
    assert _error(_poll(served, asked)) == "expired_token"


def test_an_approved_code_that_nobody_fetches_expires_too(
    served: Served, ada: Visitor, clock: SetClock
) -> None:
    asked = _ask(served)
    ada.approve(asked["user_code"])
    clock.advance(minutes=10)
    assert _error(_poll(served, asked)) == "expired_token"


def test_who_asks_too_often_has_to_slow_down(served: Served, ada: Visitor, clock: SetClock) -> None:
    asked = _ask(served)
    waits = [0, 5, 4, 9, 15, 14]
    answers = []
    for seconds in waits:
        clock.advance(seconds=seconds)
        answers.append(_error(_poll(served, asked)))
    pending, slow = "authorization_pending", "slow_down"
    assert answers == [pending, pending, slow, slow, pending, slow]
    ada.approve(asked["user_code"])
    assert _poll(served, asked).status_code == 200


def test_a_device_code_works_once(served: Served, ada: Visitor) -> None:
    asked = _ask(served)
    ada.approve(asked["user_code"])
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: _poll(served, asked), range(6)))
    assert sorted(it.status_code for it in answers) == [200] + [400] * 5
    assert _error(_poll(served, asked)) == "invalid_grant"


def test_a_device_of_somebody_who_was_disabled_meanwhile_stays_outside(
    served: Served, ada: Visitor, clock: SetClock
) -> None:
    asked = _ask(served)
    ada.approve(asked["user_code"])
    with served.endpoint.database.writing() as session:
        session.get_one(Person, served.id_of("ada")).disabled_at = clock.now()
    assert _error(_poll(served, asked)) == "access_denied"


WRONG = [
    ({}, "invalid_request"),
    ({"grant_type": DEVICE}, "invalid_request"),
    ({"grant_type": "password", "client_id": CLIENT}, "unsupported_grant_type"),
    ({"grant_type": DEVICE, "client_id": "other"}, "invalid_client"),
    ({"grant_type": DEVICE, "client_id": CLIENT, "device_code": "x" * 500}, "invalid_request"),
    *(({"grant_type": DEVICE, "client_id": CLIENT, "device_code": it}, "invalid_grant") for it in UNUSABLE),
    *(
        ({"grant_type": "refresh_token", "client_id": CLIENT, "refresh_token": it}, "invalid_grant")
        for it in UNUSABLE
    ),
]
WRONG_DEVICES = [
    ({}, "invalid_request"),
    ({"client_id": "other"}, "invalid_client"),
    ({"client_id": CLIENT, "scope": "everything"}, "invalid_scope"),
    ({"client_id": CLIENT, "scope": " "}, "invalid_scope"),
    ({"client_id": CLIENT, "device_name": "a\0b"}, "invalid_request"),
    ({"client_id": CLIENT, "device_name": "a\x1b[2J"}, "invalid_request"),
    ({"client_id": CLIENT, "device_name": "x" * 201}, "invalid_request"),
]


def test_errors_are_oauths_own(served: Served) -> None:
    client = served.client()
    for form, error in WRONG:
        assert _error(client.post("/oauth/token", data=form)) == error, form
    for form, error in WRONG_DEVICES:
        assert _error(client.post("/oauth/device_authorization", data=form)) == error, form
    assert _error(client.post("/oauth/revoke", data={"token": "x"})) == "invalid_request"
    assert _error(client.post("/oauth/revoke", data={"token": "x", "client_id": "y"})) == "invalid_client"
    assert client.post("/oauth/revoke", data={"token": "x", "client_id": CLIENT}).status_code == 200
    files = {"grant_type": b"x", "client_id": b"y"}
    assert _error(client.post("/oauth/token", files=files)) == "invalid_request"
    half = '--b\r\nContent-Disposition: form-data; name="{}"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n{}\r\n'
    body = "".join(half.format(*it) for it in (("client_id", CLIENT), ("token", "+2AA-"))) + "--b--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=b; charset=utf-7"}
    assert client.post("/oauth/revoke", content=body, headers=headers).status_code < 500
    with served.endpoint.database.reading() as session:
        assert session.scalars(select(DeviceGrant)).all() == []


# Refresh tokens


def test_a_refresh_token_that_comes_twice_ends_the_sign_in(served: Served, ada: Visitor) -> None:
    other, first = _let_in(served, ada), _let_in(served, ada)
    second = _refresh(served, first["refresh_token"]).json()
    assert _me(served, first["access_token"]).status_code == 200
    assert _error(_refresh(served, first["refresh_token"])) == "invalid_grant"
    for pair in (first, second):
        assert _me(served, pair["access_token"]).status_code == 401
        assert _error(_refresh(served, pair["refresh_token"])) == "invalid_grant"
    # It concerns no other device.
    assert _me(served, other["access_token"]).status_code == 200
    with served.endpoint.database.reading() as session:
        assert session.scalars(select(AuditEntry.action)).all().count("token.reused") == 1


@pytest.mark.on_servers
def test_of_renewals_at_once_none_lasts(served: Served, ada: Visitor) -> None:
    pair = _let_in(served, ada)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: _refresh(served, pair["refresh_token"]), range(6)))
    won = [it.json() for it in answers if it.status_code == 200]
    assert len(won) == 1
    assert _error(_refresh(served, won[0]["refresh_token"])) == "invalid_grant"
    with served.endpoint.database.reading() as session:
        alive = select(Token).where(Token.family.is_not(None), Token.revoked_at.is_(None))
        assert session.scalars(alive).all() == []


def test_tokens_run_out(served: Served, ada: Visitor, clock: SetClock) -> None:
    pair = _let_in(served, ada)
    assert pair["expires_in"] == 15 * 60
    clock.advance(minutes=15)
    assert _me(served, pair["access_token"]).status_code == 401
    pair = _refresh(served, pair["refresh_token"]).json()
    clock.advance(days=30)
    assert _error(_refresh(served, pair["refresh_token"])) == "invalid_grant"


def test_a_renewal_may_ask_for_less_and_not_for_more(served: Served, ada: Visitor) -> None:
    pair = _let_in(served, ada)
    less = _refresh(served, pair["refresh_token"], scope="read").json()
    assert _me(served, less["access_token"]).json()["scopes"] == ["read"]
    for wanted in ("read admin", "everything"):
        assert _error(_refresh(served, less["refresh_token"], scope=wanted)) == "invalid_scope"
    assert _refresh(served, less["refresh_token"]).json()["scope"] == "read upload"


def test_no_token_serves_as_another_kind(served: Served, ada: Visitor) -> None:
    api = served.person("bob")
    pair = _let_in(served, ada)
    assert _me(served, pair["refresh_token"]).status_code == 401
    for token in (pair["access_token"], api):
        assert _error(_refresh(served, token)) == "invalid_grant"
    assert _me(served, pair["access_token"] + "x").status_code == 401
    assert _me(served, ada.cookie()).status_code == 401
    assert _me(served, api).status_code == 200


def test_revoking_either_token_signs_the_device_out(served: Served, ada: Visitor) -> None:
    for kind in ("access_token", "refresh_token"):
        pair = _let_in(served, ada)
        form = {"client_id": CLIENT, "token": pair[kind], "token_type_hint": kind}
        for _ in range(2):
            assert served.client().post("/oauth/revoke", data=form).status_code == 200
        assert _me(served, pair["access_token"]).status_code == 401
        assert _error(_refresh(served, pair["refresh_token"])) == "invalid_grant"


def test_what_has_expired_is_forgotten_and_what_proves_reuse_is_not(
    served: Served, ada: Visitor, clock: SetClock
) -> None:
    used = _let_in(served, ada)
    current = _refresh(served, used["refresh_token"]).json()
    clock.advance(days=1)
    forget_expired(served.endpoint)
    with served.endpoint.database.reading() as session:
        assert session.scalars(select(DeviceGrant)).all() == []
        kinds = session.scalars(select(Token.kind).order_by(Token.kind)).all()
    assert kinds == ["api", "refresh", "refresh"]
    assert _error(_refresh(served, used["refresh_token"])) == "invalid_grant"
    assert _error(_refresh(served, current["refresh_token"])) == "invalid_grant"


# Limits


def _replica(served: Served, folder: Path, clock: SetClock) -> Any:
    url = served.endpoint.database.url.render_as_string(hide_password=False)
    return serving(folder, replace(ServeSettings(), database=url), clock=clock)


def test_five_wrong_user_codes_lock_their_person_on_all_replicas(
    served: Served, tmp_path: Path, clock: SetClock
) -> None:
    ada = signed_in(served, "ada")
    asked = _ask(served)
    with _replica(served, tmp_path / "replica", clock) as replica:
        elsewhere = Visitor(replica)
        elsewhere.sign_in("ada")
        for visitor in (ada, elsewhere, ada, elsewhere, ada):
            assert visitor.approve("BCDF-GHJK").status_code == 404
        for visitor in (ada, elsewhere):
            refused = visitor.approve(asked["user_code"])
            assert refused.status_code == 429
            assert int(refused.headers["retry-after"]) > 0
            decided = visitor.submit("/device/decide", user_code=asked["user_code"], decision="approve")
            assert decided.status_code == 429
        assert _error(_poll(served, asked)) == "authorization_pending"
        clock.advance(minutes=15)
        again = _ask(replica)
        assert elsewhere.approve(again["user_code"]).status_code == 200


def test_an_address_asks_for_thirty_devices_an_hour(served: Served, clock: SetClock) -> None:
    for _ in range(30):
        _ask(served)
    answer = served.client().post("/oauth/device_authorization", data={"client_id": CLIENT})
    assert answer.status_code == 429
    assert answer.json()["error"] == "slow_down"
    assert 0 < int(answer.headers["retry-after"]) <= 3600
    clock.advance(hours=1)
    _ask(served)


def test_behind_a_proxy_the_address_is_the_one_that_it_names_last(tmp_path: Path, migrated: Path) -> None:
    data = tmp_path / "endpoint"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    with serving(data, replace(ServeSettings(), public_url="https://collect.example")) as served:
        form = {"client_id": CLIENT}
        for said in ("203.0.113.7, 198.51.100.2", "", "nonsense", "<b>", "1.2.3.4,"):
            headers = {"X-Forwarded-For": said}
            served.client().post("/oauth/device_authorization", data=form, headers=headers)
        with served.endpoint.database.reading() as session:
            seen = session.scalars(select(DeviceGrant.address).order_by(DeviceGrant.created_at)).all()
    assert seen == ["198.51.100.2", *["127.0.0.1"] * 4]
