"""Runs an endpoint's jobs in a test, without a worker's threads."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from helpers.endpoint import Served
from trajectory_recorder.collector.database.tables import Job
from trajectory_recorder.collector.worker import Handler, TryLater


def run_due(served: Served, handlers: Mapping[str, Handler]) -> int:
    """Run what is due, twice each, as after a cut, until nothing is; returns how many jobs that were."""
    count = 0
    while (job := _next(served, handlers)) is not None:
        count += 1
        try:
            handlers[job.kind](served.endpoint, job)
            handlers[job.kind](served.endpoint, job)
        except TryLater as later:
            _set(served, job, run_at=served.endpoint.clock.now() + timedelta(seconds=later.seconds))
        else:
            _set(served, job, finished_at=served.endpoint.clock.now())
    return count


def _next(served: Served, handlers: Mapping[str, Handler]) -> Job | None:
    due = (Job.finished_at.is_(None), Job.run_at <= served.endpoint.clock.now(), Job.kind.in_(handlers))
    with served.endpoint.database.reading() as session:
        return session.scalars(select(Job).where(*due).order_by(Job.run_at, Job.id).limit(1)).first()


def _set(served: Served, job: Job, **values: object) -> None:
    with served.endpoint.database.writing() as session:
        kept = session.get_one(Job, job.id)
        for name, value in values.items():
            setattr(kept, name, value)
