"""Runs a scene with each recorder in turn, and makes figures of what they left.

A recorder that always came second would profit from warm caches, or suffer from a warm processor:
so the order is turned round from one round to the next, and medians over the rounds are told.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import psutil

from bench_parts import figures
from bench_parts.office_work import COUNTER_PX, do_office_work, prepare_nothing, prepare_office, watch_motion
from bench_parts.recorders import Job, Recording, record_with_engine, record_with_ffmpeg
from helpers.counter_code import read_counter
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

OURS, THEIRS = "trajectory-recorder", "ffmpeg"
_RECORDERS = {OURS: record_with_engine, THEIRS: record_with_ffmpeg}


@dataclass(frozen=True)
class Scene:
    """Something to record on a fresh desktop of 1920x1080; `prepare` is not recorded."""

    name: str
    prepare: Callable[[VirtualDesktop], None]
    job: Job


SCENES = (
    Scene("office work, 25 s", prepare_office, do_office_work),
    Scene("full-screen motion, 10 s", prepare_nothing, watch_motion),
)


@dataclass(frozen=True)
class Figures:
    """What is told of one recording; None where a recorder has no such thing.

    `behind_…` is the time of the first frame that shows a change minus the time at which the X
    server was asked for the change; `quiet_behind_…` only of changes while nothing else moved.
    `x_server_cpu_s` is what the X server used for the work and for being recorded.
    """

    cpu_s: float | None
    cpu_start_s: float | None
    cpu_work_s: float | None
    cpu_stop_s: float | None
    x_server_cpu_s: float | None
    peak_pss_mb: float | None
    peak_rss_mb: float | None
    pss_mb_per_minute: float | None
    video_bytes: float | None
    total_bytes: float | None
    frames: float | None
    changes_shown: float | None
    changes_caught: float | None
    behind_median_ms: float | None
    behind_p95_ms: float | None
    quiet_behind_median_ms: float | None
    quiet_behind_p95_ms: float | None
    inputs_injected: float | None
    inputs_kept: float | None
    work_s: float | None
    stop_s: float | None


def compare(scene: Scene, rounds: int, tell: Callable[[str], None]) -> dict[str, list[Figures]]:
    """Record a scene with both recorders, as often as there are rounds.

    Raises:
        MachineError: The desktop or a recorder did not do its part.
    """
    found: dict[str, list[Figures]] = {name: [] for name in _RECORDERS}
    for number in range(rounds):
        order = list(_RECORDERS) if number % 2 == 0 else list(reversed(_RECORDERS))
        for name in order:
            tell(f"{scene.name}: round {number + 1} of {rounds}, {name}")
            found[name].append(_record(scene, name))
    return found


def middle(runs: list[Figures]) -> Figures:
    """The median of each figure over several runs."""
    return Figures(*(figures.median(getattr(run, field.name) for run in runs) for field in fields(Figures)))


def as_json(runs: dict[str, list[Figures]]) -> dict[str, object]:
    """Every figure of every run, and the medians."""
    return {
        name: {"median": asdict(middle(of_one)), "runs": [asdict(run) for run in of_one]}
        for name, of_one in runs.items()
    }


def _record(scene: Scene, name: str) -> Figures:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        VirtualDesktop(1920, 1080) as desktop,
    ):
        scene.prepare(desktop)
        server = _x_server()
        before_s = _cpu_s(server)
        recording = _RECORDERS[name](desktop, Path(folder), scene.job)
        return _figures(recording, _cpu_s(server) - before_s)


def _figures(recording: Recording, x_server_cpu_s: float) -> Figures:
    cost, work = recording.cost, recording.work
    read = list(_counters(recording))
    seen = figures.first_seen(read)
    behind = {
        change.value: (seen[change.value] - change.asked_ns) / 1e6
        for change in work.changes
        if change.value in seen
    }
    quiet = [
        behind[change.value]
        for change in work.changes
        if change.value in behind and work.quiet_from_ns <= change.asked_ns < work.quiet_to_ns
    ]
    late = list(behind.values())
    return Figures(
        cpu_s=cost.ended.cpu_s,
        cpu_start_s=cost.began.cpu_s,
        cpu_work_s=cost.asked_to_stop.cpu_s - cost.began.cpu_s,
        cpu_stop_s=cost.ended.cpu_s - cost.asked_to_stop.cpu_s,
        x_server_cpu_s=x_server_cpu_s,
        peak_pss_mb=max((sample.pss_mb for sample in cost.memory), default=None),
        peak_rss_mb=max((sample.rss_mb for sample in cost.memory), default=None),
        pss_mb_per_minute=figures.slope_per_minute(
            [sample.at_s for sample in cost.memory_at_work],
            [sample.pss_mb for sample in cost.memory_at_work],
        ),
        video_bytes=recording.video_bytes,
        total_bytes=recording.total_bytes,
        frames=len(read),
        changes_shown=len(work.changes),
        changes_caught=len(behind),
        behind_median_ms=figures.median(late),
        behind_p95_ms=figures.percentile(late, 95),
        quiet_behind_median_ms=figures.median(quiet),
        quiet_behind_p95_ms=figures.percentile(quiet, 95),
        inputs_injected=work.injected if recording.inputs is not None else None,
        inputs_kept=recording.inputs,
        work_s=cost.asked_to_stop.at_s - cost.began.at_s,
        stop_s=cost.ended.at_s - cost.asked_to_stop.at_s,
    )


def _counters(recording: Recording) -> Iterator[tuple[int, int | None]]:
    for at_ns, picture in recording.frames():
        yield at_ns, read_counter(picture, *COUNTER_PX)


def _x_server() -> psutil.Process:
    for child in psutil.Process().children(recursive=True):
        if child.name() == "Xvfb":
            return child
    raise MachineError("the X server of the virtual desktop can't be found", "see whether it still runs")


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system
