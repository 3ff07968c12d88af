"""What of exports somebody may see and do: a permission of its own in each project, which no role brings along."""

from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor, may_export
from trajectory_recorder.collector.access.permissions import visible_project
from trajectory_recorder.collector.database.tables import Export, Project
from trajectory_recorder.collector.problems import forbidden, not_found


def project_to_export(session: Session, actor: Actor, key: str, *, lock: bool = False) -> Project:
    """The project with this key, for those who may export from it.

    Raises:
        Problem: 404 for those who are not in it, 403 for those who may not.
    """
    project = visible_project(session, actor, key, lock=lock)
    if not may_export(session, actor.person_id, project.id):
        raise forbidden("this needs the permission to export from the project", "ask an admin of it for that")
    return project


def visible_export(session: Session, actor: Actor, export_id: str, *, lock: bool = False) -> Export:
    """An export, for those who may export from its project; it does not exist for others.

    Raises:
        Problem: 404.
    """
    export = session.get(Export, export_id, with_for_update=lock)
    if export is None or not may_export(session, actor.person_id, export.project_id):
        raise not_found("export")
    return export
