"""What people are called at the desk, whose admins may know who they are."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Person

_ERASED = "somebody who was erased"


def names_of(session: Session, people: Iterable[str | None]) -> dict[str, str]:
    """The name of each of these people, by their ids."""
    ids = {it for it in people if it is not None}
    found = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {it.id: _ERASED if it.erased_at else it.display_name or it.name for it in found}
