"""Gives up submissions that were not finished in time, with everything that arrived of them."""

from sqlalchemy import select

from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.submissions.states import move
from trajectory_recorder.collector.uploads.ending import forget_all
from trajectory_recorder.wire.states import SubmissionState

_REASON = "not finished in time"


def expire(endpoint: Endpoint) -> int:
    """Give up what is past its time; returns how many submissions that were. Safe to do by several at once."""
    late = (Submission.state == SubmissionState.UPLOADING, Submission.expires_at <= endpoint.clock.now())
    with endpoint.database.reading() as session:
        ids = session.scalars(select(Submission.id).where(*late)).all()
    return sum(_give_up(endpoint, it) for it in ids)


def _give_up(endpoint: Endpoint, submission_id: str) -> bool:
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        submission = session.get_one(Submission, submission_id, with_for_update=True)
        if submission.state != SubmissionState.UPLOADING:
            return False
        move(session, submission, SubmissionState.WITHDRAWN, now=now, person_id=None, reason=_REASON)
        left = forget_all(session, submission.id, now=now, person_id=None)
    for it in left:
        it.remove(endpoint.store)
    return True
