"""Addresses: by which one people reach the endpoint, and from which one a request comes.

What a client says about either is believed only where `public_url` says that a proxy stands before the
endpoint, which sets it.
"""

import ipaddress
from typing import Annotated

from fastapi import Depends, Request

from trajectory_recorder.collector.routes.requests import Here


def public_url(request: Request, endpoint: Here) -> str:
    """The endpoint's address, without a slash at its end."""
    return (endpoint.settings.public_url or str(request.base_url)).rstrip("/")


def client_address(request: Request, endpoint: Here) -> str:
    """Where a request comes from: the last address that a proxy of ours added, or whoever is connected."""
    connected = request.client.host if request.client else ""
    if not endpoint.settings.public_url:
        return connected
    forwarded = request.headers.getlist("x-forwarded-for")
    last = ",".join(forwarded).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return connected


PublicUrl = Annotated[str, Depends(public_url)]
ClientAddress = Annotated[str, Depends(client_address)]
