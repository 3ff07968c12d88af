"""Does the endpoint's jobs, in a few threads of each replica. What a job is about its handler knows.

A handler is called outside of any session, and must be safe to run twice: it may be cut off anywhere, and then
another replica begins it anew.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from trajectory_recorder.collector import job_queue
from trajectory_recorder.collector.database.tables import Job
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.jobs import arrivals
from trajectory_recorder.collector.periodic import Periodic, enqueue_due

log = logging.getLogger(__name__)

Handler = Callable[[Endpoint, Job], None]
Observer = Callable[[str, float, bool], None]
"""Told the kind of a job that ended, how many seconds it took, and whether it went well."""

_THREADS = 2
_POLL_S = 1.0
_KEEP_S = job_queue.LEASE.total_seconds() / 4


class TryLater(Exception):
    """A handler can't do it now, and that is nobody's fault.

    Args:
        seconds: How long to leave it.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker can do: handlers by kind of job, and the jobs that come by the clock.

    `slow` are those of the kinds that take hours: one thread does them, one after the other, and nothing else waits.
    """

    handlers: Mapping[str, Handler]
    periodic: Sequence[Periodic] = ()
    slow: frozenset[str] = frozenset()

    @property
    def quick(self) -> frozenset[str]:
        """The other kinds."""
        return frozenset(self.handlers) - self.slow


class Worker:
    """Threads that do jobs until `stop`.

    Args:
        endpoint: What the jobs are about.
        work: What it can do.
        observe: Told of every job that ended.
    """

    def __init__(self, endpoint: Endpoint, work: Work, observe: Observer = lambda *_: None) -> None:
        self._endpoint = endpoint
        self._work = work
        self._observe = observe
        self._held: dict[str, Job] = {}
        self._threads = [
            threading.Thread(target=self._run, args=[kinds], name=f"worker-{number}", daemon=True)
            for number, kinds in enumerate([*[work.quick] * _THREADS, *([work.slow] if work.slow else [])])
        ]
        self._threads.append(threading.Thread(target=self._keep, name="worker-keeper", daemon=True))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether all of its threads are at work."""
        return all(thread.is_alive() for thread in self._threads)

    def stop(self, timeout_s: float) -> None:
        """Take no more jobs, and give back those that don't end in time."""
        self._endpoint.stopping.set()
        arrivals.tell()
        deadline_s = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, deadline_s - time.monotonic()))
        for job in list(self._held.values()):
            log.warning("left the job %s of kind %s to others", job.id, job.kind)
            job_queue.give_back(self._endpoint.database, job, self._endpoint.clock.now())

    def do_one(self, kinds: Collection[str] | None = None) -> bool:
        """Do one job that is due, of these kinds or of any; returns whether there was one."""
        wanted = self._work.handlers.keys() if kinds is None else kinds
        job = job_queue.claim(self._endpoint.database, wanted, self._endpoint.clock.now())
        if job is None:
            return False
        self._held[job.id] = job
        began_s = time.monotonic()
        try:
            went_well = self._do(job)
        finally:
            del self._held[job.id]
        self._observe(job.kind, time.monotonic() - began_s, went_well)
        return True

    def _do(self, job: Job) -> bool:
        database, clock = self._endpoint.database, self._endpoint.clock
        try:
            self._handler(job)(self._endpoint, job)
        except TryLater as later:
            job_queue.give_back(database, job, clock.now() + timedelta(seconds=later.seconds))
        except Exception as error:
            log.exception("the job %s of kind %s failed, for the %d. time", job.id, job.kind, job.attempts)
            job_queue.fail(database, job, f"{type(error).__name__}: {error}", clock.now())
            return False
        else:
            job_queue.finish(database, job, clock.now())
        return True

    def _handler(self, job: Job) -> Handler:
        if job.attempts > job_queue.MOST_ATTEMPTS:
            raise RuntimeError("every process that tried it died of it")
        return self._work.handlers[job.kind]

    def _run(self, kinds: Collection[str]) -> None:
        while not self._endpoint.stopping.is_set():
            seen = arrivals.count
            try:
                if not self.do_one(kinds):
                    arrivals.wait(seen, _POLL_S)
            except Exception:
                # The database is away, say. Jobs wait until it is back.
                log.exception("could not look for jobs")
                self._endpoint.stopping.wait(_POLL_S)

    def _keep(self) -> None:
        """Keep the leases of jobs under way, and note those that come by the clock."""
        while not self._endpoint.stopping.is_set():
            try:
                self._keep_once()
            except Exception:
                log.exception("could not keep the jobs that are under way")
            self._endpoint.stopping.wait(_KEEP_S)

    def _keep_once(self) -> None:
        now = self._endpoint.clock.now()
        if held := list(self._held.values()):
            for lost in job_queue.renew(self._endpoint.database, held, now):
                log.warning("the job %s was taken over by another replica", lost)
        enqueue_due(self._endpoint.database, self._work.periodic, now)
