"""Signing this machine in and out: it shows a code, which its owner enters in a browser (RFC 8628).

Bad networks are waited out. It prints nothing and opens nothing; the shell does.
"""

import logging
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import msgspec

from trajectory_recorder.account import address, authorization
from trajectory_recorder.account.answer import one_line
from trajectory_recorder.account.authorization import Tokens
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.errors import Busy, EndpointError, NotSignedIn, Refused, Unreachable
from trajectory_recorder.wire import oauth

log = logging.getLogger(__name__)

_SLOWER_S = 5.0  # RFC 8628, section 3.5
_LONGEST_INTERVAL_S = 60.0
_LONGEST_WAIT_S = 3600.0
_LONGEST_CODE = 40
_LONGEST_NAME = 200


class _Asked(msgspec.Struct):
    """`interval` may be left out, RFC 8628 says, and is 5 then."""

    device_code: str
    user_code: str
    verification_uri: str
    expires_in: float
    verification_uri_complete: str = ""
    interval: float = 5.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner has to do: open `page` and enter `user_code`, or open `page_with_code`."""

    url: httpx.URL
    user_code: str
    page: str
    page_with_code: str
    device_code: str
    expires_in_s: float
    interval_s: float


def begin(url: str, *, scope: str = oauth.DEFAULT_SCOPE) -> Asked:
    """Ask an endpoint to let this machine in.

    Args:
        url: The endpoint's address.
        scope: What it shall be allowed, as words with spaces between.

    Raises:
        UsageError: Nothing may be sent to that address.
        EndpointError: It can't be reached, or refuses.
    """
    parsed = address.parse(url)
    form = {"scope": scope, "device_name": _device_name()}
    asked = authorization.ask(parsed, oauth.DEVICE_AUTHORIZATION, form).read(_Asked)
    page = _page(parsed, asked.verification_uri)
    return Asked(
        parsed,
        one_line(asked.user_code)[:_LONGEST_CODE],
        page,
        _page(parsed, asked.verification_uri_complete) if asked.verification_uri_complete else page,
        asked.device_code,
        min(asked.expires_in, _LONGEST_WAIT_S),
        min(max(asked.interval, 1.0), _LONGEST_INTERVAL_S),
    )


def wait(
    asked: Asked,
    *,
    sleep: Callable[[float], None] = time.sleep,
    now_s: Callable[[], float] = time.monotonic,
) -> Tokens:
    """Wait until the owner says yes.

    Raises:
        NotSignedIn: They said no, or nothing in time.
        EndpointError: The endpoint refuses.
    """
    deadline_s, interval_s = now_s() + asked.expires_in_s, asked.interval_s
    form = {"grant_type": oauth.DEVICE_GRANT, "device_code": asked.device_code}
    while now_s() < deadline_s:
        sleep(interval_s)
        try:
            return authorization.ask(asked.url, oauth.TOKEN, form).read(Tokens)
        except Unreachable as error:
            log.info("%s", error)
            interval_s = min(interval_s * 2, _LONGEST_INTERVAL_S)
        except Busy as error:
            interval_s = min(max(interval_s, error.retry_after_s or 0.0), _LONGEST_INTERVAL_S)
        except Refused as error:
            interval_s += _slower_by_s(error)
    raise _too_late(asked)


def keep(asked: Asked, tokens: Tokens, keeper: Keeper, place: Place) -> None:
    """Keep a new sign-in, and end the one that it replaces.

    Raises:
        MachineError: It can't be kept there.
    """
    key = str(asked.url)
    with keeper.turn():
        former = keeper.find(key)
        keeper.forget(key)
        keeper.keep(key, tokens.refresh_token, place)
    if former is not None:
        try:
            authorization.ask(asked.url, oauth.REVOCATION, {"token": former})
        except EndpointError as error:
            # It ends by itself, and its owner sees it on the endpoint's page.
            log.warning("the former sign-in is still known there: %s", error)


def sign_out(url: str, keeper: Keeper) -> bool:
    """End the sign-in at an endpoint, there and here; returns whether there was one.

    Raises:
        UsageError: It is not an address.
        EndpointError: It could not be ended there. Here it is, in any case.
    """
    parsed = address.parse(url)
    with keeper.turn():
        token = keeper.find(str(parsed))
        keeper.forget(str(parsed))
    if token is None:
        return False
    try:
        authorization.ask(parsed, oauth.REVOCATION, {"token": token})
    except EndpointError as error:
        error.remedy = f"signed out here only: sign this device out at {parsed}/ too"
        raise
    return True


def _slower_by_s(error: Refused) -> float:
    """How much longer to wait between questions after this refusal, if waiting is the answer to it."""
    if error.code == "authorization_pending":
        return 0.0
    if error.code == "slow_down":
        return _SLOWER_S
    if error.code == "access_denied":
        raise NotSignedIn("this machine was refused in the browser", "begin again if that was a mistake")
    if error.code == "expired_token":
        raise NotSignedIn("nobody entered the code in time", "begin again")
    raise error


def _too_late(asked: Asked) -> NotSignedIn:
    return NotSignedIn(f"nobody entered the code {asked.user_code} in time", "begin again")


def _page(url: httpx.URL, text: str) -> str:
    """A page of the endpoint itself.

    Raises:
        Refused: It is somewhere else, where somebody might be made to enter a password.
    """
    try:
        return str(address.within(url, text))
    except Refused as error:
        raise Refused(
            f"{url.host} sends people to sign in at another place",
            "give the address that its admin told you; behind a proxy it has to know its own",
        ) from error


def _device_name() -> str:
    """What people know this machine by; it is shown where they let it in."""
    name = f"{platform.node()} ({platform.system()})"
    return "".join(it for it in name if it.isprintable())[:_LONGEST_NAME]
