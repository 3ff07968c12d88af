"""Forgets what has expired and proves nothing any more."""

from sqlalchemy import delete

from trajectory_recorder.collector.database.tables import (
    Attempts,
    BrowserSession,
    DeviceGrant,
    SignInCode,
    Token,
)
from trajectory_recorder.collector.endpoint import Endpoint


def forget_expired(endpoint: Endpoint) -> None:
    """Delete expired attempts, sessions, codes, devices and tokens. Used ones stay until then, to be known again."""
    now = endpoint.clock.now()
    for table in (Attempts, BrowserSession, SignInCode, DeviceGrant, Token):
        with endpoint.database.writing() as session:
            session.execute(delete(table).where(table.expires_at <= now))
