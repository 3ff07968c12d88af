"""Errors that the endpoint answers with, as RFC 9457 documents.

`Problem` is raised wherever a request can't be done. What is not there and what somebody may not see are
the same answer, so that nobody learns what exists.
"""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict


class ProblemDocument(BaseModel):
    """What such an error says; members beside these are further particulars."""

    model_config = ConfigDict(extra="allow", title="Problem")

    title: str
    status: int
    detail: str
    remedy: str
    code: str
    request_id: str


class Problem(Exception):
    """A request that can't be done.

    Args:
        status: The HTTP status.
        code: A stable word for programs.
        detail: What happened, to what.
        remedy: What to try next, or an empty string.
        headers: To answer with.
        more: Further members of the document.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        remedy: str = "",
        headers: dict[str, str] | None = None,
        more: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.remedy = remedy
        self.headers = headers or {}
        self.more = more or {}

    def document(self, request_id: str) -> dict[str, Any]:
        """The body of the answer."""
        return {
            "title": HTTPStatus(self.status).phrase if self.status in _KNOWN else "Refused",
            "status": self.status,
            "detail": self.detail,
            "remedy": self.remedy,
            "code": self.code,
            "request_id": request_id,
            **self.more,
        }


_KNOWN = frozenset(HTTPStatus)
_RETRY_S = 5


def not_found(what: str) -> Problem:
    """There is no such thing, or nothing that this person may see."""
    return Problem(404, "not_found", f"there is no such {what}", remedy="look at its name")


def forbidden(detail: str, remedy: str = "") -> Problem:
    """Seen, but not allowed."""
    return Problem(403, "forbidden", detail, remedy=remedy)


def conflict(code: str, detail: str, remedy: str = "", **more: Any) -> Problem:  # noqa: ANN401 - goes into JSON
    """Not in the state that it is in."""
    return Problem(409, code, detail, remedy=remedy, more=more)


def invalid(detail: str, remedy: str = "", **more: Any) -> Problem:  # noqa: ANN401 - goes into JSON
    """Well-formed, and wrong."""
    return Problem(422, "invalid", detail, remedy=remedy, more=more)


def unavailable() -> Problem:
    """The store fails. Its own words name folders and hosts of the endpoint, and stay here."""
    detail = "the endpoint's store of files can't take or give anything now"
    return Problem(503, "store", detail, remedy="try again later", headers={"Retry-After": str(_RETRY_S)})
