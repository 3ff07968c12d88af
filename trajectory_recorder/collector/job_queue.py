"""Who does which job: taking one, keeping it, giving it back, and what becomes of those that fail.

A job belongs to whoever holds its lease. One that is not renewed in time, since its process died, is anybody's
again; so a job may be done twice, and every handler must bear that.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.tables import Job

LEASE = timedelta(seconds=60)
# After so many tries, the last of them about ten minutes after the first, somebody has to look.
MOST_ATTEMPTS = 8
KEPT = timedelta(days=30)
_FIRST_DELAY = timedelta(seconds=5)
_LONGEST_ERROR = 2_000


def claim(database: Database, kinds: Collection[str], now: datetime) -> Job | None:
    """Take the job that has waited longest, if there is one; its `attempts` counts this try.

    Args:
        database: Where jobs are noted.
        kinds: What the caller can do. A newer replica may have noted others, and will do them.
        now: The time.
    """
    due = select(Job).where(_due(now), Job.kind.in_(kinds)).order_by(Job.run_at).limit(1)
    with database.reading() as session:
        # Looking costs no lock, and mostly there is nothing.
        if session.scalars(due).first() is None:
            return None
    with database.writing() as session:
        job = session.scalars(due.with_for_update(skip_locked=True)).first()
        if job is not None:
            job.lease = secrets.token_hex(16)
            job.leased_until = now + LEASE
            job.attempts += 1
        return job


def renew(database: Database, jobs: list[Job], now: datetime) -> list[str]:
    """Keep jobs that are under way; returns the ids of those that are somebody else's by now."""
    with database.writing() as session:
        return [it.id for it in jobs if not _change(session, it, leased_until=now + LEASE)]


def finish(database: Database, job: Job, now: datetime) -> None:
    """The job is done."""
    with database.writing() as session:
        _change(session, job, finished_at=now, lease=None, leased_until=None, error=None)


def give_back(database: Database, job: Job, at: datetime) -> None:
    """Leave the job to whoever has time from `at` on. That was no failure, and is not counted as one."""
    with database.writing() as session:
        _change(session, job, run_at=at, lease=None, leased_until=None, attempts=job.attempts - 1)


def fail(database: Database, job: Job, error: str, now: datetime) -> None:
    """The job went wrong: try again later, each time after twice the delay, until there is no hope left."""
    values = {"lease": None, "leased_until": None, "error": error.replace("\0", "")[:_LONGEST_ERROR]}
    with database.writing() as session:
        if job.attempts >= MOST_ATTEMPTS:
            _change(session, job, finished_at=now, **values)
        else:
            _change(session, job, run_at=now + _FIRST_DELAY * 2 ** (job.attempts - 1), **values)


def forget_old(session: Session, now: datetime) -> int:
    """Remove jobs that ended long ago; returns how many."""
    result = session.execute(delete(Job).where(Job.finished_at < now - KEPT))
    return result.rowcount if isinstance(result, CursorResult) else 0


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(Job.leased_until.is_(None), Job.leased_until <= now)
    return Job.finished_at.is_(None) & (Job.run_at <= now) & free


def _change(session: Session, job: Job, **values: object) -> bool:
    """Change a job if it is still ours."""
    result = session.execute(update(Job).where(Job.id == job.id, Job.lease == job.lease).values(**values))
    return isinstance(result, CursorResult) and result.rowcount == 1
