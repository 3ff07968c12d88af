"""Asks an endpoint's OAuth interface, with no token in use. Its answers are taken for hostile.

It asks once: which refusals mean to wait, and how long, is decided in `sign_in.py` and `renewal.py`.
"""

from collections.abc import Mapping

import httpx
import msgspec

from trajectory_recorder import __version__
from trajectory_recorder.account import address
from trajectory_recorder.account.answer import Answer, one_line
from trajectory_recorder.errors import Busy, Refused, Unreachable
from trajectory_recorder.wire import oauth

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
# Several times what the longest of these answers has.
_LARGEST_ANSWER_BYTES = 16 * 1024
_HEADERS = {"User-Agent": f"trajectory-recorder/{__version__}", "Accept-Encoding": "identity"}


class Tokens(msgspec.Struct, frozen=True):
    """What a device has once it is signed in. The access token lasts for `expires_in` seconds."""

    access_token: str
    refresh_token: str
    expires_in: float


class _OAuthError(msgspec.Struct):
    error: str
    error_description: str = ""


def ask(url: httpx.URL, path: str, form: Mapping[str, str]) -> Answer:
    """Send a form to an endpoint.

    Args:
        url: The endpoint's address, as `address.parse` gives it.
        path: One of those in `wire/oauth.py`.
        form: What to send, besides who we are.

    Raises:
        Refused: It says no; `code` is OAuth's word for why.
        Busy: It can't now.
        Unreachable: It does not answer.
    """
    whole = url.copy_with(path=url.path.rstrip("/") + path)
    with httpx.Client(
        timeout=_TIMEOUT,
        headers=_HEADERS,
        # Reading all certificates of the system takes a tenth of a second.
        verify=url.scheme == "https",
        # To this machine itself nothing goes through a proxy.
        trust_env=not address.is_loopback(url),
    ) as client:
        try:
            answer = _send(client, whole, {"client_id": oauth.CLIENT_ID, **form})
        except (httpx.TransportError, httpx.DecodingError) as error:
            what = one_line(str(error)) or type(error).__name__
            raise Unreachable(
                f"{url.host} can't be reached: {what}", "check the network and the endpoint's address"
            ) from error
    if answer.status != 200:
        raise _refusal(answer)
    return answer


def _send(client: httpx.Client, url: httpx.URL, form: Mapping[str, str]) -> Answer:
    with client.stream("POST", url, data=form) as response:
        body = b""
        for block in response.iter_raw():
            body += block
            if len(body) > _LARGEST_ANSWER_BYTES:
                raise Refused(f"{url.host} answered with more than any answer has")
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, str(url))


def _refusal(answer: Answer) -> Busy | Refused:
    error = answer.error()
    if isinstance(error, Busy):
        return error
    try:
        said = msgspec.json.decode(answer.body, type=_OAuthError)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return error
    return Refused(
        f"the endpoint refused: {one_line(said.error_description) or one_line(said.error)}",
        error.remedy,
        status=answer.status,
        code=one_line(said.error),
    )
