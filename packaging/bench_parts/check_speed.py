"""How fast a recording is checked: `check` on one core, with the speech noted live and without."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from bench_parts.long_work import record_long_work

_MINUTES = 60
_GOALS = {"speech as noted live": (100, []), "speech looked for again": (40, ["--listen-again"])}
_MOST_MB = 400


def run_check_speed(console: Console, tell: Callable[[str], None]) -> None:
    """Make an hour of work, check it, and print how many times faster than it lasted that was."""
    with tempfile.TemporaryDirectory() as folder:
        root = record_long_work(Path(folder), _MINUTES, tell)
        size = sum(it.stat().st_size for it in root.rglob("*") if it.is_file())
        table = Table(title=f"check of {_MINUTES} minutes, 1920x1080, {size / 1e6:.0f} MB, on one core")
        for name in ("", "time", "x realtime", "goal", "peak memory", "goal"):
            table.add_column(name)
        for name, (goal, more) in _GOALS.items():
            tell(f"checking: {name}")
            took_s, peak_mb, report = _check(root, more)
            table.add_row(
                name,
                f"{took_s:.1f} s",
                f"{_MINUTES * 60 / took_s:.0f}",
                f">= {goal}",
                f"{peak_mb:.0f} MB",
                f"<= {_MOST_MB} MB",
            )
            tell(f"{name}: {report['verdict']}, {len(report['findings'])} findings")
        console.print(table)


def _check(root: Path, more: list[str]) -> tuple[float, float, dict[str, object]]:
    command = [sys.executable, "-m", "trajectory_recorder", "check", str(root), "--json", *more]
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        with psutil.Popen(command, stdout=output, stderr=subprocess.DEVNULL) as process:
            process.cpu_affinity([process.cpu_affinity()[-1]])
            peak = 0
            while process.poll() is None:
                peak = max(peak, _memory(process))
                time.sleep(0.1)
        took_s = time.monotonic() - began
        output.seek(0)
        return took_s, peak / 1e6, json.load(output)


def _memory(process: psutil.Popen) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
