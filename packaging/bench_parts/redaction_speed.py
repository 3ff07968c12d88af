"""How fast things are taken out of recordings, and how much of them is encoded anew for it.

Office work is what recordings are made of; full motion is the worst there is: a picture thirty times a second.
What verifying and copying take is measured apart, by an edit that changes no picture, and not counted.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_parts.long_work import record_long_work
from bench_parts.replay_moving import record_motion
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction import Blank, Cover, Cut, Edit, Made, Note, make

_MINUTES = 10
_SECOND_NS = 1_000_000_000
_GOAL = 5.0


def run_redaction_speed(console: Console, tell: Callable[[str], None]) -> None:
    """Make recordings, edit them, and print how fast that was and how much was encoded anew."""
    with tempfile.TemporaryDirectory() as folder:
        for title, root in (
            ("office work", record_long_work(Path(folder) / "work", _MINUTES, tell)),
            ("full motion", record_motion(Path(folder) / "motion", tell)),
        ):
            console.print(_table(title, Bundle(root), Path(folder), tell))


def _table(title: str, bundle: Bundle, folder: Path, tell: Callable[[str], None]) -> Table:
    size = sum(it.bytes for it in bundle.manifest.files)
    duration_ns = bundle.manifest.duration_ns
    table = Table(title=f"{title}: {duration_ns // _SECOND_NS} s, 1920x1080, {size / 1e6:.0f} MB")
    for name in ("", "all of it", "of that verify and copy", "encoded anew", "share", "x realtime", "goal"):
        table.add_column(name)
    _, copying_s = _timed(bundle, [Note(0, 1, "nothing changes")], folder)
    for name, edit in _edits(duration_ns).items():
        tell(f"{title}: {name}")
        made, took_s = _timed(bundle, [edit], folder)
        encoded_s = made.work.encoded_ns / _SECOND_NS
        speed = encoded_s / max(took_s - copying_s, 0.001)
        table.add_row(
            name,
            f"{took_s:.1f} s",
            f"{copying_s:.1f} s",
            f"{made.work.encoded} frames, {encoded_s:.1f} s",
            f"{made.work.encoded / (made.work.encoded + made.work.copied):.1%}",
            f"{speed:.1f}",
            f">= {_GOAL:g}",
        )
    return table


def _edits(duration_ns: int) -> dict[str, Edit]:
    """Each concerns half of the recording's middle."""
    span = duration_ns // 4, duration_ns * 3 // 4
    return {
        "an area covered": Cover(*span, 0, Rectangle(400, 300, 640, 200)),
        "blank": Blank(*span),
        "cut out": Cut(*span),
    }


def _timed(bundle: Bundle, edits: list[Edit], folder: Path) -> tuple[Made, float]:
    began_s = time.monotonic()
    made = make(bundle, edits, folder / "edited")
    return made, time.monotonic() - began_s
