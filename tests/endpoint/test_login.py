"""Signing a machine in and out from the command line, at an endpoint that really listens."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import keyring
import pytest
from sqlalchemy import select

from helpers.command_line import PATIENCE_S, PROGRAM, REPOSITORY, run, run_all
from helpers.endpoint import Served, SetClock
from helpers.file_keyring import FileKeyring
from helpers.visitor import Visitor, signed_in
from trajectory_recorder.account import sign_in
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.account.renewal import SignedIn, tokens_for
from trajectory_recorder.collector.database.tables import DeviceGrant, Token
from trajectory_recorder.errors import NotSignedIn, Refused, Unreachable

RENEWING = """
import sys
from pathlib import Path
from trajectory_recorder.account.credentials import Keeper
from trajectory_recorder.account.renewal import SignedIn
tokens = SignedIn(sys.argv[1], Keeper(Path(sys.argv[2])))
print(*[tokens.renew() for _ in range(5)], sep="\\n")
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of somebody with a home of their own and a keyring."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'tests'}",
        "PYTHON_KEYRING_BACKEND": "helpers.file_keyring.FileKeyring",
        "TEST_KEYRING": str(tmp_path / "keyring.json"),
    }


@pytest.fixture
def ada(served: Served) -> Visitor:
    return signed_in(served, "ada")


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "keyring.json"))
    monkeypatch.delenv("TRAJECTORY_RECORDER_TOKEN", raising=False)
    former = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield Keeper(tmp_path / "credentials.json")
    keyring.set_keyring(former)


def _moving(clock: SetClock, deeds: dict[int, Callable[[], object]]) -> Callable[[float], None]:
    """A sleep that moves the endpoint's clock instead, and does something at its n-th call."""
    calls = iter(range(10_000))

    def sleep(seconds: float) -> None:
        clock.advance(seconds=seconds)
        deeds.get(next(calls), lambda: None)()

    return sleep


def _seconds(clock: SetClock) -> Callable[[], float]:
    return lambda: clock.now().timestamp()


def _kept(served: Served, ada: Visitor, keeper: Keeper) -> str:
    """Sign in and keep it in the file; returns the refresh token."""
    asked = sign_in.begin(served.url)
    ada.approve(asked.user_code)
    tokens = sign_in.wait(asked, sleep=lambda _: None)
    sign_in.keep(asked, tokens, keeper, Place.FILE)
    return tokens.refresh_token


def test_login_and_logout(served: Served, ada: Visitor, environment: dict[str, str]) -> None:
    command = [*PROGRAM, "login", served.url, "--json"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.fullmatch(rf"open {served.url}/device and enter the code (\S+)\n", said)
        assert found is not None, said
        assert ada.approve(found[1]).status_code == 200
        out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, err) == (0, "")
    assert json.loads(out) == {"endpoint": served.url, "name": "ada", "kept_in": "keyring"}
    (token,) = json.loads(Path(environment["TEST_KEYRING"]).read_text(encoding="utf-8")).values()
    out = run(environment, "logout", served.url)
    assert (out.code, out.out) == (0, f"signed out at {served.url}\n")
    assert Path(environment["TEST_KEYRING"]).read_text(encoding="utf-8") == "{}"
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": "trajectory-recorder"}
    assert served.client().post("/oauth/token", data=form).status_code == 400
    assert "nobody was signed in" in run(environment, "logout", served.url).out


def test_without_a_keyring_it_says_so_before_anybody_signs_in(
    served: Served, environment: dict[str, str]
) -> None:
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    refused = run(environment, "login", served.url)
    assert refused.code == 3
    assert "no keyring" in refused.err
    assert "--keep-in-file" in refused.err
    with served.endpoint.database.reading() as session:
        assert session.scalars(select(DeviceGrant)).all() == []


def test_bad_addresses_are_refused(environment: dict[str, str]) -> None:
    urls = ("http://collect.example", "https://me:pw@collect.example", "http://127.0.0.1:9")
    ended = run_all(environment, [("login", url) for url in urls])
    assert [it.code for it in ended] == [2, 2, 4]


def test_it_waits_until_somebody_says_yes(served: Served, ada: Visitor, clock: SetClock) -> None:
    asked = sign_in.begin(served.url)
    sleep = _moving(clock, {3: lambda: ada.approve(asked.user_code)})
    assert sign_in.wait(asked, sleep=sleep, now_s=_seconds(clock)).expires_in == 900
    assert served.url in asked.page_with_code


def test_it_gives_up_when_somebody_says_no_or_nothing(served: Served, ada: Visitor, clock: SetClock) -> None:
    asked = sign_in.begin(served.url)
    sleep = _moving(clock, {0: lambda: ada.approve(asked.user_code, "deny")})
    with pytest.raises(NotSignedIn, match="refused"):
        sign_in.wait(asked, sleep=sleep, now_s=_seconds(clock))
    asked = sign_in.begin(served.url)
    with pytest.raises(NotSignedIn, match="in time"):
        sign_in.wait(asked, sleep=_moving(clock, {}), now_s=_seconds(clock))


def test_it_slows_down_when_told_to(served: Served, ada: Visitor, clock: SetClock) -> None:
    asked = sign_in.begin(served.url)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        # Half asleep: the endpoint finds it too soon, twice.
        slept.append(seconds)
        clock.advance(seconds=seconds / 2 if len(slept) < 4 else seconds)
        if len(slept) == 6:
            ada.approve(asked.user_code)

    assert sign_in.wait(asked, sleep=sleep, now_s=_seconds(clock)).access_token
    assert slept == [5, 5, 10, 15, 15, 15]


def test_it_goes_on_when_the_network_fails_meanwhile(
    served: Served, ada: Visitor, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = sign_in.begin(served.url)
    send = httpx.HTTPTransport.handle_request
    failures = iter([httpx.ConnectError("no route"), httpx.ReadTimeout("slow"), httpx.ReadError("cut")])

    def failing(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/oauth/token" and (error := next(failures, None)) is not None:
            raise error
        return send(transport, request)

    ada.approve(asked.user_code)
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", failing)
    assert sign_in.wait(asked, sleep=_moving(clock, {}), now_s=_seconds(clock)).refresh_token


def test_tokens_are_renewed_as_they_run_out(served: Served, ada: Visitor, keeper: Keeper) -> None:
    first = _kept(served, ada, keeper)
    tokens = tokens_for(served.url, keeper)
    access = tokens.token()
    assert tokens.token() == access
    assert tokens.renew() != access
    assert keeper.find(served.url) not in {None, first}
    assert served.client(tokens.token()).get("/api/v1/me").json()["name"] == "ada"


def test_the_environments_token_wins(served: Served, keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAJECTORY_RECORDER_TOKEN", "mine")
    assert tokens_for(served.url, keeper).token() == "mine"


def test_a_sign_in_that_ended_elsewhere_is_forgotten(served: Served, ada: Visitor, keeper: Keeper) -> None:
    _kept(served, ada, keeper)
    ada.see("/")
    while token := ada.hidden("token"):
        ada.submit("/tokens/end", token=token)
        ada.see("/")
    with pytest.raises(NotSignedIn, match="has ended"):
        tokens_for(served.url, keeper).token()
    with pytest.raises(NotSignedIn, match="nobody is signed in"):
        tokens_for(served.url, keeper).token()


def test_an_unreachable_endpoint_costs_no_sign_in(keeper: Keeper) -> None:
    keeper.keep("http://127.0.0.1:9", "refresh", Place.FILE)
    with pytest.raises(Unreachable):
        SignedIn("http://127.0.0.1:9", keeper).token()
    assert keeper.find("http://127.0.0.1:9") == "refresh"
    # Signing out is another matter: it is done here, and said that it could not be done there.
    with pytest.raises(Unreachable, match="signed out here only"):
        sign_in.sign_out("http://127.0.0.1:9", keeper)


def test_processes_and_threads_that_renew_at_once_take_turns(
    served: Served, ada: Visitor, keeper: Keeper, tmp_path: Path, environment: dict[str, str]
) -> None:
    _kept(served, ada, keeper)
    command = [sys.executable, "-c", RENEWING, served.url, str(tmp_path / "credentials.json")]
    processes = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    mine = SignedIn(served.url, keeper)
    with ThreadPoolExecutor(3) as pool:
        access = list(pool.map(lambda _: mine.renew(), range(6)))
    for process in processes:
        access += process.communicate(timeout=PATIENCE_S)[0].split()
        assert process.returncode == 0
    assert len(set(access)) == 16
    for token in access:
        assert served.client(token).get("/api/v1/me").status_code == 200
    with served.endpoint.database.reading() as session:
        alive = select(Token).where(Token.kind == "refresh", Token.revoked_at.is_(None))
        assert len(session.scalars(alive).all()) == 1


def test_signing_in_anew_ends_the_former_sign_in(served: Served, ada: Visitor, keeper: Keeper) -> None:
    first, second = _kept(served, ada, keeper), _kept(served, ada, keeper)
    assert keeper.find(served.url) == second
    form = {"grant_type": "refresh_token", "refresh_token": first, "client_id": "trajectory-recorder"}
    assert served.client().post("/oauth/token", data=form).status_code == 400
    assert tokens_for(served.url, keeper).token()


def test_an_endpoint_that_sends_people_elsewhere_is_not_followed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = served.url.replace("127.0.0.1", "localhost")
    # It names the address that it was asked by, so this one is told another.
    monkeypatch.setattr(httpx.Client, "build_request", _with_host(httpx.Client.build_request, "evil.example"))
    with pytest.raises(Refused, match="another place"):
        sign_in.begin(url)


def _with_host(build: Callable[..., httpx.Request], host: str) -> Callable[..., httpx.Request]:
    def building(client: httpx.Client, *positional: object, **named: object) -> httpx.Request:
        request = build(client, *positional, **named)
        request.headers["Host"] = host
        return request

    return building
