"""Joins the parts of recordings into shards: which ones go together, and a plain function that writes one shard.

Which parts are in which shard follows from their sizes and the order of the snapshot alone, not from who was done first.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from trajectory_recorder.errors import OutputUnusable, TrajectoryError
from trajectory_recorder.export.bulk.reports import (
    JoinJob,
    JoinReport,
    Member,
    Report,
    Setting,
    failure,
    joined_path,
    part_path,
)
from trajectory_recorder.export.bulk.workshop import destination_of, exporter_of, put
from trajectory_recorder.export.destinations import Destination
from trajectory_recorder.export.exporter import DonePiece, Join, PartOf, Shard
from trajectory_recorder.new_folder import writing


def shards(
    setting: Setting,
    joins: Sequence[Join],
    reports: Callable[[], Iterable[Report]],
    members: Iterable[Member],
) -> Iterator[JoinJob]:
    """What is to be joined, one join after the other, in the order of the recordings.

    Args:
        setting: The export's.
        joins: The exporter's.
        reports: Gives those of all converted recordings, anew for each join.
        members: The same ones.
    """
    for number, join in enumerate(joins):
        counted: Counter[str] = Counter()
        for split, size, together in _grouped(join, reports(), members):
            yield JoinJob(
                setting=setting,
                join=number,
                part=join.part,
                path=join.place(split, counted[split]),
                split=split,
                number=counted[split],
                bytes=size,
                members=tuple(together),
            )
            counted[split] += 1


def _grouped(
    join: Join, reports: Iterable[Report], members: Iterable[Member]
) -> Iterator[tuple[str, int, list[Member]]]:
    together: list[Member] = []
    size, split = 0, ""
    for report, member in zip(reports, members, strict=True):
        bytes_ = next((it.bytes for it in report.parts if it.path == join.part), None)
        if bytes_ is None:
            continue
        of = member.split if join.by_split else ""
        if together and (of != split or size + bytes_ > join.most_bytes):
            yield split, size, together
            together, size = [], 0
        together.append(member)
        size, split = size + bytes_, of
    if together:
        yield split, size, together


def join_one(job_json: str) -> str:
    """Write one shard and report; a job and a report are JSON, see `reports`."""
    job = msgspec.json.decode(job_json, type=JoinJob)
    try:
        return msgspec.json.encode(_joined(job)).decode()
    except TrajectoryError as error:
        return msgspec.json.encode(failure(error)).decode()


def _joined(job: JoinJob) -> JoinReport:
    destination = destination_of(job.setting)
    spool = Path(tempfile.mkdtemp(prefix="shard-", dir=destination.spool()))
    try:
        with writing(spool):
            shard = _shard(job, destination, spool)
            join = exporter_of(job.setting).joins()[job.join]
            join.join(shard, spool / "shard")
        made = put(destination, job.path, spool / "shard", named=job.path)
    finally:
        shutil.rmtree(spool, ignore_errors=True)
    report = JoinReport(
        join=job.join,
        part=job.part,
        split=job.split,
        number=job.number,
        first=job.members[0].position,
        count=len(job.members),
        made=made,
    )
    destination.write(joined_path(job.join, job.split, job.number), msgspec.json.encode(report))
    return report


def _shard(job: JoinJob, destination: Destination, spool: Path) -> Shard:
    parts = []
    for member in job.members:
        folder = spool / "parts" / str(member.index)
        path = destination.bring(part_path(member.index, job.part), folder)
        parts.append(PartOf(as_piece(member), path))
    if sum(it.path.stat().st_size for it in parts) != job.bytes:
        raise OutputUnusable(
            f"{destination.name} lost some of what was made for {job.path}", "remove it, and export anew"
        )
    return Shard(job.path, job.split, job.number, tuple(parts))


def as_piece(member: Member) -> DonePiece:
    """A converted recording as exporters see it."""
    return DonePiece(
        member.name,
        member.split,
        member.position,
        member.counts,
        member.before,
        member.notes,
        member.numbers,
    )
