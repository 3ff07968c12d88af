from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.export.bulk.joining import join_one, shards
from trajectory_recorder.export.bulk.reported import Reported
from trajectory_recorder.export.bulk.reports import (
    JoinJob,
    JoinReport,
    Made,
    Report,
    Setting,
    answer_of,
    part_path,
)
from trajectory_recorder.export.exporter import Join, Shard
from trajectory_recorder.wire.exports import ExportOptions

SETTING = Setting(destination="/there", format="raw", options=ExportOptions())


def report(index: int, split: str, size: int | None, *, skipped: str | None = None) -> Report:
    parts = () if size is None else (Made("rows", size, "0" * 64),)
    counts = {"steps": index + 1}
    return Report(
        index=index,
        name=f"b{index}",
        split=split,
        source_bytes=1,
        skipped=skipped,
        parts=parts,
        counts=counts,
    )


def unused(shard: Shard, file: Path) -> None:
    raise AssertionError(shard, file)


def jobs(folder: Path, reports: list[Report], *joins: Join) -> list[JoinJob]:
    with closing(Reported(folder, len(reports))) as reported:
        for it in reversed(reports):  # they come in any order
            reported.add(it)
        with closing(reported.members()) as members:
            return list(shards(SETTING, joins, reported.converted, members))


REPORTS = [
    report(0, "train", 40),
    report(1, "train", 40),
    report(2, "train", None, skipped="it was bad"),
    report(3, "train", 40),
    report(4, "test", None),
    report(5, "test", 300),
    report(6, "test", 10),
]


def test_a_shard_ends_before_it_becomes_too_large_and_with_its_split(tmp_path: Path) -> None:
    join = Join("rows", "data/{split}-{number:05d}.tar", unused, most_bytes=100)
    made = jobs(tmp_path, REPORTS, join)
    assert [(it.path, [member.index for member in it.members]) for it in made] == [
        ("data/train-00000.tar", [0, 1]),
        ("data/train-00001.tar", [3]),
        ("data/test-00000.tar", [5]),
        ("data/test-00001.tar", [6]),
    ]


def test_what_was_counted_before_is_known_and_skipped_ones_have_no_position(tmp_path: Path) -> None:
    made = jobs(tmp_path, REPORTS, Join("rows", "all", unused, most_bytes=10**9, by_split=False))
    (shard,) = made
    assert [(it.index, it.position, it.before.get("steps", 0)) for it in shard.members] == [
        (0, 0, 0),
        (1, 1, 1),
        (3, 2, 3),
        (5, 4, 12),
        (6, 5, 18),
    ]


def test_parts_of_another_name_stay_out(tmp_path: Path) -> None:
    assert jobs(tmp_path, REPORTS, Join("events", "all", unused, most_bytes=1)) == []


def test_each_join_goes_over_all_recordings(tmp_path: Path) -> None:
    joins = [Join("rows", f"{name}/{{split}}-{{number}}.tar", unused, most_bytes=1000) for name in ("a", "b")]
    made = jobs(tmp_path, REPORTS, *joins)
    assert [it.path for it in made] == ["a/train-0.tar", "a/test-0.tar", "b/train-0.tar", "b/test-0.tar"]


def test_a_part_that_is_not_as_long_as_was_reported_is_joined_into_nothing(tmp_path: Path) -> None:
    (job, *_) = jobs(tmp_path, REPORTS, Join("rows", "rows.jsonl", unused, most_bytes=100))
    for it, size in ((0, 40), (1, 0)):
        part = tmp_path / "there" / part_path(it, "rows")
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(bytes(size))
    there = replace(SETTING, destination=str(tmp_path / "there"))
    answer = join_one(msgspec.json.encode(replace(job, setting=there)).decode())
    with pytest.raises(OutputUnusable, match=r"lost some of what was made for rows\.jsonl"):
        answer_of(answer, JoinReport)
