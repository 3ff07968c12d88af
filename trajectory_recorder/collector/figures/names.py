"""What figures call people: by name where whoever reads them may know it, by pseudonym otherwise."""

from sqlalchemy import ColumnElement, case, func, or_, select, true

from trajectory_recorder.collector.database.tables import Membership, Person
from trajectory_recorder.collector.figures.extent import Extent


def shown_name(of: Extent) -> ColumnElement[str]:
    """The name of the person in the enclosing statement.

    Admins of a project know its members by name, and those of the endpoint everybody. Who has left a project, or
    was erased, is known by the pseudonym alone.
    """
    here = select(Membership.id).where(
        Membership.person_id == Person.id, Membership.project_id == of.project_id
    )
    known = true() if of.project_id is None else here.correlate(Person).exists()
    name = func.coalesce(func.nullif(Person.display_name, ""), Person.name)
    return case((or_(Person.erased_at.is_not(None), ~known), Person.pseudonym), else_=name)
