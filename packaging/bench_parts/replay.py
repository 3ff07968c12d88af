"""The replay of an hour of work: what `make bench ARGS="--replay"` measures."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bench_parts.long_work import record_long_work
from bench_parts.replay_opening import run_replay_opening
from bench_parts.replay_seeking import run_replay_seeking
from bench_parts.replay_timeline import run_replay_timeline
from bench_parts.replay_window import run_replay_window

_MINUTES = 60


def run_replay(console: Console, tell: Callable[[str], None]) -> None:
    """Make the hour, and measure one thing after the other."""
    with tempfile.TemporaryDirectory() as folder:
        root = record_long_work(Path(folder), _MINUTES, tell)
        run_replay_opening(console, tell, root)
        run_replay_seeking(console, tell, root)
        run_replay_window(console, tell, root)
        run_replay_timeline(console, tell, root)
