"""What comes by the clock: exports whose time is over, that nobody makes any more, and folders that are left."""

from datetime import timedelta

from sqlalchemy import exists, select

from trajectory_recorder.collector.database.tables import Export, Job
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports import work_folder
from trajectory_recorder.collector.exports.closing import close
from trajectory_recorder.collector.exports.ending import expire_late
from trajectory_recorder.collector.exports.job import make_export
from trajectory_recorder.collector.exports.managing import EXPORT_JOB
from trajectory_recorder.collector.periodic import Periodic
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState

_TIDY_JOB = "exports.tidy"
_GIVEN_UP = "it could not be made, however often it was tried: the log of the endpoint says why"


def tidy(endpoint: Endpoint, _job: Job) -> None:
    """Handle the job that comes by the clock. Every replica's own folder is seen to by itself, sooner or later."""
    expire_late(endpoint)
    _give_up(endpoint)
    _remove_folders(endpoint)


def _give_up(endpoint: Endpoint) -> None:
    at_work = exists().where(Job.kind == EXPORT_JOB, Job.subject == Export.id, Job.finished_at.is_(None))
    with endpoint.database.reading() as session:
        ids = session.scalars(select(Export.id).where(Export.state.in_(UNDER_WAY), ~at_work)).all()
    for it in ids:
        close(endpoint, it, ExportState.FAILED, _GIVEN_UP, log="")


def _remove_folders(endpoint: Endpoint) -> None:
    here = work_folder.all_here(endpoint)
    with endpoint.database.reading() as session:
        wanted = set(session.scalars(select(Export.id).where(Export.state.in_(UNDER_WAY))))
    for name in here:
        if name not in wanted:
            work_folder.of(endpoint, name).remove()


HANDLERS = {EXPORT_JOB: make_export, _TIDY_JOB: tidy}
SLOW = frozenset({EXPORT_JOB})
PERIODIC = (Periodic(_TIDY_JOB, timedelta(hours=1)),)
