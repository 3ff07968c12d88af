"""How long the replay's window keeps its thread: while it plays, and while somebody drags along the timeline."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_parts.programs import program_environment
from trajectory_recorder.virtual_desktop import VirtualDesktop

_GOAL_MS = 50.0
_PATIENCE_S = 180


def run_replay_window(console: Console, tell: Callable[[str], None], root: Path) -> None:
    """Open the recording at `root` in a window of 1920x1080, use it, and print its longest stalls."""
    tell("a window that plays, is dragged in and sought in")
    with VirtualDesktop(1920, 1080, sound=False) as desktop:
        watched = desktop.open(
            *(sys.executable, "-m", "bench_parts.watched_window", str(root)),
            environment=program_environment(),
        )
        code = watched.wait(_PATIENCE_S)
        output = desktop.output_of(watched)
    if code:
        raise AssertionError(f"the window ended with {code}: {output}")
    table = Table(title="stalls of the window's thread, of 1920x1080")
    for name in ("while it", "looks at it", "pictures", "p50", "p99", "longest", "computed at most", "goal"):
        table.add_column(name)
    for doing, figures in json.loads(output.splitlines()[-1]).items():
        table.add_row(
            doing,
            str(figures["looks"]),
            str(figures["pictures"]),
            *(f"{figures[name]:.1f} ms" for name in ("p50_ms", "p99_ms", "longest_ms", "busy_ms")),
            f"<= {_GOAL_MS:.0f} ms",
        )
    console.print(table)
