"""The benchmarks: `make bench`, or `make bench ARGS="--quick --json FILE --picture FILE"`.

Desktops are recorded by this project, by ffmpeg and by openadapt-capture, one after the other, and
what that costs stands beside what came of it: whether every change is in the video, when, how like
the true screen it is, and whether every event of input was kept. Goals stand beside the figures; a
busy machine's figures look worse, so its load is told along.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from bench_parts import comparison, machine, report
from bench_parts.app import run_app
from bench_parts.check_speed import run_check_speed
from bench_parts.encoder_trials import run_trials
from bench_parts.endpoint_latency import run_endpoint_latency
from bench_parts.export_speed import run_export_speed
from bench_parts.input_burst import run_burst
from bench_parts.picture import draw
from bench_parts.reading_speed import run_reading_speed
from bench_parts.recorder_app import run_recorder_app
from bench_parts.redaction_speed import run_redaction_speed
from bench_parts.replay import run_replay
from bench_parts.scenes import LARGE, SCENES
from bench_parts.start_speed import run_start_speed
from bench_parts.sync_error import measure_sync
from bench_parts.upload_speed import run_upload_speed
from rich.console import Console

from trajectory_recorder.errors import TrajectoryError

_LEAST_WIDTH = 150  # of a table with three recorders
_QUICK_SYNC_MINUTES = 0.25

_Tell: TypeAlias = Callable[[str], None]
_Run: TypeAlias = Callable[[argparse.Namespace, Console, _Tell], None]

_ONLY: dict[str, tuple[str, _Run]] = {
    "encoders": (
        "try settings of encoders on true pictures of the scenes; a quarter of an hour",
        lambda _, console, tell: run_trials(console, tell),
    ),
    "check": (
        "time the check of an hour of work; ten minutes",
        lambda _, console, tell: run_check_speed(console, tell),
    ),
    "endpoint": (
        "time an endpoint's answers to 100 people; three minutes",
        lambda _, console, tell: run_endpoint_latency(console, tell),
    ),
    "upload": (
        "compare how fast a gigabyte is uploaded; two minutes",
        lambda given, console, tell: run_upload_speed(given.rounds, console, tell),
    ),
    "replay": (
        "time the replay of an hour of work; ten minutes",
        lambda _, console, tell: run_replay(console, tell),
    ),
    "start": (
        "time how soon a recording begins after a countdown; half a minute",
        lambda _, console, tell: run_start_speed(console, tell),
    ),
    "redaction": (
        "time what is taken out of recordings; three minutes",
        lambda _, console, tell: run_redaction_speed(console, tell),
    ),
    "export": (
        "time exports of recordings, beside tar; a quarter of an hour",
        lambda given, console, tell: run_export_speed(given.export_gb, given.rounds, console, tell),
    ),
    "reading": (
        "time how fast pictures are read; half a minute",
        lambda _, console, tell: run_reading_speed(console, tell),
    ),
    "app": (
        "time how soon the app's window is there; a minute",
        lambda _, console, tell: run_app(console, tell),
    ),
    "recorder-app": (
        "measure what the app takes while it records; half a minute",
        lambda _, console, tell: run_recorder_app(console, tell),
    ),
}
"""What is run alone where it is asked for: what it does, and how."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument(
        "--rounds",
        type=int,
        choices=range(1, 100),
        default=2,
        metavar="N",
        help="recordings by each recorder (default: 2)",
    )
    options.add_argument(
        "--scenes", nargs="+", choices=SCENES, metavar="SCENE", help=f"of {', '.join(SCENES)} (default: all)"
    )
    options.add_argument(
        "--quick",
        action="store_true",
        help="below four minutes: no 4k, no openadapt-capture, one recording by each, the looks\n"
        "at the true screen beside it",
    )
    options.add_argument(
        "--patience",
        type=float,
        default=90,
        metavar="S",
        help="how long openadapt-capture may go on after it was asked to stop (default: 90)",
    )
    options.add_argument(
        "--sync-minutes",
        type=float,
        metavar="M",
        help="how long to measure the sync error; 0: not (default: 1)",
    )
    options.add_argument(
        "--export-gb",
        type=float,
        default=10,
        metavar="GB",
        help="how much --export copies (default: 10)",
    )
    for name, (about, _) in _ONLY.items():
        options.add_argument(f"--{name}", action="store_true", help=f"only {about}")
    options.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every run there")
    options.add_argument("--picture", type=Path, metavar="FILE", help="draw the comparison there, as SVG")
    given = options.parse_args()
    console, progress = Console(), Console(stderr=True)
    console.width = max(console.width, _LEAST_WIDTH)
    tell = partial(progress.print, soft_wrap=True, highlight=False)
    for name, (_, run) in _ONLY.items():
        if getattr(given, name.replace("-", "_")):
            run(given, console, tell)
            return
    found = measure(given, console, tell)
    if given.json is not None:
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measure(given: argparse.Namespace, console: Console, tell: Callable[[str], None]) -> dict[str, Any]:
    """Run everything, show it, and draw it where asked; returns every figure of every run.

    What fails is told in its place, and the others go on.
    """
    where = machine.describe()
    for name, value in where.items():
        console.print(f"{name:20} {value}", highlight=False)
    if remark := machine.busy_remark():
        console.print(f"! {remark}", highlight=False)
    found: dict[str, Any] = {"machine": where, "scenes": {}}
    plan = comparison.Plan(given.rounds, given.quick, given.patience)
    measured = {}
    for name in given.scenes or [name for name in SCENES if not (given.quick and name == LARGE)]:
        outcomes = comparison.compare(SCENES[name], plan, tell)
        report.show_scene(console, name, SCENES[name].title, outcomes)
        found["scenes"][name] = comparison.as_json(outcomes)
        measured[SCENES[name].label] = report.measured(outcomes)
    if given.picture is not None:
        about = f"{where['cores']} cores, {where['processor']}; {where['date']}, load before {where['load_before'][0]}"
        given.picture.write_text(draw(measured, comparison.RECORDERS, about), encoding="utf-8")
    try:
        burst = run_burst(tell)
        report.show_burst(console, burst)
        found["input burst"] = asdict(burst)
    except TrajectoryError as error:
        console.print(f"! input burst: {error}", highlight=False)
    minutes = given.sync_minutes
    if minutes is None:
        minutes = _QUICK_SYNC_MINUTES if given.quick else 1.0
    if minutes:
        try:
            rows = measure_sync(minutes, tell)
            report.show_sync(console, rows)
            found["sync"] = [asdict(row) for row in rows]
        except TrajectoryError as error:
            console.print(f"! sync: {error}", highlight=False)
    return found


if __name__ == "__main__":
    main()
