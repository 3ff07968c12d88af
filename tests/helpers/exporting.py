"""Whole exports of small bundles, in this process, and by a process that is killed."""

import os
import random
import signal
import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from helpers.sealed_bundle import sealed_bundle
from trajectory_recorder.export.bulk.pool import Pool, WorkerDied
from trajectory_recorder.export.bulk.reports import ConvertJob, started_path
from trajectory_recorder.export.bulk.run import ExportResult, run_export
from trajectory_recorder.export.destinations import open_destination
from trajectory_recorder.export.sources import Problem, open_source
from trajectory_recorder.selection.choosing import choose
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.tasks import Task
from trajectory_recorder.wire.exports import ExportRequest

RAW = ExportRequest(format="raw")


class InlinePool:
    """A `Pool` without any process: what is asked for is done at once, in its order."""

    workers_die_alone = True

    def run(self, function: Callable[[str], str], jobs: Sequence[str]) -> Generator[str | None, None, None]:
        yield None
        yield from map(function, jobs)


class DyingPool(InlinePool):
    """One whose worker dies over a bundle, and has begun with the one after it by then.

    Args:
        name: The end of that bundle's id.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.deaths = 0

    def run(self, function: Callable[[str], str], jobs: Sequence[str]) -> Generator[str | None, None, None]:
        for number, text in enumerate(jobs):
            job = msgspec.json.decode(text, type=ConvertJob)
            if not job.chosen.catalogued.facts.bundle_id.endswith(self._name):
                yield function(text)
                continue
            for begun in jobs[number : number + 2]:
                index = msgspec.json.decode(begun, type=ConvertJob).index
                open_destination(job.setting.destination).write(started_path(index), b"")
            self.deaths += 1
            raise WorkerDied("it ended")


def make_bundles(folder: Path, count: int) -> Path:
    """Bundles of some kilobytes, each of another size."""
    for number in range(1, count + 1):
        sizes = {"data/events.mcap": 500 * number, "data/screen-0.mkv": 20_000 - 700 * number}
        sealed_bundle(folder / f"{number}.trajectory", sizes, seed=number)
    return folder


def spoil(folder: Path, number: int) -> None:
    """Make one of those bundles another than its manifest says."""
    (folder / f"{number}.trajectory/data/screen-0.mkv").write_bytes(b"another")


def choice(source: Path | str, request: ExportRequest = RAW) -> Snapshot:
    """What a request takes of a source without any problem."""
    return choose(open_source(str(source)).catalogued(_fail), request)


def _fail(problem: Problem) -> None:
    raise AssertionError(problem)


def export(
    source: Path | str,
    output: Path | str,
    request: ExportRequest = RAW,
    *,
    pool: Pool | None = None,
    task: Task | None = None,
) -> ExportResult:
    """Export all that a request takes."""
    destination = open_destination(str(output))
    return run_export(choice(source, request), request, destination, pool=pool or InlinePool(), task=task)


def files_of(folder: Path) -> dict[str, bytes]:
    """What is below a folder, by path."""
    return {it.relative_to(folder).as_posix(): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


def export_and_be_killed(source: str, output: str, kills: int, seed: int) -> None:
    """Export in children that are killed, each at a random one of its first writes, until one comes to its end."""
    drawn = random.Random(seed)
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            _die_before(drawn.randint(1, 25))
            export(source, output)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
    export(source, output)


def _die_before(number: int) -> None:
    """Have this process killed before it puts its so-many-th file in its place."""
    replace, left = Path.replace, [number]

    def counted(path: Path, target: Any) -> Path:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(path, target)

    Path.replace = counted  # type: ignore[method-assign]


if __name__ == "__main__":
    export_and_be_killed(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
