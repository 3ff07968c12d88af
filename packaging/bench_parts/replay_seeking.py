"""How fast a replay finds pictures, beside mpv on the same file; and whether playing keeps to its clock."""

import random
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from bench_parts.figures import percentile, ratio
from bench_parts.machine import busy_remark
from bench_parts.mpv_seeking import seeks_ms
from bench_parts.replay_moving import record_motion
from bench_parts.replay_screen import Screen, playing
from bench_parts.replay_voice import voice_offsets_ms
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.recording import Recording

_SEEKS = 60
_EXACT_MS, _PREVIEW_MS, _LAG_MS, _OFFSET_MS, _MEMORY_MB = 100, 20, 50, 33, 300
_FAST = 5.0
_MINUTE_NS = 60_000_000_000


def run_replay_seeking(console: Console, tell: Callable[[str], None], root: Path) -> None:
    """Measure and print.

    Args:
        console: Where the tables go.
        tell: Told what is done now.
        root: The bundle of an hour's work, of 1920x1080.
    """
    if remark := busy_remark():
        console.print(f"! {remark}", highlight=False)
    recording = open_recording(root)
    with _memory_growth() as growth:
        _show_seeks(console, tell, recording, root)
        tell("playing a minute of the hour five times as fast")
        lag_ms = _lags_ms(recording, 10 * _MINUTE_NS, 11 * _MINUTE_NS)
    with tempfile.TemporaryDirectory() as folder:
        moving = open_recording(record_motion(Path(folder), tell))
        tell("playing what moves, as fast as it was recorded")
        came, recorded = _shown_of(moving)
        tell("playing what moves, five times as fast")
        moving_lag_ms = _lags_ms(moving, 0, moving.timeline.duration_ns)
        tell("listening to what is played")
        offsets_ms = voice_offsets_ms(moving)
    table = Table("playing", "figure", "goal", title="a replay of 1920x1080")
    table.add_row("30 frames a second at 1 x: shown, of recorded", f"{came} of {recorded}", "all")
    for name, lags in (("the hour", lag_ms), ("30 frames a second", moving_lag_ms)):
        told = f"{percentile(lags, 95):.1f}, {max(lags):.1f} ms"
        table.add_row(f"{name} at 5 x: behind the clock, p95 and worst", told, f"<= {_LAG_MS} ms")
    middle, worst = np.median(offsets_ms), max(offsets_ms, key=abs)
    told = f"{middle:+.1f}, {worst:+.1f} ms of {len(offsets_ms)}"
    table.add_row("voice behind its picture, median and worst", told, f"<= {_OFFSET_MS} ms")
    table.add_row("memory that the player of the hour takes", f"{growth[0]:.0f} MB", f"<= {_MEMORY_MB} MB")
    console.print(table)


def _show_seeks(console: Console, tell: Callable[[str], None], recording: Recording, root: Path) -> None:
    track = recording.timeline.screens[0]
    # mpv opens one file, so times are of the first.
    there = np.flatnonzero(track.file == 0)
    chance = random.Random(1)  # noqa: S311 - not for secrets
    times_ns = [int(track.at_ns[chance.choice(there)]) for _ in range(_SEEKS)]
    video = root / track.paths[0]
    table = Table(
        "", "p50", "p95", "goal p95", "mpv p50", "mpv p95", "x mpv p50", "x mpv p95", title="seeking, ms"
    )
    tell(f"seeking {_SEEKS} times in mpv")
    exact, keys = (seeks_ms(video, times_ns, exactly=exactly) for exactly in (True, False))
    with playing(recording, sound=False) as (player, screen):
        tell("previews in the first seconds")
        at_once = _seeks_ms(player.preview, screen, times_ns)
        tell("exact seeks")
        ours = _seeks_ms(player.seek, screen, times_ns)
        tell("waiting for the previews")
        began_ns = monotonic_ns()
        player.wait_for_previews()
        prepared_s = (monotonic_ns() - began_ns) / 1e9
        later = _seeks_ms(player.preview, screen, times_ns)
    table.add_row("exact", *_compared(ours, exact, _EXACT_MS))
    table.add_row("preview, at once", *_compared(at_once, keys, _PREVIEW_MS))
    table.add_row(f"preview, {prepared_s:.0f} s later", *_compared(later, keys, _PREVIEW_MS))
    console.print(table)


def _compared(ours: Sequence[float], theirs: Sequence[float], goal: int) -> list[str]:
    shares = (50, 95)
    ratios = [ratio(percentile(ours, it), percentile(theirs, it)) for it in shares]
    return [
        *(f"{percentile(ours, it):.1f}" for it in shares),
        f"<= {goal}",
        *(f"{percentile(theirs, it):.1f}" for it in shares),
        *(f"{it:.2f}" for it in ratios),
    ]


def _seeks_ms(seek: Callable[[int], None], screen: Screen, times_ns: Sequence[int]) -> list[float]:
    """How long each takes from the call to the picture."""
    took = []
    for at_ns in times_ns:
        before = len(screen.came)
        began_ns = monotonic_ns()
        seek(at_ns)
        screen.wait_for(lambda before=before: len(screen.came) > before)  # type: ignore[misc]
        took.append((screen.came[before].came_ns - began_ns) / 1e6)
    return took


def _lags_ms(recording: Recording, from_ns: int, to_ns: int) -> list[float]:
    """For each picture that is handed over at 5 x, how far the clock was past its time, in session time."""
    with playing(recording, sound=False) as (player, screen):
        player.set_rate(_FAST)
        first = _begin(player, screen, from_ns)
        screen.wait_for(lambda: player.position_ns >= to_ns)
        player.pause()
        return [max(0.0, (it.position_ns - it.at_ns) / 1e6) for it in screen.came[first:] if it.at_ns < to_ns]


def _shown_of(recording: Recording) -> tuple[int, int]:
    """How many frames are handed over at 1 x, and how many were recorded."""
    with playing(recording, sound=False) as (player, screen):
        first = _begin(player, screen, 0)
        screen.wait_for(lambda: player.status.ended)
        return len({it.index for it in screen.came[first - 1 :]}), len(recording.timeline.screens[0].at_ns)


def _begin(player: Player, screen: Screen, at_ns: int) -> int:
    """Seek, play, and tell how many pictures came before the first that playing brings."""
    before = len(screen.came)
    player.seek(at_ns)
    screen.wait_for(lambda: len(screen.came) > before)
    player.play()
    return before + 1


@contextmanager
def _memory_growth() -> Iterator[list[float]]:
    """By how many MB this process grew at most, known in the end."""
    process, done = psutil.Process(), threading.Event()
    before = process.memory_info().rss
    most = [0.0]

    def watch() -> None:
        while not done.wait(0.05):
            most[0] = max(most[0], (process.memory_info().rss - before) / 1e6)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield most
    finally:
        done.set()
        watcher.join()
