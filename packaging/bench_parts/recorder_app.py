"""What the app costs beside its engine while it records, and how soon it records: countdown, bar and border."""

import json
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_parts.programs import program_environment
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PATIENCE_S = 180
_TYPING_S = 22


def run_recorder_app(console: Console, tell: Callable[[str], None]) -> None:
    """Record somebody who types on a desktop of 1920x1080, and print what the app took of the machine."""
    tell("a recording with the app, of somebody who types")
    with VirtualDesktop(1920, 1080) as desktop, tempfile.TemporaryDirectory() as folder:
        desktop.open("xterm", "-title", "Terminal", "-geometry", "80x24+100+100")
        desktop.wait_for_window("Terminal")
        watched = desktop.open(
            *(sys.executable, "-m", "bench_parts.watched_recorder", str(Path(folder) / "recordings")),
            environment=program_environment(),
        )
        hands = threading.Thread(target=_type, args=(desktop,), name="hands")
        hands.start()
        code = watched.wait(_PATIENCE_S)
        hands.join()
        output = desktop.output_of(watched)
    if code:
        raise AssertionError(f"the app ended with {code}: {output}")
    found = json.loads(output.splitlines()[-1])
    table = Table(title="the app while it records")
    for name in ("what", "figure", "goal"):
        table.add_column(name)
    table.add_row(
        "from asking until all devices are open", f"{found['opened_ms']:.0f} ms", "the countdown: 3 s"
    )
    table.add_row("from telling the engine to begin to recording", f"{found['begin_ms']:.0f} ms", "")
    table.add_row("from the end of the countdown to recording", f"{found['late_ms']:.0f} ms", "<= 1,000 ms")
    table.add_row("processor time beside the engine", f"{found['cpu_share']:.1%} of a core", "<= 5 %")
    table.add_row("the window's thread was kept, p99", f"{found['p99_ms']:.1f} ms", "")
    table.add_row("the same, longest", f"{found['longest_ms']:.1f} ms", "<= 50 ms")
    console.print(table)


def _type(desktop: VirtualDesktop) -> None:
    desktop.wait_for_window("^Recording —")
    desktop.focus(desktop.wait_for_window("Terminal"))
    words = "five readings and their mean "
    desktop.type(words * (_TYPING_S * 10 // len(words)), delay_ms=100)
