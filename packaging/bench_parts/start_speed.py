"""How soon a recording begins: an engine is started and held, as during a countdown, then told to begin.

All streams are on but the voice. The first picture's session time says how soon after the beginning the
screen was looked at.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import FrameEvent
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.virtual_desktop import VirtualDesktop

_SIZE_PX = (1920, 1080)
_RUNS = 10
_RECORDED_S = 0.5
_GOAL_MS = 1_000


@dataclass(frozen=True)
class _Start:
    """One start, in milliseconds: until it was held, from `begin` to its answer, until the first picture."""

    held_ms: float
    begin_ms: float
    picture_ms: float


def run_start_speed(console: Console, tell: Callable[[str], None]) -> None:
    """Start, hold, begin, and print how long each took."""
    starts = []
    with VirtualDesktop(*_SIZE_PX, sound=False) as desktop:
        for run in range(_RUNS):
            tell(f"start {run + 1} of {_RUNS}")
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                starts.append(_start(desktop, Path(folder)))
    _show(console, starts)


def _start(desktop: VirtualDesktop, folder: Path) -> _Start:
    asked_s = time.perf_counter()
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(folder, RecordSettings(narration=False), held=True)
        held_s = time.perf_counter()
        engine.begin()
        begun_s = time.perf_counter()
        time.sleep(_RECORDED_S)
        engine.stop()
    first_ns = min(at_ns for at_ns, _ in Bundle(root).events_of(FrameEvent))
    return _Start((held_s - asked_s) * 1e3, (begun_s - held_s) * 1e3, first_ns / 1e6)


def _show(console: Console, starts: Sequence[_Start]) -> None:
    table = Table(title=f"A start that is held, {len(starts)} times")
    for column in ("", "median ms", "worst ms", "goal"):
        table.add_column(column, justify="left" if not column else "right")
    rows = {
        "engine started, everything open": ([start.held_ms for start in starts], ""),
        "begin to recording": ([start.begin_ms for start in starts], f"≤ {_GOAL_MS}"),
        "session time of the first picture": ([start.picture_ms for start in starts], ""),
    }
    for name, (values, goal) in rows.items():
        table.add_row(name, f"{statistics.median(values):.1f}", f"{max(values):.1f}", goal)
    console.print(table)
