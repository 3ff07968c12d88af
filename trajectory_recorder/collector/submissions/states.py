"""The one way by which a submission gets from state to state: everybody who cares learns of it at once.

It does not ask who may do so; see `access.permissions`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, jobs
from trajectory_recorder.collector.database.tables import Submission, SubmissionEvent
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.wire.states import NEXT_STATES, SubmissionState

WEBHOOK_JOB = "webhook.event"


def move(
    session: Session,
    submission: Submission,
    to: SubmissionState,
    *,
    now: datetime,
    person_id: str | None,
    reason: str | None = None,
    **details: Any,  # noqa: ANN401 - goes into JSON
) -> None:
    """Bring a submission into another state, with its event, its line in the audit log and its webhooks.

    Args:
        session: A writing session.
        submission: As read with `lock=True`, so that two can't move it at once.
        to: The new state.
        now: The time.
        person_id: Who does it; None for the endpoint itself.
        reason: Why, for people; kept with the submission until the next move.
        details: What else matters, as JSON can hold it.

    Raises:
        Problem: 409, the state before does not lead there.
    """
    before = SubmissionState(submission.state)
    if to not in NEXT_STATES[before]:
        raise conflict(
            "wrong_state",
            f"a submission that is {before.value} can't become {to.value}",
            "look where it stands by now",
            state=before.value,
        )
    submission.state = to
    submission.reason = reason
    submission.changed_at = now
    if before is SubmissionState.UPLOADING:
        submission.expires_at = None
    happened = {"before": before.value, **({"reason": reason} if reason else {}), **details}
    record(session, submission, to.value, now=now, person_id=person_id, **happened)


def record(
    session: Session,
    submission: Submission,
    kind: str,
    *,
    now: datetime,
    person_id: str | None,
    **details: Any,  # noqa: ANN401 - goes into JSON
) -> None:
    """Note that something happened to a submission: its event, the audit line, and the job that tells webhooks.

    Args:
        session: A writing session.
        submission: What it happened to; in the state that it has now.
        kind: A word; `submission.WORD` is what audit log and webhooks call it.
        now: The time.
        person_id: Who did it; None for the endpoint itself.
        details: What else matters, as JSON can hold it.
    """
    session.add(
        SubmissionEvent(
            submission_id=submission.id,
            at=now,
            person_id=person_id,
            kind=kind,
            state=submission.state,
            details=details,
        )
    )
    name = f"submission.{kind}"
    # What people wrote stays out of the log: it can't be taken out of it again.
    told = {key: value for key, value in details.items() if key != "reason"}
    audit_log.write(
        session, now, person_id=person_id, action=name, subject=f"submission/{submission.id}", **told
    )
    jobs.enqueue(
        session,
        WEBHOOK_JOB,
        submission.id,
        at=now,
        project=submission.project_id,
        event=name,
        state=SubmissionState(submission.state).value,
    )
