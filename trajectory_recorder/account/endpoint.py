"""The session with one endpoint: whom it may talk to, as whom, and what its answers mean.

It asks once; whether to ask again is decided elsewhere. Redirects are not followed, since the token
would go along, and answers are read up to a limit only, but for files that somebody takes block by block.
"""

import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from trajectory_recorder import __version__
from trajectory_recorder.account import address
from trajectory_recorder.account.answer import Answer, one_line
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.errors import NotSignedIn, Refused, Unreachable
from trajectory_recorder.wire.limits import LARGEST_JSON_BYTES

_BLOCK_BYTES = 64 * 1024
# A network that answers at all does so within these; see docs/uploads.md.
_TIMEOUT = httpx.Timeout(60.0, connect=10.0)

Body = bytes | Callable[[], Iterable[bytes]]
Take = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request, as `Endpoint.request` takes it."""

    method: str
    url: httpx.URL
    headers: Mapping[str, str]
    body: Body | None
    take: Take | None


class Endpoint:
    """An endpoint and who we are to it; may be used by many threads.

    Args:
        url: Its address, without `/api/v1`.
        tokens: Where tokens come from.

    Raises:
        UsageError: Nothing may be sent to that address.
    """

    def __init__(self, url: str, tokens: TokenSource) -> None:
        self.url = address.parse(url)
        self._tokens = tokens
        self._renewing = threading.Lock()
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            headers={
                "User-Agent": f"trajectory-recorder/{__version__}",
                # What is packed could be of any size once unpacked.
                "Accept-Encoding": "identity",
                "Accept": "application/json, application/problem+json",
            },
            # Reading all certificates of the system takes a tenth of a second.
            verify=self.url.scheme == "https",
            # To this machine itself nothing goes through a proxy, least of all unencrypted.
            trust_env=not address.is_loopback(self.url),
        )

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def api(self, path: str) -> httpx.URL:
        """The URL of a path below `/api/v1`."""
        # An address without a path has "/" for one.
        return self.url.copy_with(path=self.url.path.rstrip("/") + address.API + path)

    def ask(self, method: str, path: str, document: Any = None, **query: str) -> Answer:  # noqa: ANN401 - any JSON
        """Ask for a document below `/api/v1`, giving one or none.

        Raises:
            EndpointError: There was no answer, or it is a refusal.
        """
        headers = {"Content-Type": "application/json"} if document is not None else {}
        body = msgspec.json.encode(document) if document is not None else None
        url = self.api(path).copy_merge_params(query) if query else self.api(path)
        return self.request(method, url, headers=headers, body=body)

    def request(
        self,
        method: str,
        url: httpx.URL,
        *,
        headers: Mapping[str, str],
        body: Body | None = None,
        take: Take | None = None,
    ) -> Answer:
        """Send one request, a second time with another token if the first is not accepted.

        Args:
            method: GET, POST and so on.
            url: At this endpoint's origin.
            headers: Besides those that every request has.
            body: Its content, or what makes it anew, block by block, for each time it is sent.
            take: Is given the content of a success block by block, however much it is; the answer has none then.
                What it raises ends the request.

        Raises:
            Unreachable: The line failed; how much arrived is not known.
            Busy: The endpoint can't now.
            Refused: It will not.
            NotSignedIn: It knows neither this token nor another that we have.
        """
        asked = _Asked(method, url, headers, body, take)
        token = self._tokens.token()
        answer = self._once(token, asked)
        if answer.status == httpx.codes.UNAUTHORIZED:
            answer = self._once(self._other_than(token), asked)
        if answer.status == httpx.codes.UNAUTHORIZED:
            raise NotSignedIn(f"{self.url.host} does not know who asks", "sign in again")
        if not 200 <= answer.status < 300:
            raise answer.error()
        return answer

    def _other_than(self, used: str) -> str:
        """A token that was not refused yet. Of many threads that ask at once, one renews it."""
        with self._renewing:
            current = self._tokens.token()
            return current if current != used else self._tokens.renew()

    def _once(self, token: str, asked: _Asked) -> Answer:
        headers = {"Authorization": f"Bearer {token}", **asked.headers}
        content = asked.body() if callable(asked.body) else asked.body
        try:
            with self._client.stream(asked.method, asked.url, headers=headers, content=content) as response:
                # Not through `headers` itself, which guesses an encoding for every one of them: a chunk
                # of a quick line takes no longer than that.
                received = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers.raw
                }
                take = asked.take if response.is_success else None
                received_body = _bounded(response) if take is None else _handed_on(response, take)
                return Answer(response.status_code, received, received_body, str(asked.url))
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _failure(error, self.url.host) from error


def _handed_on(response: httpx.Response, take: Take) -> bytes:
    for block in response.iter_raw(_BLOCK_BYTES):
        take(block)
    return b""


def _bounded(response: httpx.Response) -> bytes:
    blocks: list[bytes] = []
    for block in response.iter_raw(_BLOCK_BYTES):
        blocks.append(block)
        if sum(map(len, blocks)) > LARGEST_JSON_BYTES:
            raise Refused(f"{response.url.host} answered with more than any answer has")
    return b"".join(blocks)


def _failure(error: httpx.RequestError, host: str) -> Unreachable | Refused:
    if _is_of_the_certificate(error):
        return Refused(
            f"{host} can't prove that it is {host}: {one_line(str(error))}",
            "do not send anything to it; tell its admin, or look at this machine's clock",
        )
    what = one_line(str(error)) or type(error).__name__
    return Unreachable(f"{host} can't be reached: {what}", "check the network and the endpoint's address")


def _is_of_the_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
