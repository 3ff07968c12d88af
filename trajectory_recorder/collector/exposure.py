"""Where an endpoint may listen: without TLS only for its own machine, or for a proxy that does TLS."""

import ipaddress
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import ServeSettings

_SAFE = "give --public-url https://… of a proxy that does TLS, or --tls-certificate and --tls-key"


def check_exposure(settings: ServeSettings) -> None:
    """See that nobody's token goes over a network in the clear.

    Raises:
        UsageError: It would, or the settings of TLS don't fit each other.
    """
    if bool(settings.tls_certificate) != bool(settings.tls_key):
        raise UsageError("a certificate needs its key, and a key its certificate", "give both")
    if not settings.is_https and not is_loopback(settings.host):
        raise UsageError(f"{settings.host} can be reached by others, and without TLS", _SAFE)
    if settings.public_url and not settings.public_url.startswith(("https://", "http://")):
        raise UsageError(f"--public-url is {settings.public_url!r}, which is no address", _SAFE)
    if settings.public_url.startswith("http://") and not is_loopback(
        urlsplit(settings.public_url).hostname or ""
    ):
        raise UsageError("people would reach it without TLS", _SAFE)


def tls_context(settings: ServeSettings) -> ssl.SSLContext | None:
    """What TLS is done with, at least 1.2; None where none is done here.

    Raises:
        UsageError: Certificate or key can't be read, or don't fit each other.
    """
    if not settings.tls_certificate:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(Path(settings.tls_certificate), Path(settings.tls_key))
    except (OSError, ssl.SSLError) as error:
        raise UsageError(
            f"the certificate {settings.tls_certificate} or its key can't be used: {error}",
            "look at both files",
        ) from error
    return context


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
