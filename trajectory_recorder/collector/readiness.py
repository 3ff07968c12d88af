"""Whether this replica can do its work now, part by part, so that a balancer sends requests elsewhere if not."""

import threading
import time

from sqlalchemy.exc import SQLAlchemyError

from trajectory_recorder.collector.checking.confinement import confinement
from trajectory_recorder.collector.database.migrate import is_current
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.worker import Worker
from trajectory_recorder.errors import TrajectoryError

# The store is written to, which is not for every look of an impatient balancer.
_STORE_EVERY_S = 10.0
_FINE = "ok"


class Readiness:
    """What is asked of the parts of a running endpoint.

    Args:
        endpoint: What it serves.
        worker: Does its jobs, where this process does them.
    """

    def __init__(self, endpoint: Endpoint, worker: Worker | None) -> None:
        self._endpoint = endpoint
        self._worker = worker
        self._store_lock = threading.Lock()
        self._store_said = _FINE
        self._store_asked_s = float("-inf")

    def parts(self) -> dict[str, str]:
        """For each part "ok" or what is wrong with it."""
        return {
            "database": self._database(),
            "store": self._store(),
            "worker": _FINE if self._worker is None or self._worker.is_alive else "a thread has ended",
            "stopping": "it is about to end" if self._endpoint.stopping.is_set() else _FINE,
        }

    def remarks(self) -> dict[str, str]:
        """What works and could be better."""
        lacking = confinement().lacking if self._worker is not None else ""
        return {"checking": lacking} if lacking else {}

    def _database(self) -> str:
        try:
            current = is_current(self._endpoint.database)
        except SQLAlchemyError as error:
            return f"it does not answer: {type(error).__name__}"
        return _FINE if current else "its tables are not those of this version"

    def _store(self) -> str:
        with self._store_lock:
            if time.monotonic() - self._store_asked_s > _STORE_EVERY_S:
                self._store_said = self._ask_store()
                self._store_asked_s = time.monotonic()
            return self._store_said

    def _ask_store(self) -> str:
        try:
            self._endpoint.store.check()
        except TrajectoryError as error:
            return str(error)
        return _FINE


def is_ready(parts: dict[str, str]) -> bool:
    return all(said == _FINE for said in parts.values())
