"""The demo's own collection endpoint, and the admins of it: scripted people who do what people do in a browser."""

import html
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from trajectory_recorder.account import sign_in
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.renewal import SignedIn
from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.errors import MachineError
from trajectory_recorder.wire.states import Role

PROJECT = "demo"
NAME = "admin"
_JUDGE = "second-admin"
_SCOPES = "read upload admin export"
_CONSENT = "My recordings for this demo may be looked at on this machine."
_STOP_S = 20.0


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, str]]:
    """Run `serve` with its data in a folder; gives its address and the first admin's one-time link.

    Raises:
        MachineError: It does not start.
    """
    command = [sys.executable, "-m", "trajectory_recorder", "serve", "--data", str(folder), "--port", "0"]
    log = folder.with_suffix(".log")
    with log.open("wb") as said, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said) as process:
        try:
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            url, link = (process.stdout.readline().decode().partition("http")[1:] for _ in range(2))
            if not url[1] or not link[1]:
                raise MachineError("the collection endpoint does not start", f"look into {log}")
            yield "".join(url).strip(), "".join(link).strip()
        finally:
            process.terminate()
            try:
                process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()


class Browser:
    """As much of a browser as the endpoint's pages need, which work without scripts.

    Args:
        url: The endpoint's address.
    """

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, trust_env=False, headers={"Accept": "text/html"})

    def close(self) -> None:
        self._client.close()

    def sign_in_once(self, link: str, name: str) -> None:
        """Follow a one-time link, and choose this name and a password."""
        path, _, code = link.partition("#")
        password = secrets.token_urlsafe()
        page = self._submit(self._client.get(path), path, code=code)
        self._submit(page, f"{path}/choose", code=code, name=name, password=password, repeated=password)

    def let_in(self, user_code: str) -> None:
        """Let the device in that shows this code."""
        page = self._submit(self._client.get("/device"), "/device", user_code=user_code)
        self._submit(page, "/device/decide", user_code=user_code, decision="approve")

    def _submit(self, page: httpx.Response, path: str, **fields: str) -> httpx.Response:
        """Send a page's form, with the proof in it that it is the page's own."""
        found = re.search(r'name="proof" value="([^"]*)"', page.text)
        form = {"proof": html.unescape(found[1]) if found else "", **fields}
        answer = self._client.post(path, data=form)
        if answer.is_error:
            raise MachineError(f"the endpoint's page {path} answered {answer.status_code}", "see its log")
        return answer


def sign_in_at(url: str, link: str, folder: Path, *, name: str = NAME) -> SignedIn:
    """Sign this machine in: the device flow of `login`, with a scripted person in the browser.

    Args:
        url: The endpoint's address.
        link: The one-time link that it showed.
        folder: Where the sign-in is kept, apart from the user's own.
        name: What the person is called.
    """
    asked = sign_in.begin(url, scope=_SCOPES)
    browser = Browser(url)
    try:
        browser.sign_in_once(link, name)
        browser.let_in(asked.user_code)
    finally:
        browser.close()
    keeper = Keeper(folder / f"{name}.json")
    sign_in.keep(asked, sign_in.wait(asked), keeper, Place.FILE)
    return SignedIn(str(asked.url), keeper)


def make_project(endpoint: Endpoint, task: str, instruction: str) -> None:
    """Make the demo's project with its task, agree to its terms, and let its admin export."""
    endpoint.ask("POST", "/projects", {"key": PROJECT, "title": "Demo"})
    endpoint.ask("POST", f"/projects/{PROJECT}/consents", {"text": _CONSENT})
    endpoint.ask("POST", f"/projects/{PROJECT}/consent/signatures", {"version": 1})
    wanted = {"key": task, "title": "Lab notes", "instruction": instruction, "tools": ["xterm", "mousepad"]}
    endpoint.ask("POST", f"/projects/{PROJECT}/tasks", wanted)
    me = endpoint.ask("GET", "/me").read(dict[str, Any])["id"]
    Administrator(endpoint).set_member(PROJECT, me, [Role.EXPERT, Role.ADMIN], may_export=True)


def accept(endpoint: Endpoint, submission: str, folder: Path) -> None:
    """Have a second scripted admin accept a submission: nobody judges their own.

    Args:
        endpoint: As the first admin, who invites the second one.
        submission: Its id.
        folder: Where the second one's sign-in is kept.
    """
    person = endpoint.ask("POST", "/people", {"name": _JUDGE}).read(dict[str, Any])["id"]
    Administrator(endpoint).set_member(PROJECT, person, [Role.ADMIN], may_export=False)
    link = endpoint.ask("POST", f"/people/{person}/sign-in-codes").read(dict[str, Any])["url"]
    url = str(endpoint.url)
    with Endpoint(url, sign_in_at(url, link, folder, name=_JUDGE)) as judge:
        decision = {"verdict": "accept", "reason": "It passes its checks."}
        judge.ask("POST", f"/submissions/{submission}/decision", decision)
