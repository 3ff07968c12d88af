"""What an endpoint answered, and the error that it means. Whatever it says is taken for hostile.

Error documents follow RFC 9457; those of other servers, and of proxies on the way, are understood by
their status alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from trajectory_recorder.account.backoff import retry_after_s
from trajectory_recorder.errors import Busy, Refused

_LONGEST_TEXT = 300
# Too early and too many requests, timeouts, locked by another request: ask again. So for all of 5xx.
_LATER = frozenset({408, 423, 425, 429})

_REMEDIES = {
    403: "ask the endpoint's admin for access to the project",
    404: "check the endpoint's address, the project and the task",
    413: "the recording is larger than this endpoint takes: trim it",
    507: "the endpoint's disk is full: tell its admin",
}

_T = TypeVar("_T")


class _Problem(msgspec.Struct):
    title: str = ""
    detail: str = ""
    remedy: str = ""
    code: str = ""
    column: Annotated[int, Meta(ge=1)] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer. Names in `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    def read(self, kind: type[_T]) -> _T:
        """The JSON document in it.

        Raises:
            Refused: There is none of this kind.
        """
        try:
            return msgspec.json.decode(self.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Refused(
                f"the answer of {self.url} is not understood: {one_line(str(error))}",
                "check the endpoint's address; it may be of another version than this program",
            ) from error

    def number(self, header: str) -> int | None:
        """A header's value as a whole number that can be a size; None where it is none."""
        text = self.headers.get(header.lower(), "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    def error(self) -> Busy | Refused:
        """The error that this answer, which is no success, means."""
        problem = self._problem()
        said = one_line(problem.detail or problem.title) or _words(self.status)
        message = f"the endpoint answered {self.status}: {said}"
        remedy = one_line(problem.remedy) or _REMEDIES.get(self.status, "")
        if self.status in _LATER or self.status >= 500:
            return Busy(message, remedy or "try again later", retry_after_s=retry_after_s(self.headers))
        if 300 <= self.status < 400:
            # The token went to this address and goes to no other.
            where = one_line(self.headers.get("location", "nowhere"))
            return Refused(
                f"{self.url} sends us on to {where}", "give the endpoint's own address", status=self.status
            )
        code = one_line(problem.code)
        return Refused(message, remedy, status=self.status, code=code, column=problem.column)

    def _problem(self) -> _Problem:
        if "json" not in self.headers.get("content-type", ""):
            return _Problem()
        try:
            return msgspec.json.decode(self.body, type=_Problem)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _Problem()  # Then the status says all there is to say.


def one_line(text: str) -> str:
    """Text from outside, short, on one line, and without anything that moves a terminal's cursor."""
    short = text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "\N{HORIZONTAL ELLIPSIS}"
    spaced = " ".join(short.split())
    return "".join(it if it.isprintable() else "\N{REPLACEMENT CHARACTER}" for it in spaced).rstrip(".")


def _words(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "nothing more"
