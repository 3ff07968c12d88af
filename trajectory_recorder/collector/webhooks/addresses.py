"""Which addresses may be told: none of this machine or its networks, whatever a name resolves to.

Otherwise an admin of a project could make the endpoint ask services that only it can reach.
"""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from trajectory_recorder.collector.problems import invalid

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv4 within IPv6 in ways that the standard library does not look through: NAT64 (RFC 6052, RFC 8215) and the
# deprecated compatible addresses (RFC 4291).
_WRAPPING = tuple(ipaddress.IPv6Network(it) for it in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


class Unreachable(Exception):
    """An address that is refused, or a name that has none."""


def check_url(url: str, *, private: bool) -> SplitResult:
    """See that a URL can be told: https, a host, and nothing else that would be sent.

    Args:
        url: As the client gave it.
        private: Whether the endpoint's own networks may be told, and unencrypted.

    Raises:
        Problem: 422.
    """
    wrong = "this URL can't be a webhook's"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise invalid(wrong, "give one such as https://example.org/hook") from error
    if parts.scheme not in ({"https", "http"} if private else {"https"}) or not host:
        raise invalid(wrong, "give one that begins with https://")
    if "@" in parts.netloc or "#" in url or not (url.isascii() and url.isprintable()):
        raise invalid(wrong, "leave out name, password and fragment, and encode what is not ASCII")
    if not private and (literal := _literal(host)) is not None and not is_public(literal):
        raise invalid("webhooks go to public addresses alone", "give another one")
    return parts


def resolve(host: str, port: int, *, private: bool) -> str:
    """The address to connect to; blocks as long as the system's resolver does.

    Raises:
        Unreachable: There is none, or one of them is refused.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"the name {host!r} has no address") from error
    addresses = [str(it[4][0]) for it in found]
    for address in addresses:
        if not private and not is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise Unreachable(f"the name {host!r} leads to a private address")
    return addresses[0]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet at large, also where IPv4 is wrapped in IPv6."""
    inner = _unwrapped(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _unwrapped(address: Address) -> Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if any(address in it for it in _WRAPPING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
