"""The job that makes an export: choose, let a process of its own convert, bring what that made into the store.

It may be begun any number of times: the first run fixes the choice, what is converted lies in the work folder of a
machine with its checkpoints, and the state moves once, at the end.
"""

import logging

import msgspec
from sqlalchemy import select, update

from trajectory_recorder.collector.access.actor import may_export
from trajectory_recorder.collector.children import Limits
from trajectory_recorder.collector.database.tables import Export, Job, Project
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports import child, items, making, work_folder
from trajectory_recorder.collector.exports.choosing import chosen
from trajectory_recorder.collector.exports.closing import close, finish
from trajectory_recorder.collector.exports.files import keep
from trajectory_recorder.collector.exports.locating import locate
from trajectory_recorder.collector.worker import TryLater
from trajectory_recorder.errors import OutputUnusable, StoreError
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState
from trajectory_recorder.wire.exports import ExportRequest

log = logging.getLogger(__name__)

_STOPPING, _TAKEN_OVER, _UNWANTED = "stopping", "taken over", "unwanted"
_GOOD_CODES = (0, 1)
_STORE_AWAY_S = 300
_MB = 1_000_000
_HOUR_S = 3600


def make_export(endpoint: Endpoint, job: Job) -> None:
    """Handle a job of kind `managing.EXPORT_JOB`; its subject is the export's id.

    Raises:
        TryLater: This process is about to end, or the store is away.
    """
    with endpoint.database.reading() as session:
        export = session.get(Export, job.subject)
        if export is None or export.state not in UNDER_WAY:
            work_folder.of(endpoint, job.subject).remove()
            return
        project = session.get_one(Project, export.project_id)
        allowed = may_export(session, export.person_id, project.id)
    run = _Run(endpoint, job, export, project)
    if not allowed:
        run.close(ExportState.FAILED, "whoever asked for it may not export any more")
    elif run.choose():
        run.make()


class _Run:
    """One run of the job."""

    def __init__(self, endpoint: Endpoint, job: Job, export: Export, project: Project) -> None:
        self._endpoint = endpoint
        self._job = job
        self._export = export
        self._project = project
        self._request = msgspec.convert(export.request, ExportRequest)
        self._folder = work_folder.of(endpoint, export.id)
        self._told: making.Progress | None = None

    def choose(self) -> bool:
        """Fix what is taken, unless an earlier run did; returns whether there is anything."""
        if self._export.state == ExportState.QUEUED:
            snapshot = chosen(self._endpoint, self._project, self._request)
            items.keep(self._endpoint, self._export.id, snapshot)
            if not snapshot.chosen:
                self.close(ExportState.FAILED, "there is nothing that may be exported")
            return bool(snapshot.chosen)
        return True

    def make(self) -> None:
        """Let it be converted, and see what came of it."""
        self._folder.prepare()
        located = locate(self._endpoint, self._export, self._project, self._folder.texts)
        items.drop(self._endpoint, self._export.id, located)
        if not located.snapshot.chosen:
            self.close(ExportState.FAILED, "there is nothing left that may be exported")
            return
        self._folder.plan(located.snapshot)
        ended = child.run(
            making.command(self._request, self._folder),
            folder=self._folder.root,
            log=self._folder.log,
            limits=self._limits,
            look=self._look,
        )
        log.info("the export %s ended with %d %s", self._export.id, ended.code, ended.broken_off)
        self._follow(ended)

    @property
    def _limits(self) -> Limits:
        settings = self._endpoint.settings
        return Limits(settings.export_hours * _HOUR_S, settings.export_memory_mb * _MB)

    def _look(self) -> str:
        """Whether to go on, and tell how far it is."""
        if self._endpoint.stopping.is_set():
            return _STOPPING
        with self._endpoint.database.reading() as session:
            if session.scalar(select(Job.lease).where(Job.id == self._job.id)) != self._job.lease:
                return _TAKEN_OVER
            asked = select(Export.stop_asked_at).where(Export.id == self._export.id)
            if session.scalar(asked) is not None:
                return _UNWANTED
        self._tell()
        return ""

    def _tell(self) -> None:
        told = making.progress(self._folder)
        if told is None or told == self._told:
            return
        self._told = told
        values = {"progress": msgspec.to_builtins(told), "log": making.log_of(self._folder)}
        with self._endpoint.database.writing() as session:
            mine = (Export.id == self._export.id, Export.state == ExportState.RUNNING)
            session.execute(update(Export).where(*mine).values(**values))

    def _follow(self, ended: child.Ended) -> None:
        if ended.broken_off == _STOPPING:
            raise TryLater(0)
        if ended.broken_off == _TAKEN_OVER:
            return
        if ended.broken_off == _UNWANTED:
            self.close(ExportState.CANCELLED, None)
        elif ended.broken_off:
            self.close(ExportState.FAILED, ended.broken_off)
        else:
            self._deliver(ended)

    def _deliver(self, ended: child.Ended) -> None:
        made = making.made(self._folder) if ended.code in _GOOD_CODES else None
        if made is None:
            how = f"signal {-ended.code}" if ended.code < 0 else f"exit code {ended.code}"
            self.close(ExportState.FAILED, f"{making.last_line(making.log_of(self._folder))} ({how})")
            return
        try:
            keep(self._endpoint, self._export.id, self._folder.made)
        except OutputUnusable as error:
            self.close(ExportState.FAILED, error.message)
        except StoreError as error:
            raise TryLater(_STORE_AWAY_S) from error
        else:
            finish(self._endpoint, self._export.id, made, log=making.log_of(self._folder))
            self._folder.remove()

    def close(self, to: ExportState, reason: str | None) -> None:
        """End it without files."""
        close(self._endpoint, self._export.id, to, reason, log=making.log_of(self._folder))
        self._folder.remove()
