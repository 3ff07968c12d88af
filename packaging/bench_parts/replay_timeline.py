"""How long a timeline takes to be painted: whole, as after a turn of the wheel, and as its playhead moves."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.replay.timeline.timeline import PointerTrack, Timeline
from trajectory_recorder.ui.timeline_view import TimelineView

_WIDTH_PX = 1800
_ROUNDS = 30
_CLOSER = (1.0, 4.0, 30.0, 1000.0)
_MOVES = 100_000
_GOAL_MS = 16


def run_replay_timeline(console: Console, tell: Callable[[str], None], root: Path) -> None:
    """Paint the timeline of the hour at `root`, with as much of the pointer as a restless hand has; print times."""
    tell("painting its timeline")
    application = QApplication.instance() or QApplication(["", "-platform", "offscreen"])
    recording = open_recording(root)
    thumbnails = Thumbnails(recording)
    view = TimelineView(_restless(recording.timeline), thumbnails)
    view.resize(_WIDTH_PX, view.sizeHint().height())
    view.show()
    application.processEvents()
    table = Table(title=f"painting a timeline of {_WIDTH_PX} pixels and {_MOVES:,} places of the pointer")
    for name in ("", "median", "p95", "goal"):
        table.add_column(name)
    for closer in _CLOSER:
        view.show_whole()
        view.zoom(closer)
        whole_ms = [_timed_ms(lambda: _pan(view)) for _ in range(_ROUNDS)]
        table.add_row(f"all of it, {closer:.0f} times closer", *_row(whole_ms))
    moved_ms = [_timed_ms(lambda: _move(view)) for _ in range(_ROUNDS)]
    table.add_row("the playhead", *_row(moved_ms))
    thumbnails.close()
    console.print(table)


def _row(taken_ms: list[float]) -> tuple[str, str, str]:
    middle_ms, slow_ms = np.percentile(taken_ms, (50, 95))
    return f"{middle_ms:.1f} ms", f"{slow_ms:.1f} ms", f"<= {_GOAL_MS} ms"


def _timed_ms(paint: Callable[[], None]) -> float:
    began = time.perf_counter()
    paint()
    return (time.perf_counter() - began) * 1000


def _pan(view: TimelineView) -> None:
    view.show_span(view.scale.from_ns, view.scale.to_ns)
    view.repaint()


def _move(view: TimelineView) -> None:
    view.show_position(
        view.scale.from_ns + (view.position_ns + view.scale.span_ns // 40) % view.scale.span_ns
    )
    view.repaint()


def _restless(timeline: Timeline) -> Timeline:
    at_ns = np.linspace(0, timeline.duration_ns, _MOVES).astype(np.int64)
    still = np.zeros(_MOVES, np.int32)
    return replace(timeline, pointer=PointerTrack(at_ns, still, still))
