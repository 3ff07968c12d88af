"""Converts one recording: a plain function of a job, whoever runs it on whichever machine.

What was made is put in its place first and reported last, so that a report that is there speaks of whole files.
"""

import logging
import traceback
from collections.abc import Iterable
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.errors import (
    BundleError,
    DamagedBundle,
    MachineError,
    OutputUnusable,
    TrajectoryError,
)
from trajectory_recorder.export.bulk.reports import (
    ConvertJob,
    Lost,
    Report,
    done_path,
    failure,
    part_path,
    started_path,
)
from trajectory_recorder.export.bulk.workshop import clear, destination_of, exporter_of, own_spool, put
from trajectory_recorder.export.destinations import Destination
from trajectory_recorder.export.destinations.folder import is_full
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.sources import Fetched, fetched
from trajectory_recorder.export.sources.fetching import check_content
from trajectory_recorder.selection.snapshot import Chosen
from trajectory_recorder.wire.catalogue import CataloguedFile

log = logging.getLogger(__name__)


def convert_one(job_json: str) -> str:
    """Convert one recording and report; a job and a report are JSON, see `reports`.

    A bad recording is reported. What keeps this machine from going on at all is answered as a failure.
    """
    job = msgspec.json.decode(job_json, type=ConvertJob)
    try:
        return msgspec.json.encode(_report(job)).decode()
    except TrajectoryError as error:
        return msgspec.json.encode(failure(error)).decode()


def skip(job: ConvertJob, reason: str) -> Report:
    """Leave a recording out for good, and say so where the other reports lie."""
    facts = job.chosen.catalogued.facts
    report = Report(
        index=job.index,
        name=facts.bundle_id,
        split=job.chosen.split,
        source_bytes=source_bytes(job.chosen),
        skipped=reason,
    )
    destination_of(job.setting).write(done_path(job.index), msgspec.json.encode(report))
    return report


def source_bytes(chosen: Chosen) -> int:
    """How large a recording is, all its files together."""
    return sum(it.bytes for it in chosen.catalogued.files)


def _report(job: ConvertJob) -> Report:
    destination = destination_of(job.setting)
    if job.is_noted:
        destination.write(started_path(job.index), b"")
    spool = own_spool(destination)
    try:
        with fetched(job.chosen.catalogued, spool) as here:
            piece = Piece(spool)
            if reason := _why_not(job, here, piece):
                return skip(job, reason)
        report = _delivered(job, piece, destination)
    except BundleError as error:
        return skip(job, error.message)
    finally:
        clear(spool)
    destination.write(done_path(job.index), msgspec.json.encode(report))
    return report


def _why_not(job: ConvertJob, here: Fetched, piece: Piece) -> str | None:
    """Convert a recording into a piece; returns what is in the way of that, None where nothing is.

    Its files are read through for their hashes afterwards, but for those that were read so while they were copied.
    """
    chosen, problem = job.chosen, None
    try:
        _check(here, (it for it in chosen.catalogued.files if it.path == layout.MANIFEST))
        episode = Episode(
            Bundle(here.root), chosen.catalogued.facts, chosen.catalogued.files, chosen.split, chosen.voice
        )
        exporter_of(job.setting).convert(episode, piece)
    except (MachineError, MemoryError):
        raise
    except OSError as error:
        if is_full(error):
            raise OutputUnusable(f"{job.setting.destination}: {error.strerror}", "make room") from error
        problem = f"can't be read: {error.strerror}"
    except BundleError as error:
        problem = error.message
    except Exception as error:  # noqa: BLE001 - a stranger's file may make an exporter stumble over anything
        # No reason to keep all others back. What the error says may be content; where it happened is not.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.warning("%s could not be converted:\n%s", chosen.catalogued.facts.bundle_id, where)
        problem = f"the exporter failed with {type(error).__name__} {_place(error)}"
    return _damage(here, chosen, piece) or (problem and problem.replace(str(here.root), here.root.name))


def _damage(here: Fetched, chosen: Chosen, piece: Piece) -> str | None:
    taken = {it.relative_to(here.root).as_posix() for it in piece.taken}
    try:
        _check(here, (it for it in chosen.catalogued.files if it.path not in taken))
    except DamagedBundle as error:
        return error.message
    return None


def _check(here: Fetched, files: Iterable[CataloguedFile]) -> None:
    if not here.checked:
        check_content(here.root, files)


def _place(error: Exception) -> str:
    """Where it happened; what it says may be the recording's content."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"in {Path(last.filename).name}, line {last.lineno}"


def _delivered(job: ConvertJob, piece: Piece, destination: Destination) -> Report:
    """Put what was made in its place, and say what it is."""
    known = {path: (size, sha256) for path, size, sha256 in piece.taken.values()}
    files = tuple(
        put(destination, path, it, named=path, summed=known.get(path)) for path, it in piece.files()
    )
    parts = tuple(put(destination, part_path(job.index, name), it, named=name) for name, it in piece.parts())
    return Report(
        index=job.index,
        name=job.chosen.catalogued.facts.bundle_id,
        split=job.chosen.split,
        source_bytes=source_bytes(job.chosen),
        files=files,
        parts=parts,
        counts=dict(sorted(piece.counts.items())),
        losses=_losses(piece),
        notes=piece.notes,
        values=piece.values,
    )


def _losses(piece: Piece) -> tuple[Lost, ...]:
    lost = (Lost(loss.what, loss.why, count) for loss, count in piece.losses.items())
    return tuple(sorted(lost, key=lambda it: (it.what, it.why)))
