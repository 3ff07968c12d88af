"""The address of an endpoint: which ones a token may be sent to."""

import ipaddress

import httpx

from trajectory_recorder.errors import Refused, UsageError

API = "/api/v1"


def parse(text: str) -> httpx.URL:
    """Read the address that a person gave; the end of its path is without a slash.

    Raises:
        UsageError: It is none, or one that a token must not be sent to.
    """
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise UsageError(f"{text!r} is not an address: {error}", "give one like https://HOST") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise UsageError(f"{text!r} is not an endpoint's address", "give one like https://HOST")
    if url.userinfo or url.query or url.fragment:
        raise UsageError(f"the address of {url.host} has more than a host and a path", "leave that away")
    if url.scheme == "http" and not is_loopback(url):
        raise UsageError(
            f"http://{url.host} would let everybody on the way read recordings and tokens",
            f"use https://{url.host}; plain http is for this machine itself",
        )
    return url.copy_with(path=url.path.rstrip("/"))


def is_loopback(url: httpx.URL) -> bool:
    """Whether it is on this very machine."""
    if url.host == "localhost":
        return True
    try:
        return ipaddress.ip_address(url.host).is_loopback
    except ValueError:
        return False


def within(base: httpx.URL, place: str) -> httpx.URL:
    """Turn a URL that the endpoint named into a whole one.

    Raises:
        Refused: It is none, or at another origin, to which nothing is sent.
    """
    try:
        url = base.join(place)
    except httpx.InvalidURL as error:
        raise Refused(f"{base.host} named an upload URL that is none") from error
    if _origin(url) != _origin(base) or url.userinfo:
        raise Refused(
            f"{base.host} wants the recording sent to another place",
            "if it is behind a proxy, its admin has to set its public address",
        )
    return url


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme)
