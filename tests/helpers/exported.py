"""Exports of a few bundles, made in this process: every piece is converted, joined and finished as an engine does."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.export import formats
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import (
    Dataset,
    DonePiece,
    Exporter,
    Join,
    PartOf,
    Resource,
    Shard,
    ShardFile,
)
from trajectory_recorder.export.piece import Loss, Piece
from trajectory_recorder.wire.catalogue import CataloguedFile, Facts, StepTold, TaskTold
from trajectory_recorder.wire.exports import ExportOptions

TASK = TaskTold(key="sums", title="Sums", instruction="Add the numbers up", tools=("Editor",))


def episode_of(
    bundle: Bundle,
    *,
    name: str | None = None,
    split: str = "train",
    voice: bool = True,
    task: TaskTold | None = TASK,
    labels: tuple[StepTold, ...] = (),
    **facts: Any,
) -> Episode:
    """A bundle as exporters see it; `name` in place of its id, where several have the same."""
    manifest = bundle.manifest
    if labels:
        facts["reviews"] = (*facts.get("reviews", ()), review(labels))
    return Episode(
        bundle,
        Facts(
            bundle_id=name or manifest.bundle_id,
            manifest_sha256=hashlib.sha256((bundle.root / "manifest.json").read_bytes()).hexdigest(),
            duration_ns=manifest.duration_ns,
            bytes=sum(it.bytes for it in manifest.files),
            recorded_at=datetime.fromtimestamp(manifest.clock.start_utc_ns // 1_000_000_000, UTC),
            task=task,
            **facts,
        ),
        tuple(
            CataloguedFile(
                path=it.path, bytes=it.bytes, sha256=it.sha256, location=str(bundle.root / it.path)
            )
            for it in manifest.files
        ),
        split,
        voice,
    )


def review(labels: tuple[StepTold, ...]) -> Any:
    """A finished review that says something of single steps."""
    from trajectory_recorder.wire.catalogue import ReviewTold
    from trajectory_recorder.wire.states import ReviewVerdict

    finished_at = datetime(2026, 6, 1, tzinfo=UTC)
    return ReviewTold(
        reviewer="r1", verdict=ReviewVerdict.REQUEST_CHANGES, score=0.5, finished_at=finished_at, steps=labels
    )


@dataclass
class Exported:
    """What came of an export: its folder, what was described, counted and lost."""

    folder: Path
    resources: Sequence[Resource] = ()
    counts: Counter[str] = field(default_factory=Counter)
    losses: Counter[Loss] = field(default_factory=Counter)
    shards: list[ShardFile] = field(default_factory=list)

    def bytes(self) -> dict[str, bytes]:
        """All files by their path."""
        return {
            it.relative_to(self.folder).as_posix(): it.read_bytes()
            for it in sorted(self.folder.rglob("*"))
            if it.is_file()
        }

    def described(self) -> set[str]:
        """The files that were described."""
        return {path for resource in self.resources for path in resource.paths}


def exported(
    format_name: str, episodes: Sequence[Episode], folder: Path, options: ExportOptions | None = None
) -> Exported:
    """Export into `folder`/dataset; pieces are made in `folder`/pieces. Episodes come in the order of splits."""
    exporter = formats.load(format_name)(options or ExportOptions())
    done = Exported(folder / "dataset")
    done.folder.mkdir(parents=True)
    known: dict[tuple[str, str], int] = {}
    pieces = [
        _converted(exporter, it, folder / "pieces", done, place, known=known)
        for place, it in enumerate(episodes)
    ]
    for join in exporter.joins():
        for shard in _shards(join, pieces, folder / "pieces"):
            path = done.folder / shard.path
            path.parent.mkdir(parents=True, exist_ok=True)
            join.join(shard, path)
            first, count = shard.parts[0].piece.position, len(shard.parts)
            size = path.stat().st_size
            done.shards.append(
                ShardFile(join.part, shard.path, shard.split, shard.number, size, first, count)
            )

    def write(path: str, data: bytes) -> None:
        (done.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (done.folder / path).write_bytes(data)

    done.resources = exporter.finish(Dataset(pieces, done.shards, list(done.bytes()), write))
    return done


def _converted(
    exporter: Exporter,
    episode: Episode,
    folder: Path,
    done: Exported,
    place: int,
    *,
    known: dict[tuple[str, str], int],
) -> DonePiece:
    piece = Piece(folder / f"{place:04d}")
    piece.folder.mkdir(parents=True)
    exporter.convert(episode, piece)
    before = dict(done.counts)
    done.counts += piece.counts
    done.losses += piece.losses
    parts = piece.folder / "parts"
    for made, targets in ((piece.files(), done.folder), (piece.parts(), parts)):
        for path, place_here in made:
            target = targets / path
            target.parent.mkdir(parents=True, exist_ok=True)
            place_here.rename(target)
    numbers = {name: _number(known, name, value) for name, value in piece.values.items()}
    return DonePiece(
        episode.name, episode.split, place, dict(piece.counts), before, dict(piece.notes), numbers
    )


def _number(known: dict[tuple[str, str], int], name: str, value: str) -> int:
    """The number of a value among the different ones of that name, by their first appearance."""
    return known.setdefault((name, value), sum(it == name for it, _ in known))


def _shards(join: Join, pieces: Sequence[DonePiece], folder: Path) -> Iterator[Shard]:
    parts = [PartOf(it, folder / f"{it.position:04d}" / "parts" / join.part) for it in pieces]
    parts = [it for it in parts if it.path.exists()]
    for split, of_split in groupby(parts, key=lambda it: it.piece.split if join.by_split else ""):
        number, taken, size = 0, [], 0
        for part in of_split:
            bytes_ = part.path.stat().st_size
            if taken and size + bytes_ > join.most_bytes:
                yield _shard(join, split, number, taken)
                number, taken, size = number + 1, [], 0
            taken.append(part)
            size += bytes_
        yield _shard(join, split, number, taken)


def _shard(join: Join, split: str, number: int, parts: list[PartOf]) -> Shard:
    return Shard(join.place(split, number), split, number, tuple(parts))
