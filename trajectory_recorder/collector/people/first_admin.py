"""The way into an endpoint that nobody can sign in to yet."""

from sqlalchemy import select

from trajectory_recorder.collector.database.tables import AuditHead, Person
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.people import accounts, sign_in_codes

_NAME = "admin"


def first_admin(endpoint: Endpoint) -> str | None:
    """Let the first admin in: returns the path of a one-time link, to be shown to whoever started the endpoint.

    None once somebody has signed in. Until then every start gives a new link, since the last one may be lost.
    """
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        # Replicas that start at once wait for one another here, and make one admin.
        session.scalars(select(AuditHead).with_for_update()).one()
        people = session.scalars(select(Person).limit(2)).all()
        if len(people) > 1 or any(it.name != _NAME or it.password_hash for it in people):
            return None
        admin = people[0] if people else None
        if admin is None:
            admin = accounts.create(session, _NAME, display_name="", is_admin=True, by=None, now=now)
        path, _ = sign_in_codes.make(session, admin, by=None, now=now)
        return path
