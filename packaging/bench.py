"""The benchmarks: `make bench`, or `make bench ARGS="--rounds 4 --json FILE"`.

A desktop is recorded by this project and by ffmpeg, one after the other, and what that costs stands
beside what came of it: whether every change is in the video, when, and whether every event of input
was kept. It judges nothing: a busy machine's numbers look worse, so the load is told along.
"""

import argparse
import json
import sys
from pathlib import Path

from bench_parts import comparison, machine, report
from bench_parts.input_burst import run_burst
from rich.console import Console

from trajectory_recorder.errors import TrajectoryError


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=2, help="recordings by each recorder (default: 2)")
    options.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every run there")
    given = options.parse_args()
    console, progress = Console(), Console(stderr=True)
    try:
        measure(given.rounds, given.json, console, progress)
    except TrajectoryError as error:
        progress.print(f"bench: {error}")
        return error.exit_code
    return 0


def measure(rounds: int, json_file: Path | None, console: Console, progress: Console) -> None:
    """Run everything, show it, and write it down where asked."""
    found: dict[str, object] = {"machine": (where := machine.describe())}
    for name, value in where.items():
        console.print(f"{name:20} {value}", highlight=False)
    for scene in comparison.SCENES:
        runs = comparison.compare(scene, rounds, progress.print)
        ours, theirs = (comparison.middle(runs[name]) for name in (comparison.OURS, comparison.THEIRS))
        report.show_scene(console, scene.name, ours, theirs)
        found[scene.name] = comparison.as_json(runs)
    burst = run_burst(progress.print)
    report.show_burst(console, burst)
    found["input burst"] = {"injected": burst.injected, "kept": burst.kept, "in_order": burst.in_order}
    if json_file is not None:
        json_file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
