"""What can be measured of a running endpoint, in Prometheus' words. Labels never hold what people sent."""

from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Job, Submission, Upload
from trajectory_recorder.wire.states import SubmissionState

_REQUEST_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60)
_JOB_S = (0.01, 0.1, 1, 5, 15, 60, 300, 1200)


@dataclass(frozen=True, slots=True)
class Request:
    """One that was answered; `route` is the address with names in place of what was asked for."""

    method: str
    route: str
    status: int
    took_s: float
    received_bytes: int
    sent_bytes: int


class Metrics:
    """Counters of this process, and figures that are read from the database when somebody asks."""

    def __init__(self) -> None:
        mine = self._registry = CollectorRegistry()
        by_route = ("method", "route")
        self._requests = Counter(
            "trajectory_requests", "Requests answered", (*by_route, "status"), registry=mine
        )
        self._seconds = Histogram(
            "trajectory_request_seconds", "Time to answer", by_route, buckets=_REQUEST_S, registry=mine
        )
        self._received = Counter(
            "trajectory_received_bytes", "Bytes of bodies received", by_route, registry=mine
        )
        self._sent = Counter("trajectory_sent_bytes", "Bytes of answers sent", by_route, registry=mine)
        self._jobs = Histogram(
            "trajectory_job_seconds", "Time of jobs", ("kind", "went_well"), buckets=_JOB_S, registry=mine
        )
        self._uploads = Gauge("trajectory_uploads_open", "Files on their way", registry=mine)
        self._submissions = Gauge("trajectory_submissions", "Submissions by state", ("state",), registry=mine)
        self._waiting = Gauge("trajectory_jobs_waiting", "Jobs that are due and not done", registry=mine)
        self._oldest = Gauge(
            "trajectory_jobs_oldest_seconds", "How long the oldest of them has waited", registry=mine
        )
        self._failed = Gauge(
            "trajectory_jobs_failed", "Jobs of the last 30 days that were given up", registry=mine
        )

    def count(self, request: Request) -> None:
        """Count a request."""
        where = (request.method, request.route)
        self._requests.labels(*where, str(request.status)).inc()
        self._seconds.labels(*where).observe(request.took_s)
        self._received.labels(*where).inc(request.received_bytes)
        self._sent.labels(*where).inc(request.sent_bytes)

    def job_ended(self, kind: str, took_s: float, went_well: bool) -> None:  # noqa: FBT001 - an observer's protocol
        """Count a job."""
        self._jobs.labels(kind, "yes" if went_well else "no").observe(took_s)

    def text(self, session: Session, now: datetime) -> bytes:
        """Everything, as Prometheus reads it."""
        self._look_at_submissions(session)
        self._look_at_jobs(session, now)
        return generate_latest(self._registry)

    def _look_at_submissions(self, session: Session) -> None:
        counted = session.execute(select(Submission.state, func.count()).group_by(Submission.state))
        by_state = {SubmissionState(state): count for state, count in counted}
        for state in SubmissionState:
            self._submissions.labels(state.value).set(by_state.get(state, 0))
        unfinished = select(func.count()).select_from(Upload).where(Upload.completed_at.is_(None))
        self._uploads.set(session.scalar(unfinished) or 0)

    def _look_at_jobs(self, session: Session, now: datetime) -> None:
        due = select(func.count(), func.min(Job.run_at)).where(Job.finished_at.is_(None), Job.run_at <= now)
        waiting, oldest = session.execute(due).one()
        self._waiting.set(waiting)
        self._oldest.set((now - oldest).total_seconds() if oldest else 0)
        given_up = select(func.count()).select_from(Job)
        given_up = given_up.where(Job.finished_at.is_not(None), Job.error.is_not(None))
        self._failed.set(session.scalar(given_up) or 0)
