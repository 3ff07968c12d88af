"""Takes a declared bundle on: who may send it, for what, and whether there is room."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import project_as
from trajectory_recorder.collector.database.tables import Person, Project, Submission, SubmissionFile, Task
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem, conflict, forbidden, not_found
from trajectory_recorder.collector.projects import consents
from trajectory_recorder.collector.projects.openness import why_closed
from trajectory_recorder.collector.submissions import blobs, quotas
from trajectory_recorder.collector.submissions.declaration import Declaration
from trajectory_recorder.collector.submissions.states import record
from trajectory_recorder.wire.states import MENDABLE, Role, SubmissionState


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a bundle is sent for, by the names that the client gave."""

    project: str
    task: str | None = None
    override_reason: str | None = None
    replaces: str | None = None


def declare(
    endpoint: Endpoint, actor: Actor, purpose: Purpose, declaration: Declaration
) -> tuple[Submission, bool]:
    """Take a bundle on, or find the one with the same content that is there already.

    Args:
        endpoint: What the request stands on.
        actor: Who sends it.
        purpose: What for.
        declaration: The bundle.

    Returns:
        The submission and whether it is new.

    Raises:
        Problem: 403, 404, 409 or 429: nothing was kept.
    """
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        project = project_as(session, actor, purpose.project, Role.EXPERT, Role.ADMIN)
        # Declarations of one person come one after the other: so limits hold, and no content comes twice.
        session.get_one(Person, actor.person_id, with_for_update=True)
        there = _same(session, project, actor, declaration)
        if there is not None:
            return there, False
        if project.archived_at is not None:
            raise conflict("project_archived", "the project is archived, and takes nothing more")
        task = _task(session, project, purpose.task)
        replaced = _replaced(session, project, actor, purpose.replaces)
        _require_open(session, task, replaced, actor, now)
        _require_override_allowed(task, purpose)
        _require_consent(session, project, actor)
        quotas.require_room(session, endpoint.settings, actor.person_id, declaration.bytes, now)
        kept = _keep(session, endpoint, purpose, declaration, actor=actor, project=project, task=task)
        return kept, True


def _same(session: Session, project: Project, actor: Actor, declaration: Declaration) -> Submission | None:
    statement = select(Submission).where(
        Submission.project_id == project.id,
        Submission.person_id == actor.person_id,
        Submission.manifest_sha256 == declaration.manifest_sha256,
        Submission.state != SubmissionState.WITHDRAWN,
    )
    return session.scalars(statement).one_or_none()


def _task(session: Session, project: Project, key: str | None) -> Task | None:
    if key is None:
        return None
    statement = select(Task).where(Task.project_id == project.id, Task.key == key)
    task = session.scalars(statement).one_or_none()
    if task is None:
        raise not_found("task in this project")
    return task


def _replaced(
    session: Session, project: Project, actor: Actor, submission_id: str | None
) -> Submission | None:
    if submission_id is None:
        return None
    replaced = session.get(Submission, submission_id)
    if replaced is None or replaced.person_id != actor.person_id or replaced.project_id != project.id:
        raise not_found("submission to be replaced")
    if replaced.state not in MENDABLE:
        raise conflict(
            "wrong_state", f"the submission to be replaced is {replaced.state}: nothing is to be mended"
        )
    return replaced


def _require_open(
    session: Session, task: Task | None, replaced: Submission | None, actor: Actor, now: datetime
) -> None:
    # Who mends a recording has had a place in its task all the time.
    if task is None or (replaced is not None and replaced.task_id == task.id):
        return
    reason = why_closed(session, task, actor.person_id, now)
    if reason is not None:
        raise conflict("task_closed", f"the task {task.key!r} is not open to you: {reason}")


def _require_override_allowed(task: Task | None, purpose: Purpose) -> None:
    if purpose.override_reason is not None and task is not None and not task.override_allowed:
        raise forbidden("this task takes no recordings that fail its checks", "mend the recording")


def _require_consent(session: Session, project: Project, actor: Actor) -> None:
    consent = consents.unsigned(session, project.id, actor.person_id)
    if consent is not None:
        raise Problem(
            409,
            "consent_needed",
            f"version {consent.version} of the project's consent is not signed yet",
            remedy="read and sign it on the endpoint's pages",
            more={"version": consent.version},
        )


def _keep(
    session: Session,
    endpoint: Endpoint,
    purpose: Purpose,
    declaration: Declaration,
    *,
    actor: Actor,
    project: Project,
    task: Task | None,
) -> Submission:
    now = endpoint.clock.now()
    consent = consents.newest(session, project.id)
    submission = Submission(
        project_id=project.id,
        task_id=task.id if task else None,
        person_id=actor.person_id,
        consent_id=consent.id if consent else None,
        replaces_id=purpose.replaces,
        state=SubmissionState.UPLOADING,
        bundle_id=declaration.bundle_id,
        manifest_sha256=declaration.manifest_sha256,
        manifest=declaration.manifest_text,
        tag_files=declaration.tag_files,
        bytes=declaration.bytes,
        duration_ns=declaration.duration_ns,
        override_reason=purpose.override_reason,
        created_at=now,
        changed_at=now,
        expires_at=now + timedelta(days=endpoint.settings.upload_days),
    )
    session.add(submission)
    session.flush()
    files = [
        SubmissionFile(submission_id=submission.id, path=it.path, bytes=it.bytes, sha256=it.sha256)
        for it in declaration.files
    ]
    blobs.reuse(session, actor.person_id, files)
    session.add_all(files)
    record(session, submission, "declared", now=now, person_id=actor.person_id, bytes=submission.bytes)
    return submission
