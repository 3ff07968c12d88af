"""No password, token or code is written down anywhere."""

import logging
from pathlib import Path

import pytest

from helpers.endpoint import Served
from helpers.visitor import PASSWORD, Visitor
from trajectory_recorder.collector.people.first_admin import first_admin

CLIENT = {"client_id": "trajectory-recorder"}


@pytest.mark.on_folder_only
def test_neither_the_database_nor_the_logs_hold_a_secret(
    served: Served, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path, _, code = (first_admin(served.endpoint) or "").partition("#")
    root = Visitor(served)
    root.see(path)
    stranger_cookie = root.cookie()
    root.submit(path, code=code)
    root.submit(f"{path}/choose", code=code, name="root", password=PASSWORD, repeated=PASSWORD)
    wrong = Visitor(served)
    wrong.sign_in("root", "not the password")
    wrong.sign_in("the password as a name", "x")
    client = served.client()
    asked = client.post("/oauth/device_authorization", data=CLIENT | {"scope": "read admin"}).json()
    root.approve(asked["user_code"])
    grant = {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": asked["device_code"],
    }
    first = client.post("/oauth/token", data=CLIENT | grant).json()
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = client.post("/oauth/token", data=CLIENT | again).json()
    client.headers["Authorization"] = f"Bearer {second['access_token']}"
    made = client.post("/api/v1/tokens", json={"name": "nightly", "scopes": ["read"]}).json()
    ada = client.post("/api/v1/people", json={"name": "ada"}).json()
    link = client.post(f"/api/v1/people/{ada['id']}/sign-in-codes").json()["url"]
    root.see("/")
    proof = root.hidden("proof")

    secrets = {
        code,
        stranger_cookie,
        PASSWORD,
        "not the password",
        "the password as a name",
        asked["device_code"],
        asked["user_code"],
        asked["user_code"].replace("-", ""),
        link.partition("#")[2],
        made["token"],
        root.cookie(),
        proof,
        *(pair[kind] for pair in (first, second) for kind in ("access_token", "refresh_token")),
    }
    written = {it.name: it.read_bytes() for it in (tmp_path / "endpoint").rglob("*") if it.is_file()}
    assert b"nightly" in b"".join(written.values())
    # What the clients of this test itself log is not the endpoint's.
    ours = [it for it in caplog.records if not it.name.startswith(("httpx", "httpcore"))]
    said = "\n".join([*(it.getMessage() for it in ours), *capfd.readouterr()])
    assert "POST /oauth/token" in said
    for secret in secrets:
        assert len(secret) > 7
        assert secret not in said
        for name, content in written.items():
            assert secret.encode() not in content, name
