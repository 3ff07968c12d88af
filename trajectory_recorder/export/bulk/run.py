"""Runs an export from its choice of recordings to the list of its hashes. Killed at any time, it is asked for again.

Two runs of one plan make the same bytes, however many workers there are, in whatever order they are done, and
wherever one of them was killed.
"""

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.export.bulk.conversion import convert_all, take_up
from trajectory_recorder.export.bulk.converting import source_bytes
from trajectory_recorder.export.bulk.finishing import Finishing
from trajectory_recorder.export.bulk.plan import ExportTold, Plan, begin, finished, require_same
from trajectory_recorder.export.bulk.pool import Pool
from trajectory_recorder.export.bulk.progress import Watch
from trajectory_recorder.export.bulk.reported import Reported
from trajectory_recorder.export.bulk.reports import Setting
from trajectory_recorder.export.bulk.shards import join_all
from trajectory_recorder.export.bulk.workshop import destination_of, exporter_of
from trajectory_recorder.export.destinations import Destination
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.tasks import Task
from trajectory_recorder.wire.exports import ExportRequest


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export is now; `was_finished` where it was so before."""

    told: ExportTold
    was_finished: bool


def run_export(
    snapshot: Snapshot,
    request: ExportRequest,
    destination: Destination,
    *,
    pool: Pool,
    task: Task | None = None,
) -> ExportResult:
    """Export a choice of recordings, or go on with it, or see that it is done.

    Args:
        snapshot: The choice.
        request: What is made of it.
        destination: Empty, or what an earlier run with the same choice and request left.
        pool: The workers.
        task: Told of the progress; it may cancel.

    Raises:
        UsageError: There is no such format, or the destination holds something else.
        Cancelled: Somebody cancelled; what is done stays.
        MachineError: This machine can't go on, or another run writes there; what is done stays.
        EndpointError: A place in the network can't be reached; what is done stays.
    """
    setting = Setting(destination=destination.name, format=request.format, options=request.options)
    exporter_of(setting)  # Better now than in every worker, if there is none.
    plan = Plan(request=request, snapshot_id=snapshot.id)
    with destination.locked():
        told = finished(destination)
        if told is not None:
            require_same(destination, told.plan, plan)
            destination.tidy()
            return ExportResult(told, was_finished=True)
        chosen = begin(destination, plan, snapshot)
        with tempfile.TemporaryDirectory(dir=destination.spool()) as folder:
            told = _run(setting, plan, chosen, folder=Path(folder), pool=pool, task=task or Task())
        destination.tidy()
        return ExportResult(told, was_finished=False)


def _run(
    setting: Setting, plan: Plan, snapshot: Snapshot, *, folder: Path, pool: Pool, task: Task
) -> ExportTold:
    sizes = [source_bytes(it) for it in snapshot.chosen]
    watch = Watch(destination_of(setting), task, len(sizes), sum(sizes))
    with closing(Reported(folder, len(sizes))) as reported:
        take_up(setting, reported, watch)
        watch.start()
        convert_all(setting, snapshot, pool=pool, reported=reported, watch=watch)
        with closing(reported.members()) as members:
            shards = join_all(setting, members, pool=pool, reported=reported, watch=watch)
            with closing(Finishing(setting, plan, folder)) as finishing:
                return finishing.finish(snapshot, reported, members, shards)
