"""Sends one request to a receiver: to the very address that was checked, without redirects, within a time.

The receiver is whatever somebody entered. Its answer is not read but for the status, and it can't hold up a
thread: all of it, names included, ends after `_WHOLE_S`.
"""

import asyncio
from collections.abc import Mapping

import httpx

from trajectory_recorder.collector.webhooks.addresses import Unreachable, check_url, resolve

_CONNECT_S = 10.0
_WHOLE_S = 30.0
_PORTS = {"https": 443, "http": 80}


class NotDelivered(Exception):
    """The receiver did not take it; says why, for the project's admins."""


def send(url: str, headers: Mapping[str, str], body: bytes, *, private: bool) -> None:
    """Post a body; returns once the receiver has answered with a status of 200 to 299.

    Args:
        url: Where, as it was checked when the webhook was made.
        headers: What to send beside the type of the content.
        body: JSON.
        private: Whether the endpoint's own networks may be told.

    Raises:
        NotDelivered: It did not.
    """
    try:
        status = asyncio.run(asyncio.wait_for(_post(url, headers, body, private=private), _WHOLE_S))
    except Unreachable as error:
        raise NotDelivered(str(error)) from error
    except TimeoutError as error:
        raise NotDelivered(f"no answer within {_WHOLE_S:.0f} s") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise NotDelivered(f"the connection failed: {type(error).__name__}") from error
    if not 200 <= status < 300:
        raise NotDelivered(f"answered with status {status}")


async def _post(url: str, headers: Mapping[str, str], body: bytes, *, private: bool) -> int:
    parts = check_url(url, private=private)
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    address = await asyncio.to_thread(resolve, host, port, private=private)
    # The name is looked up this once: asked again, it might lead elsewhere. It still stands in the request, and
    # the certificate must be the name's.
    target = httpx.URL(url).copy_with(host=address, port=port)
    sent = {"Host": parts.netloc, "Content-Type": "application/json", "User-Agent": "trajectory-recorder"}
    async with (
        httpx.AsyncClient(timeout=httpx.Timeout(_WHOLE_S, connect=_CONNECT_S), trust_env=False) as client,
        client.stream(
            "POST",
            target,
            headers={**sent, **headers},
            content=body,
            extensions={"sni_hostname": host},
            follow_redirects=False,
        ) as answer,
    ):
        return answer.status_code
