"""What somebody may see and do, decided here and, for reviews, in `reviewing`, and nowhere else.

Each function returns the thing asked for or raises: 404 where the person may not even know of it, 403 where
they see it and may not do this with it.
"""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.access.actor import Actor, roles
from trajectory_recorder.collector.database.tables import (
    Membership,
    Person,
    Project,
    Submission,
    Task,
    Token,
    Webhook,
)
from trajectory_recorder.collector.problems import forbidden, not_found
from trajectory_recorder.wire.states import Role, Scope, SubmissionState

# What a reviewer sees of other people's submissions: not what is on its way or was refused by the checks.
REVIEWABLE = frozenset(
    {
        SubmissionState.IN_REVIEW,
        SubmissionState.CHANGES_REQUESTED,
        SubmissionState.ACCEPTED,
        SubmissionState.REJECTED,
    }
)


def require_endpoint_admin(actor: Actor) -> None:
    """See that somebody is an admin of the whole endpoint.

    Raises:
        Problem: 403.
    """
    actor.require(Scope.ADMIN)
    if not actor.is_admin:
        raise forbidden("this is for admins of the endpoint", "ask one of them")


def visible_project(session: Session, actor: Actor, key: str, *, lock: bool = False) -> Project:
    """The project with this key, for its members; see `visible_submission` on `lock`."""
    statement = select(Project).where(Project.key == key)
    project = session.scalars(statement.with_for_update() if lock else statement).one_or_none()
    if project is None or not roles(session, actor, project.id):
        raise not_found("project")
    return project


def visible_projects(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a listed project may be seen; says the same as `visible_project`."""
    return Project.id.is_not(None) if actor.is_admin else Project.id.in_(_projects_of(actor))


def _projects_of(actor: Actor) -> Select[str]:
    return select(Membership.project_id).where(Membership.person_id == actor.person_id)


def projects_to_run(actor: Actor) -> ColumnElement[bool]:
    """The condition under which one is an admin of a listed project."""
    mine = _projects_of(actor).where(Membership.role == Role.ADMIN)
    return Project.id.is_not(None) if actor.is_admin else Project.id.in_(mine)


def require_some_project(session: Session, actor: Actor) -> None:
    """See that somebody is an admin anywhere.

    Raises:
        Problem: 403.
    """
    mine = _projects_of(actor).where(Membership.role == Role.ADMIN)
    if not actor.is_admin and session.scalars(mine.limit(1)).first() is None:
        raise forbidden("this is for admins of projects", "ask whoever runs the endpoint")


def project_as(session: Session, actor: Actor, key: str, *wanted: Role, lock: bool = False) -> Project:
    """The project with this key, for those who are one of `wanted` in it; see `visible_submission` on `lock`."""
    project = visible_project(session, actor, key, lock=lock)
    require_role(session, actor, project.id, *wanted)
    return project


def person_to_add(session: Session, actor: Actor, key: str, name: str) -> Person:
    """Somebody with this name, for admins of a project, who may make them a member of it."""
    project_as(session, actor, key, Role.ADMIN)
    statement = select(Person).where(
        Person.name == name, Person.disabled_at.is_(None), Person.erased_at.is_(None)
    )
    person = session.scalars(statement).one_or_none()
    if person is None:
        raise not_found("person")
    return person


def require_role(session: Session, actor: Actor, project_id: str, *wanted: Role) -> None:
    """See that somebody is one of `wanted` in a project.

    Raises:
        Problem: 403.
    """
    if not roles(session, actor, project_id) & set(wanted):
        named = " or ".join(it.value for it in wanted)
        raise forbidden(f"this needs the role {named} in the project", "ask an admin of the project for it")


def visible_task(session: Session, actor: Actor, task_id: str, *, lock: bool = False) -> Task:
    """A task, for the members of its project; see `visible_submission` on `lock`."""
    task = session.get(Task, task_id, with_for_update=lock)
    if task is None or not roles(session, actor, task.project_id):
        raise not_found("task")
    return task


def task_as(session: Session, actor: Actor, task_id: str, *wanted: Role, lock: bool = False) -> Task:
    """A task, for those who are one of `wanted` in its project; see `visible_submission` on `lock`."""
    task = visible_task(session, actor, task_id, lock=lock)
    require_role(session, actor, task.project_id, *wanted)
    return task


def visible_tasks(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a listed task may be seen; says the same as `visible_task`."""
    return Task.id.is_not(None) if actor.is_admin else Task.project_id.in_(_projects_of(actor))


def visible_submission(
    session: Session, actor: Actor, submission_id: str, *, lock: bool = False
) -> Submission:
    """A submission, for who submitted it, and for reviewers and admins of its project.

    Args:
        session: A session; a writing one with `lock`.
        actor: Who asks.
        submission_id: As the client gave it.
        lock: Whether it is about to be changed.
    """
    submission = session.get(Submission, submission_id, with_for_update=lock)
    if submission is None or not sees_submission(session, actor, submission):
        raise not_found("submission")
    return submission


def sees_submission(session: Session, actor: Actor, submission: Submission) -> bool:
    if submission.person_id == actor.person_id:
        return True
    held = roles(session, actor, submission.project_id)
    return Role.ADMIN in held or (Role.REVIEWER in held and submission.state in REVIEWABLE)


def own_submission(session: Session, actor: Actor, submission_id: str, *, lock: bool = False) -> Submission:
    """A submission, for who submitted it alone."""
    submission = visible_submission(session, actor, submission_id, lock=lock)
    if submission.person_id != actor.person_id:
        raise forbidden("this submission is somebody else's")
    return submission


def visible_submissions(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a listed submission may be seen; says the same as `sees_submission`."""
    if actor.is_admin:
        return Submission.id.is_not(None)

    def projects_as(role: Role) -> ColumnElement[bool]:
        mine = select(Membership.project_id).where(
            Membership.person_id == actor.person_id, Membership.role == role
        )
        return Submission.project_id.in_(mine)

    return or_(
        Submission.person_id == actor.person_id,
        projects_as(Role.ADMIN),
        projects_as(Role.REVIEWER) & Submission.state.in_(REVIEWABLE),
    )


def projects_to_review(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a listed submission lies in a project whose recordings one reviews."""
    if actor.is_admin:
        return Submission.id.is_not(None)
    mine = select(Membership.project_id).where(
        Membership.person_id == actor.person_id, Membership.role.in_([Role.REVIEWER, Role.ADMIN])
    )
    return Submission.project_id.in_(mine)


def webhook_to_manage(session: Session, actor: Actor, webhook_id: str, *, lock: bool = False) -> Webhook:
    """A webhook, for admins of its project; it does not exist for others."""
    webhook = session.get(Webhook, webhook_id, with_for_update=lock)
    if webhook is None or Role.ADMIN not in roles(session, actor, webhook.project_id):
        raise not_found("webhook")
    return webhook


def submission_to_erase(session: Session, actor: Actor, submission_id: str) -> Submission:
    """A locked submission, for who submitted it, and for admins of the endpoint on their request."""
    submission = visible_submission(session, actor, submission_id, lock=True)
    if submission.person_id != actor.person_id:
        actor.require(Scope.ADMIN)
        require_endpoint_admin(actor)
    return submission


def person_to_erase(session: Session, actor: Actor, person_id: str) -> Person:
    """A locked person, for themself, and for admins of the endpoint on their request."""
    return _person(session, actor, person_id, lock=True)


def visible_person(session: Session, actor: Actor, person_id: str, *, lock: bool = False) -> Person:
    """A person, for the endpoint's admins and for themselves."""
    person = _person(session, actor, person_id, lock=lock)
    if person.erased_at is not None:
        raise not_found("person")
    return person


def _person(session: Session, actor: Actor, person_id: str, *, lock: bool) -> Person:
    if person_id != actor.person_id:
        if not actor.is_admin:
            raise not_found("person")
        actor.require(Scope.ADMIN)
    person = session.get(Person, person_id, with_for_update=lock)
    if person is None:
        raise not_found("person")
    return person


def own_token(session: Session, actor: Actor, token_id: str) -> Token:
    """A token that is in force, for its owner alone."""
    token = session.get(Token, token_id, with_for_update=True)
    if token is None or token.person_id != actor.person_id or token.revoked_at is not None:
        raise not_found("token")
    return token
