"""How soon the app's window is there, and how long its thread is kept while what it shows is loaded beside it."""

import json
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from bench_parts.programs import program_environment
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.virtual_desktop import VirtualDesktop

_GOAL_S = 1.5
_STARTS = 5
_PATIENCE_S = 120


def run_app(console: Console, tell: Callable[[str], None]) -> None:
    """Start the app some times, and print how long it took.

    Raises:
        AssertionError: The app ended with an error.
    """
    with VirtualDesktop(1920, 1080, sound=False) as desktop:
        found = []
        for number in range(_STARTS):
            tell(f"start {number + 1} of {_STARTS}")
            found.append(_start(desktop))
    table = Table(title=f"the app, started {_STARTS} times; the first time files were not read before")
    for name in ("", *(str(number + 1) for number in range(_STARTS)), "goal"):
        table.add_column(name)
    for key, words, goal in (
        ("painted_s", "start of the process to its window", f"<= {_GOAL_S} s"),
        ("computed_s", "the same, processor time", ""),
        ("ready_s", "to the button that records", ""),
        ("stall_s", "longest stall of the window's thread, of these", ""),
        ("stall_busy_s", "likewise, processor time", "<= 0.05 s"),
    ):
        table.add_row(words, *(f"{it[key]:.2f} s" for it in found), goal)
    console.print(table)


def _start(desktop: VirtualDesktop) -> dict[str, float]:
    """Start it once; returns seconds by name."""
    started_ns = monotonic_ns()
    app = desktop.open(
        *(sys.executable, "-m", "bench_parts.watched_app", str(started_ns)),
        environment=program_environment(),
    )
    code, output = app.wait(_PATIENCE_S), desktop.output_of(app)
    if code:
        raise AssertionError(f"the app ended with {code}: {output}")
    figures: dict[str, float] = json.loads(output.splitlines()[-1])
    return figures
