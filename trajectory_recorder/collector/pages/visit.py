"""Who looks at a page, by their cookie, and the proof that a form was filled in on a page of ours.

There is one cookie. A stranger's is random and opens nothing; signing in gives another one, so that a cookie
that somebody planted before is worth nothing after. A form carries an HMAC of the cookie, which only pages
of ours can hold.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from trajectory_recorder.collector.database.tables import Person
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.pages.rendering import HEADERS, page
from trajectory_recorder.collector.people import browser_sessions
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.requests import Here

_NAME = "trajectory-session"
_LONGEST_COOKIE = 100


@dataclass(frozen=True, slots=True)
class Visit:
    """`person` is None for strangers."""

    endpoint: Endpoint
    cookie: str
    person: Person | None

    @property
    def proof(self) -> str:
        """What forms on this visitor's pages carry."""
        message = b"form:" + self.cookie.encode()
        return hmac.new(self.endpoint.signing_key, message, hashlib.sha256).hexdigest()

    def show(self, template: str, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - into the template
        """A page for this visitor."""
        known = {"person": self.person, "proof": self.proof, "problem": None}
        answer = page(template, known | values, status=status)
        if self.person is None:
            self._set(answer, self.cookie)
        return answer

    def go(self, path: str, *, cookie: str | None = None) -> Response:
        """Send the visitor on to another page, with the cookie of a session that has begun."""
        answer = RedirectResponse(path, 303, HEADERS)
        if cookie is not None:
            self._set(answer, cookie)
        return answer

    def _set(self, answer: Response, cookie: str) -> None:
        secure = _over_tls(self.endpoint)
        answer.set_cookie(
            cookie_name(self.endpoint), cookie, path="/", secure=secure, httponly=True, samesite="lax"
        )


def cookie_name(endpoint: Endpoint) -> str:
    """With this prefix browsers take it over TLS alone, and from no other host of the same domain."""
    return f"__Host-{_NAME}" if _over_tls(endpoint) else _NAME


def the_visit(request: Request, endpoint: Here) -> Visit:
    """Who looks at a page. Strangers get a cookie, for their forms."""
    cookie = request.cookies.get(cookie_name(endpoint), "")[:_LONGEST_COOKIE]
    if not cookie:
        return Visit(endpoint, browser_sessions.new_cookie(), None)
    with endpoint.database.reading() as session:
        return Visit(endpoint, cookie, browser_sessions.find(session, cookie, endpoint.clock.now()))


Visitor = Annotated[Visit, Depends(the_visit)]


def require_proof(visit: Visitor, proof: Annotated[str, Form(max_length=200)] = "") -> None:
    """See that a form comes from a page of ours.

    Raises:
        Problem: 403.
    """
    if not hmac.compare_digest(proof.encode(errors="replace"), visit.proof.encode()):
        raise Problem(
            403,
            "stale_form",
            "this form was not filled in on a page that this browser got here, or is too old",
            remedy="open the page again; the browser has to accept cookies",
        )


def _over_tls(endpoint: Endpoint) -> bool:
    return endpoint.settings.is_https
