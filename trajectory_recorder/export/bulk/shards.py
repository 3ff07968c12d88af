"""Has all shards of an export written, each once, also by a run that goes on where another ended."""

from collections.abc import Iterator
from contextlib import closing

import msgspec

from trajectory_recorder.errors import MachineError
from trajectory_recorder.export.bulk.joining import join_one, shards
from trajectory_recorder.export.bulk.lines import Lines
from trajectory_recorder.export.bulk.pool import Pool, WorkerDied
from trajectory_recorder.export.bulk.progress import Watch
from trajectory_recorder.export.bulk.reported import Reported
from trajectory_recorder.export.bulk.reports import (
    JOINED,
    JoinJob,
    JoinReport,
    Member,
    Setting,
    answer_of,
)
from trajectory_recorder.export.bulk.workshop import destination_of, exporter_of, left_reports

_NOT_WORTH_WORKERS_BYTES = 16_000_000
"""Written in less time than workers need to start."""


def join_all(
    setting: Setting, members: Lines[Member], *, pool: Pool, reported: Reported, watch: Watch
) -> list[JoinReport]:
    """Write the shards that are not there yet.

    Returns:
        All of them, in the order of the joins and their numbers.

    Raises:
        Cancelled: Somebody cancelled.
        MachineError: This machine, or one of the cluster, can't go on.
    """
    joins = exporter_of(setting).joins()
    there = {
        (it.join, it.split, it.number): it for it in left_reports(destination_of(setting), JOINED, JoinReport)
    }
    order: list[tuple[int, str, int]] = []
    missing: list[JoinJob] = []
    for job in shards(setting, joins, reported.converted, members):
        order.append(_key(job))
        if _key(job) not in there:
            missing.append(job)
    for report in _join(missing, pool, watch):
        there[_key(report)] = report
    return [there[it] for it in order]


def _join(jobs: list[JoinJob], pool: Pool, watch: Watch) -> Iterator[JoinReport]:
    texts = [msgspec.json.encode(it).decode() for it in jobs]
    if sum(it.bytes for it in jobs) <= _NOT_WORTH_WORKERS_BYTES:
        yield from (answer_of(join_one(it), JoinReport) for it in texts)
        return
    try:
        with closing(pool.run(join_one, texts)) as answers:
            for text in answers:
                if text is not None:
                    yield answer_of(text, JoinReport)
                watch.tell("joining shards")
    except WorkerDied as death:
        raise MachineError(
            f"a worker died while it wrote a shard: {death}", "ask for the same again to go on"
        ) from death


def _key(it: JoinJob | JoinReport) -> tuple[int, str, int]:
    return it.join, it.split, it.number
