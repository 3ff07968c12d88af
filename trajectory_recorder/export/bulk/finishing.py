"""The last steps of an export: what is about the dataset as a whole, and the hashes of all of it, which come last."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from trajectory_recorder.export.bulk.joining import as_piece
from trajectory_recorder.export.bulk.lines import Again, Lines, Seen
from trajectory_recorder.export.bulk.plan import EXPORT, SUMS, ExportTold, Plan, SkippedOne
from trajectory_recorder.export.bulk.reported import Reported
from trajectory_recorder.export.bulk.reports import JoinReport, Made, Member, Report, Setting
from trajectory_recorder.export.bulk.workshop import destination_of, exporter_of
from trajectory_recorder.export.cards import MadeFile, Outcome, describe
from trajectory_recorder.export.destinations import Destination
from trajectory_recorder.export.exporter import Dataset, Resource, ShardFile
from trajectory_recorder.export.json_text import laid_out
from trajectory_recorder.export.piece import Loss
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.selection.snapshot_file import SNAPSHOT, encode_snapshot


class Finishing:
    """Finishes one export.

    Args:
        setting: What its jobs shared.
        plan: What it is.
        folder: Of this machine, for what is too much for memory; not there yet.
    """

    def __init__(self, setting: Setting, plan: Plan, folder: Path) -> None:
        self._setting = setting
        self._plan = plan
        self._destination: Destination = destination_of(setting)
        self._files = Lines(folder / "files.jsonl", Made)
        self._about: dict[str, Made] = {}

    def finish(
        self, snapshot: Snapshot, reported: Reported, members: Lines[Member], shards: Sequence[JoinReport]
    ) -> ExportTold:
        """Write what is left."""
        for made in _all_made(reported, shards):
            self._files.append(made)
        dataset = Dataset(
            pieces=Seen(members, as_piece),
            shards=[_shard_file(it) for it in shards],
            files=Seen(self._files, lambda it: it.path),
            write=self._write,
        )
        resources = exporter_of(self._setting).finish(dataset)
        describe(self._outcome(snapshot, reported, resources), self._write)
        self._write(SNAPSHOT, encode_snapshot(snapshot))
        told = self._told(snapshot, reported)
        self._write(EXPORT, laid_out(told))
        self._sum_up()
        return told

    def close(self) -> None:
        self._files.close()

    def _write(self, path: str, data: bytes) -> None:
        self._destination.write(path, data)
        self._about[path] = Made(path, len(data), hashlib.sha256(data).hexdigest())

    def _outcome(self, snapshot: Snapshot, reported: Reported, resources: Sequence[Resource]) -> Outcome:
        return Outcome(
            request=self._plan.request,
            snapshot=snapshot,
            counts=_counts(reported),
            skipped={it.name: it.skipped for it in reported if it.skipped is not None},
            resources=resources,
            losses=Again(lambda: map(_losses, reported.converted())),
            files=Again(lambda: map(_made_file, chain(self._about.values(), self._files))),
        )

    def _told(self, snapshot: Snapshot, reported: Reported) -> ExportTold:
        made = [*self._about.values()]
        skipped = tuple(
            SkippedOne(bundle_id=it.name, reason=it.skipped) for it in reported if it.skipped is not None
        )
        return ExportTold(
            plan=self._plan,
            recordings=len(snapshot.chosen) - len(skipped),
            left_out=len(snapshot.left_out),
            files=len(self._files) + len(made),
            bytes=sum(it.bytes for it in self._files) + sum(it.bytes for it in made),
            counts=_counts(reported),
            skipped=skipped,
        )

    def _sum_up(self) -> None:
        """The list that `sha256sum --check` reads. It is there last, and says that the export is finished."""
        listing = self._destination.spool() / SUMS
        with listing.open("w", encoding="utf-8", newline="\n") as file:
            for made in chain(self._about.values(), self._files):
                file.write(f"{made.sha256}  {made.path}\n")
        self._destination.put(SUMS, listing)


def _all_made(reported: Reported, shards: Iterable[JoinReport]) -> Iterator[Made]:
    for report in reported.converted():
        yield from report.files
    yield from (it.made for it in shards)


def _shard_file(it: JoinReport) -> ShardFile:
    return ShardFile(it.part, it.made.path, it.split, it.number, it.made.bytes, it.first, it.count)


def _counts(reported: Reported) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for report in reported.converted():
        counts.update(report.counts)
    return dict(sorted(counts.items()))


def _losses(report: Report) -> tuple[str, dict[Loss, int]]:
    return report.name, {Loss(it.what, it.why): it.count for it in report.losses}


def _made_file(made: Made) -> MadeFile:
    return MadeFile(made.path, made.bytes, made.sha256)
