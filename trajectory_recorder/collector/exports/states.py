"""The one way by which an export gets from state to state: audit log and webhooks learn of it at once."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, jobs
from trajectory_recorder.collector.database.tables import Export
from trajectory_recorder.collector.submissions.states import WEBHOOK_JOB
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState

# Whoever waits for an export wants to know how it ended; nobody waits for its files to be deleted.
_TOLD = frozenset({ExportState.FINISHED, ExportState.FAILED, ExportState.CANCELLED})


def move(
    session: Session,
    export: Export,
    to: ExportState,
    *,
    now: datetime,
    person_id: str | None,
    reason: str | None = None,
    **details: Any,  # noqa: ANN401 - goes into JSON
) -> None:
    """Bring an export into another state, with its line in the audit log and its webhooks.

    Args:
        session: A writing session.
        export: As read with `lock=True`.
        to: The new state.
        now: The time.
        person_id: Who does it; None for the endpoint itself.
        reason: Why, for people.
        details: What else matters for the log, as JSON can hold it.
    """
    export.state, export.reason = to, reason
    if to not in UNDER_WAY and export.ended_at is None:
        export.ended_at = now
    note(session, export, to.value, now=now, person_id=person_id, **details)
    if to in _TOLD:
        told = {"project": export.project_id, "event": f"export.{to.value}", "state": to.value}
        jobs.enqueue(session, WEBHOOK_JOB, export.id, at=now, **told)


def note(
    session: Session,
    export: Export,
    kind: str,
    *,
    now: datetime,
    person_id: str | None,
    **details: Any,  # noqa: ANN401 - goes into JSON
) -> None:
    """Add a line to the audit log: `export.KIND`."""
    audit_log.write(
        session, now, person_id=person_id, action=f"export.{kind}", subject=f"export/{export.id}", **details
    )
