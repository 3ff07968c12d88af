"""How soon a recording is open: an hour of work the first time and again, and a day; a fresh process each time."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from trajectory_recorder.bundle import Bundle, BundleWriter, SessionInfo, layout
from trajectory_recorder.bundle.manifest import new_bundle_id
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.events import Event, Gap, Heartbeat, SpeechEvent

_HOURS = 24
_HOUR_NS = 3600 * 1_000_000_000
_GOALS_S = {"first": 3.0, "again": 1.0}
# Prints how long the imports took, how long opening took, the peak of memory and what there is.
_OPEN = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
from trajectory_recorder.replay.opening import open_recording
loaded = time.perf_counter()
timeline = open_recording(Path(sys.argv[1])).timeline
opened = time.perf_counter()
# Not from `getrusage`, which counts the program that started this one along.
status = Path("/proc/self/status").read_text().splitlines()
peak = next(int(it.split()[1]) * 1024 for it in status if it.startswith("VmHWM"))
frames = sum(len(it.at_ns) for it in timeline.screens)
damages = [it.message for it in timeline.damages]
print(json.dumps([loaded - began, opened - loaded, peak, len(timeline.steps), frames, damages]))
"""


def run_replay_opening(console: Console, tell: Callable[[str], None], root: Path) -> None:
    """Open the hour at `root`, and a day that is made of it, twice each; print how long that took.

    The bundle at `root` stays as it is but for its index, which is made anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        tell(f"writing {_HOURS} hours of events")
        day = _repeat(Bundle(root), Path(folder), _HOURS)
        table = Table(title="opening a recording for its replay, in a process of its own")
        for name in ("", "", "opened in", "goal", "imports before", "peak memory", "steps", "pictures"):
            table.add_column(name)
        for name, bundle in (("an hour", root), (f"{_HOURS} hours", day)):
            layout.resolve(bundle, layout.TIMELINE).unlink(missing_ok=True)
            for turn in _GOALS_S:
                tell(f"opening {name}: {turn}")
                table.add_row(name, turn, *_row(bundle, turn, Path(folder), goal=bundle == root))
        console.print(table)


def _row(bundle: Path, turn: str, home: Path, *, goal: bool) -> tuple[str, ...]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    command = [sys.executable, "-c", _OPEN, str(bundle)]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    loading_s, opening_s, peak, steps, frames, damages = json.loads(ran.stdout)
    if damages:
        raise AssertionError(f"{bundle} is damaged: {damages}")
    return (
        f"{opening_s:.2f} s",
        f"<= {_GOALS_S[turn]:.0f} s" if goal else "",
        f"{loading_s:.2f} s",
        f"{peak / 1e6:.0f} MB",
        str(steps),
        str(frames),
    )


def _repeat(hour: Bundle, folder: Path, times: int) -> Path:
    """A bundle with the hour's events over and over. Its media files are there by their names only: opening
    looks at their sizes alone."""
    said = hour.manifest
    session = SessionInfo(
        new_bundle_id(),
        said.recorder,
        said.os,
        said.clock.start_utc_ns,
        0,
        1,
        said.settings,
        said.task,
        said.sync,
    )
    writer = BundleWriter(create_folder(folder, session.start_utc_ns), session)
    for entry in hour.manifest.files:
        if layout.track_of(entry.path) is not None:
            writer.open_media(entry.path)
    events = list(hour.events())
    for number in range(times):
        for at_ns, event in events:
            writer.add(at_ns + number * _HOUR_NS, _later(event, number * _HOUR_NS))
    writer.seal(duration_ns=hour.manifest.duration_ns + (times - 1) * _HOUR_NS, ended="stopped")
    return writer.root


def _later(event: Event, by_ns: int) -> Event:
    if isinstance(event, Heartbeat | SpeechEvent | Gap):
        return replace(event, from_ns=event.from_ns + by_ns, to_ns=event.to_ns + by_ns)
    return event
