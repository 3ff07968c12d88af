"""Exports as those who may export start, cancel and delete them."""

from datetime import datetime

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import jobs
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.exporting import project_to_export, visible_export
from trajectory_recorder.collector.database.tables import Export
from trajectory_recorder.collector.exports.asking import require_sound
from trajectory_recorder.collector.exports.ending import ask_to_stop, expire
from trajectory_recorder.collector.exports.states import move, note
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState
from trajectory_recorder.wire.exports import ExportRequest

EXPORT_JOB = "export.run"
# This project's own figure: each waits for those before it.
MOST_UNDER_WAY = 5
_AS_WISHED = "somebody did not want it any more"


def start(
    session: Session, actor: Actor, project_key: str, request: ExportRequest, *, now: datetime
) -> Export:
    """Note an export, to be made as soon as there is time.

    Raises:
        Problem: 404 and 403 as `project_to_export`; 422 as `require_sound`; 409 where as many as may be are
            under way.
    """
    project = project_to_export(session, actor, project_key, lock=True)
    require_sound(request)
    under_way = select(func.count()).select_from(Export)
    under_way = under_way.where(Export.project_id == project.id, Export.state.in_(UNDER_WAY))
    if (session.scalar(under_way) or 0) >= MOST_UNDER_WAY:
        detail = f"{MOST_UNDER_WAY} exports of this project are under way, and no more may be"
        raise conflict("too_many", detail, "wait for one, or cancel it")
    export = Export(
        project_id=project.id,
        person_id=actor.person_id,
        request=msgspec.to_builtins(request),
        created_at=now,
    )
    session.add(export)
    session.flush()
    details = {"project": project.id, "format": request.format, "purpose": request.purpose}
    note(session, export, "started", now=now, person_id=actor.person_id, **details)
    jobs.enqueue(session, EXPORT_JOB, export.id, at=now)
    return export


def of_project(session: Session, actor: Actor, project_key: str) -> Select[Export]:
    """The exports of a project, without an order.

    Raises:
        Problem: 404 and 403 as `project_to_export`.
    """
    project = project_to_export(session, actor, project_key)
    return select(Export).where(Export.project_id == project.id)


def cancel(session: Session, actor: Actor, export_id: str, *, now: datetime) -> Export:
    """End an export that is under way; one that runs ends within seconds. Nothing happens where it was cancelled.

    Raises:
        Problem: 404; 409 for one that has ended otherwise.
    """
    export = visible_export(session, actor, export_id, lock=True)
    if export.state == ExportState.CANCELLED:
        return export
    if export.state not in UNDER_WAY:
        raise conflict(
            "wrong_state", f"this export is {export.state} by now", "delete it, if it is not needed"
        )
    if export.state == ExportState.QUEUED:
        move(session, export, ExportState.CANCELLED, now=now, person_id=actor.person_id, reason=_AS_WISHED)
    else:
        ask_to_stop(session, export, _AS_WISHED, now=now, person_id=actor.person_id)
    return export


def delete(session: Session, actor: Actor, export_id: str, *, now: datetime) -> None:
    """Delete an export's files. What was taken stays known, so that what is withdrawn later can be told.

    Raises:
        Problem: 404; 409 for one that is under way.
    """
    export = visible_export(session, actor, export_id, lock=True)
    if export.state in UNDER_WAY:
        raise conflict("wrong_state", f"this export is {export.state}", "cancel it first")
    if export.state == ExportState.FINISHED:
        expire(session, export, "somebody deleted its files", now=now, person_id=actor.person_id)
