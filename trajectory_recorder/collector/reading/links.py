"""Links that open one file for whoever has them, for a quarter of an hour at most.

A store that can sign does so. For files in a folder the endpoint signs, with a key that it made for itself.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from trajectory_recorder.collector.problems import Problem

LASTING = timedelta(minutes=15)


def signature(key: bytes, file_id: str, person_id: str, expires_s: int) -> str:
    """What proves that the endpoint itself made a link: for this file, this person and this time."""
    signed = f"read\n{file_id}\n{person_id}\n{expires_s}".encode()
    return hmac.new(key, signed, hashlib.sha256).hexdigest()


def require_valid(
    key: bytes, file_id: str, person_id: str, *, expires_s: int, given: str, now: datetime
) -> None:
    """See that a link is one of the endpoint's, and still good.

    Raises:
        Problem: 403.
    """
    is_ours = hmac.compare_digest(signature(key, file_id, person_id, expires_s).encode(), given.encode())
    # Compared as numbers: nobody knows what year a stranger's link is good until.
    if not is_ours or expires_s <= int(now.timestamp()):
        raise Problem(403, "bad_link", "this link was changed, or is too old", remedy="ask for a new one")


def expiry(now: datetime) -> datetime:
    """Until when a link that is made now is good, in whole seconds."""
    return datetime.fromtimestamp(int((now + LASTING).timestamp()), UTC)
