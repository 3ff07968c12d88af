"""Converts all recordings that have no report yet, whatever becomes of single ones or of the workers.

When a worker dies, everything that was under way is lost and nobody knows whose fault it was. So what had been started
then is tried again, one at a time: the one that lets its worker die once more is left out.
"""

import logging
from contextlib import closing

import msgspec

from trajectory_recorder.errors import MachineError
from trajectory_recorder.export.bulk.converting import convert_one, skip
from trajectory_recorder.export.bulk.pool import Pool, WorkerDied
from trajectory_recorder.export.bulk.progress import Watch
from trajectory_recorder.export.bulk.reported import Reported
from trajectory_recorder.export.bulk.reports import (
    DONE,
    ConvertJob,
    Report,
    Setting,
    answer_of,
    started_path,
)
from trajectory_recorder.export.bulk.workshop import destination_of, left_reports
from trajectory_recorder.selection.snapshot import Snapshot

log = logging.getLogger(__name__)

DIED = "the process that converted it died"


def convert_all(
    setting: Setting, snapshot: Snapshot, *, pool: Pool, reported: Reported, watch: Watch
) -> None:
    """Go on until every recording has a report.

    Raises:
        Cancelled: Somebody cancelled.
        MachineError: This machine, or one of the cluster, can't go on.
        EndpointError: A place in the network can't be reached.
    """
    while missing := reported.missing():
        jobs = {
            index: ConvertJob(
                setting=setting,
                index=index,
                chosen=snapshot.chosen[index],
                is_noted=pool.workers_die_alone,
            )
            for index in missing
        }
        try:
            _convert(list(jobs.values()), pool, reported, watch)
        except WorkerDied as death:
            log.warning("a worker died: %s", death)
            take_up(setting, reported, watch)
            suspects = [it for it in jobs.values() if _was_started(it) and not reported.is_there(it.index)]
            for job in suspects:
                _try_alone(job, pool, reported, watch)
            if reported.missing() == missing:
                raise MachineError(f"no worker can be kept running: {death}", "look at the log") from death


def _try_alone(job: ConvertJob, pool: Pool, reported: Reported, watch: Watch) -> None:
    try:
        _convert([job], pool, reported, watch)
    except WorkerDied:
        _take(skip(job, DIED), reported, watch)


def _convert(jobs: list[ConvertJob], pool: Pool, reported: Reported, watch: Watch) -> None:
    texts = [msgspec.json.encode(it).decode() for it in jobs]
    with closing(pool.run(convert_one, texts)) as answers:
        for text in answers:
            if text is not None:
                _take(answer_of(text, Report), reported, watch)
            watch.tell()


def _take(report: Report, reported: Reported, watch: Watch) -> None:
    reported.add(report)
    watch.count(report.source_bytes, skipped=report.skipped is not None)


def take_up(setting: Setting, reported: Reported, watch: Watch) -> None:
    """Take the reports that an earlier run, or a worker that others dragged along, left."""
    for report in left_reports(destination_of(setting), DONE, Report):
        if not reported.is_there(report.index):
            _take(report, reported, watch)


def _was_started(job: ConvertJob) -> bool:
    return destination_of(job.setting).size(started_path(job.index)) is not None
