"""Runs a scene with each recorder in turn, each time on a fresh desktop.

A recorder that always came second would profit from warm caches, or suffer from a warm processor: so
the order is turned round from one round to the next, and medians over the rounds are told. How like
the true screen a recording is needs looks at the screen, which cost something: they are taken in a
round of their own.
"""

import contextlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import psutil

from bench_parts import recorder_ffmpeg, recorder_ours
from bench_parts.measures import Figures, Truth, measure, middle
from bench_parts.openadapt_environment import NAME as OPENADAPT
from bench_parts.openadapt_environment import bring_openadapt
from bench_parts.recorder_ffmpeg import record_with_ffmpeg
from bench_parts.recorder_openadapt import record_with_openadapt
from bench_parts.recorder_ours import record_with_ours
from bench_parts.recording import Recorder
from bench_parts.scenes import Scene
from bench_parts.truth import Sample, grabbed_truth
from bench_parts.work import Work
from trajectory_recorder.errors import MachineError, TrajectoryError
from trajectory_recorder.virtual_desktop import VirtualDesktop

OURS, FFMPEG = recorder_ours.NAME, recorder_ffmpeg.NAME
RECORDERS = (OURS, FFMPEG, OPENADAPT)


@dataclass
class Outcome:
    """What came of a recorder in a scene: figures of each round, notes, and why there are none."""

    runs: list[Figures] = field(default_factory=list)
    truth: Truth | None = None
    notes: list[str] = field(default_factory=list)
    failure: str = ""

    @property
    def figures(self) -> Figures | None:
        """The medians over the rounds; None if there was none."""
        return middle(self.runs) if self.runs else None


@dataclass(frozen=True)
class Plan:
    """How to compare. `brief` takes one recording of each, with the looks at the screen beside it,
    and leaves openadapt-capture out; `patience_s` is how long that may encode."""

    rounds: int
    brief: bool
    patience_s: float


def compare(scene: Scene, plan: Plan, tell: Callable[[str], None]) -> dict[str, Outcome]:
    """Record a scene with every recorder.

    One that fails is told of, and the others go on.
    """
    outcomes = {name: Outcome() for name in RECORDERS}
    for name, reason in scene.left_out.items():
        outcomes[name].failure = f"left out: {reason}"
    if plan.brief:
        outcomes[OPENADAPT].failure = "left out: --quick has no time for it"
    elif not outcomes[OPENADAPT].failure:
        tell(f"{OPENADAPT}: bringing it, if it is not there")
        with _failures_told(outcomes[OPENADAPT]):
            bring_openadapt()
    pair = [OURS, FFMPEG]
    if plan.brief:
        turns = [(name, True) for name in pair]
    else:
        rounds = [pair if number % 2 == 0 else pair[::-1] for number in range(plan.rounds)]
        turns = [(name, False) for order in rounds for name in order]
        turns += [(name, True) for name in [*pair, OPENADAPT]]
    for name, with_truth in turns:
        outcome = outcomes[name]
        if outcome.failure:
            continue
        tell(f"{scene.title}: {name}{', with looks at the true screen beside it' if with_truth else ''}")
        with _failures_told(outcome):
            found, truth, note = _record(scene, _recorder(name, plan), with_truth=with_truth)
            if not with_truth or plan.brief or name == OPENADAPT:
                outcome.runs.append(found)
            outcome.truth = truth or outcome.truth
            outcome.notes += [note] * bool(note)
    return outcomes


def as_json(outcomes: dict[str, Outcome]) -> dict[str, object]:
    """Every figure of every run, and the medians."""
    return {
        name: {
            "median": asdict(outcome.figures) if outcome.figures else None,
            "runs": [asdict(run) for run in outcome.runs],
            "truth": asdict(outcome.truth) if outcome.truth else None,
            "notes": outcome.notes,
            "failure": outcome.failure or None,
        }
        for name, outcome in outcomes.items()
    }


@contextlib.contextmanager
def _failures_told(outcome: Outcome) -> Iterator[None]:
    try:
        yield
    except TrajectoryError as error:
        outcome.failure = f"failed: {error}"
    except (OSError, subprocess.SubprocessError) as error:  # TimeoutError is one of them
        outcome.failure = f"failed: {error}"


def _recorder(name: str, plan: Plan) -> Recorder:
    if name == OPENADAPT:
        return partial(record_with_openadapt, patience_s=plan.patience_s)
    return record_with_ours if name == OURS else record_with_ffmpeg


def _record(scene: Scene, record: Recorder, *, with_truth: bool) -> tuple[Figures, Truth | None, str]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        seen: list[Sample] | None = None

        def work(desktop: VirtualDesktop) -> Work:
            nonlocal seen
            if not with_truth:
                return scene.work(desktop)
            with grabbed_truth(desktop, Path(folder) / "truth") as seen:
                return scene.work(desktop)

        with VirtualDesktop(scene.width_px, scene.height_px) as desktop:
            scene.prepare(desktop)
            server = _x_server()
            before_s = _cpu_s(server)
            place = Path(folder) / "recording"
            place.mkdir()
            recording = record(desktop, place, work)
            used_s = _cpu_s(server) - before_s
        figures, truth = measure(recording, used_s, seen, numbered=scene.numbered)
        return figures, truth, recording.note


def _x_server() -> psutil.Process:
    for child in psutil.Process().children(recursive=True):
        if child.name() == "Xvfb":
            return child
    raise MachineError("the X server of the virtual desktop can't be found", "see whether it still runs")


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system
