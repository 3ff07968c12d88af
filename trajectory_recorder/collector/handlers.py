"""Which job is done by whom, and which come by the clock."""

from datetime import timedelta

from trajectory_recorder.collector import job_queue
from trajectory_recorder.collector.checking.job import CHECK_JOB, check_submission
from trajectory_recorder.collector.database.tables import Job
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports import tidying
from trajectory_recorder.collector.people import erasure, forgetting
from trajectory_recorder.collector.periodic import Periodic
from trajectory_recorder.collector.store_tidying import delete_forgotten_files
from trajectory_recorder.collector.submissions.expiry import expire
from trajectory_recorder.collector.webhooks import delivering
from trajectory_recorder.collector.worker import Work


def forget_old_jobs(endpoint: Endpoint, _job: Job) -> None:
    """Remove jobs that ended long ago."""
    with endpoint.database.writing() as session:
        job_queue.forget_old(session, endpoint.clock.now())


def give_up_unfinished(endpoint: Endpoint, _job: Job) -> None:
    """Give up what was never finished in its time."""
    expire(endpoint)


def forget_expired(endpoint: Endpoint, _job: Job) -> None:
    """Forget sign-ins, codes and counters of attempts that have run out."""
    forgetting.forget_expired(endpoint)


WORK = Work(
    handlers={
        CHECK_JOB: check_submission,
        **delivering.HANDLERS,
        **erasure.HANDLERS,
        **tidying.HANDLERS,
        "jobs.forget": forget_old_jobs,
        "people.forget": forget_expired,
        "store.tidy": delete_forgotten_files,
        "submissions.expire": give_up_unfinished,
    },
    periodic=(
        Periodic("submissions.expire", timedelta(hours=1)),
        Periodic("people.forget", timedelta(hours=1)),
        Periodic("jobs.forget", timedelta(days=1)),
        Periodic("store.tidy", timedelta(days=1)),
        *tidying.PERIODIC,
    ),
    slow=tidying.SLOW,
)
