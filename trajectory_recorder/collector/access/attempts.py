"""Limits on how often something may be tried, shared by all replicas.

Attempts are counted in fixed windows of time in the database, each in a transaction of its own, so that
they count even where what was tried fails. The `limits` library counts by the machine's clock and brings a
store for neither of our databases; one statement does it here.
"""

import hashlib
import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from trajectory_recorder.collector.database.tables import Attempts
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` attempts in each window of `per`."""

    what: str
    most: int
    per: timedelta


SIGN_INS_FROM = Limit("sign-in-from", 5, timedelta(minutes=1))
SIGN_INS_AS = Limit("sign-in-as", 5, timedelta(minutes=1))
DEVICES_FROM = Limit("device-from", 30, timedelta(hours=1))
USER_CODES_FROM = Limit("user-code-from", 5, timedelta(minutes=15))
USER_CODES_BY = Limit("user-code-by", 5, timedelta(minutes=15))


def count(endpoint: Endpoint, limit: Limit, whose: str) -> None:
    """Count an attempt, before it is made.

    Args:
        endpoint: Its database and clock.
        limit: How often.
        whose: The person, name or address that it is limited for.

    Raises:
        Problem: 429, it was too often in this window.
    """
    start_s, key, table = _window(endpoint, limit), _key(limit, whose), Attempts.__table__
    insert = sqlite.insert if endpoint.database.is_sqlite else postgresql.insert
    values: dict[str, Any] = {"key": key, "window_start": start_s, "count": 1}
    values["expires_at"] = endpoint.clock.now() + limit.per
    statement = (
        insert(Attempts)
        .values(values)
        .on_conflict_do_update(
            index_elements=[table.c.key, table.c.window_start], set_={"count": table.c.count + 1}
        )
    )
    with endpoint.database.writing() as session:
        counted = session.scalars(statement.returning(Attempts.count)).one()
    if counted > limit.most:
        left_s = start_s + limit.per.total_seconds() - endpoint.clock.now().timestamp()
        raise _too_often(math.ceil(left_s))


def take_back(endpoint: Endpoint, limit: Limit, whose: str) -> None:
    """Count an attempt no longer, because it was a good one."""
    statement = update(Attempts).where(
        Attempts.key == _key(limit, whose),
        Attempts.window_start == _window(endpoint, limit),
        Attempts.count > 0,
    )
    with endpoint.database.writing() as session:
        session.execute(statement.values(count=Attempts.count - 1))


def _window(endpoint: Endpoint, limit: Limit) -> int:
    now_s, per_s = int(endpoint.clock.now().timestamp()), int(limit.per.total_seconds())
    return now_s - now_s % per_s


def _key(limit: Limit, whose: str) -> str:
    # Hashed, since what people type in place of their name may be their password.
    return f"{limit.what}:{hashlib.sha256(whose.encode()).hexdigest()}"


def _too_often(left_s: int) -> Problem:
    return Problem(
        429,
        "too_often",
        "this was tried too often",
        remedy=f"wait {max(left_s, 1)} s and try again",
        headers={"Retry-After": str(max(left_s, 1))},
    )
