"""Somebody who looks at an endpoint's pages: keeps cookies and fills in forms, as browsers do, without one."""

import html
import re
from datetime import timedelta

import httpx

from helpers.endpoint import Served
from trajectory_recorder.collector.access import passwords
from trajectory_recorder.collector.access.tokens import digest
from trajectory_recorder.collector.database.tables import BrowserSession, Person
from trajectory_recorder.collector.pages.visit import cookie_name
from trajectory_recorder.collector.people import browser_sessions, sign_in_codes

PASSWORD = "four good words here"  # noqa: S105 - of people in tests


class Visitor:
    """A visitor of an endpoint; redirects are not followed, so that tests see them."""

    def __init__(self, served: Served) -> None:
        self.client = served.client()
        self.client.headers["Accept"] = "text/html"
        self.page = httpx.Response(200)

    def see(self, path: str) -> httpx.Response:
        self.page = self.client.get(path)
        return self.page

    def submit(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of the page that is shown, with the hidden fields that it has there."""
        form = {"proof": self.hidden("proof"), **fields}
        answer = self.client.post(path, data=form)
        if not answer.is_redirect:
            self.page = answer
        return answer

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page.text)
        return html.unescape(found[1]) if found else ""

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        self.see("/sign-in")
        return self.submit("/sign-in", name=name, password=password)

    def approve(self, user_code: str, decision: str = "approve") -> httpx.Response:
        """Let a device in that shows this code, or not."""
        self.see("/device")
        entered = self.submit("/device", user_code=user_code)
        if entered.status_code != 200:
            return entered
        return self.submit("/device/decide", user_code=user_code, decision=decision)

    def cookie(self) -> str:
        (cookie,) = self.client.cookies.jar
        return cookie.value or ""


def with_password(served: Served, name: str, password: str = PASSWORD) -> None:
    """Give a person that the helper made a password."""
    with served.endpoint.database.writing() as session:
        person = session.get_one(Person, served.id_of(name))
        person.password_hash = passwords.hashed(password)


def signed_in(served: Served, name: str = "ada", **more: bool) -> Visitor:
    """Somebody new who is signed in with a browser."""
    served.person(name, **more)
    with_password(served, name)
    visitor = Visitor(served)
    assert visitor.sign_in(name).headers["location"] == "/"
    return visitor


def let_in(served: Served, name: str) -> Visitor:
    """Somebody known who is signed in with a browser, without a password: to hash one takes a while."""
    cookie, now = browser_sessions.new_cookie(), served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        session.add(
            BrowserSession(
                cookie_sha256=digest(cookie),
                person_id=served.id_of(name),
                created_at=now,
                expires_at=now + timedelta(hours=1),
            )
        )
    visitor = Visitor(served)
    visitor.client.cookies.set(cookie_name(served.endpoint), cookie)
    return visitor


def one_time_code(served: Served, name: str) -> str:
    with served.endpoint.database.writing() as session:
        person = session.get_one(Person, served.id_of(name))
        path, expires_at = sign_in_codes.make(session, person, by=None, now=served.endpoint.clock.now())
    assert expires_at - served.endpoint.clock.now() == timedelta(hours=24)
    return path.partition("#")[2]
