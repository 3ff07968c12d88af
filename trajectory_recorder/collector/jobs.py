"""Work for later: noted in the transaction that makes it necessary, done by whichever replica has time."""

import threading
from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Job


class Arrivals:
    """Tells the workers of this process that there are new jobs; those of other processes look by themselves."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    def tell(self) -> None:
        """Wake whoever waits."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    @property
    def count(self) -> int:
        """How often somebody told; to be read before looking for jobs."""
        return self._count

    def wait(self, seen: int, timeout_s: float) -> None:
        """Wait until somebody has told more often than `seen`, or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._count != seen, timeout_s)


arrivals = Arrivals()


def enqueue(session: Session, kind: str, subject: str, *, at: datetime, **details: Any) -> Job:  # noqa: ANN401 - goes into JSON
    """Note a job that may run from `at` on.

    Args:
        session: A writing session.
        kind: Which handler does it; see `worker.py`.
        subject: The id of what it is about.
        at: Not before this time.
        details: What the handler needs besides, as JSON can hold it.
    """
    job = Job(kind=kind, subject=subject, details=details, created_at=at, run_at=at)
    session.add(job)
    event.listen(session, "after_commit", lambda _session: arrivals.tell(), once=True)
    return job
