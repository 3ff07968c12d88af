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
from typing import Any

from bench_parts import comparison, machine, report
from bench_parts.check_speed import run_check_speed
from bench_parts.encoder_trials import run_trials
from bench_parts.input_burst import run_burst
from bench_parts.picture import draw
from bench_parts.scenes import LARGE, SCENES
from bench_parts.sync_error import measure_sync
from rich.console import Console

from trajectory_recorder.errors import TrajectoryError

_LEAST_WIDTH = 150  # of a table with three recorders
_QUICK_SYNC_MINUTES = 0.25


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
        "--encoders",
        action="store_true",
        help="only try settings of encoders on true pictures of the scenes; a quarter of an hour",
    )
    options.add_argument(
        "--check",
        action="store_true",
        help="only time the check of an hour of work; ten minutes",
    )
    options.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every run there")
    options.add_argument("--picture", type=Path, metavar="FILE", help="draw the comparison there, as SVG")
    given = options.parse_args()
    console, progress = Console(), Console(stderr=True)
    console.width = max(console.width, _LEAST_WIDTH)
    tell = partial(progress.print, soft_wrap=True, highlight=False)
    if given.encoders:
        run_trials(console, tell)
        return
    if given.check:
        run_check_speed(console, tell)
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
