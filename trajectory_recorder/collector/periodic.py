"""Jobs that come by the clock. However many replicas there are, each is noted once for each span of time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import IntegrityError

from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.base import ID_LENGTH
from trajectory_recorder.collector.database.tables import Job

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A kind of job, and how often it comes."""

    kind: str
    every: timedelta


def enqueue_due(database: Database, periodic: Sequence[Periodic], now: datetime) -> None:
    """Note each of the jobs for this span of time, unless somebody did."""
    for it in periodic:
        _enqueue_once(database, it, now)


def _enqueue_once(database: Database, periodic: Periodic, now: datetime) -> None:
    span = (now - _EPOCH) // periodic.every
    # All replicas make the same id, of which the database takes one.
    job_id = hashlib.sha256(f"{periodic.kind} {span}".encode()).hexdigest()[:ID_LENGTH]
    with database.reading() as session:
        if session.get(Job, job_id) is not None:
            return
    job = Job(id=job_id, kind=periodic.kind, subject="", details={}, created_at=now, run_at=now)
    try:
        with database.writing() as session:
            session.add(job)
    except IntegrityError:
        return  # Another replica was faster.
