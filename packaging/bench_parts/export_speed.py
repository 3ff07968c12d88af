"""How fast recordings are exported: copied beside `tar`, converted by two workers beside one, and one by one.

Every export is the program itself, with its start and its last hash in the time. Also: what all its processes take of
memory together, and whether an export that is killed again and again comes to the same bytes.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_parts.export_bundles import copies, noise
from bench_parts.long_work import record_long_work
from bench_parts.process_tree import ProcessTree

_BUNDLES = 1000
_KILLS = 10
_COUNTS = (100, 1_000, 10_000)
_RECORDINGS = 8
_RECORDING_MINUTES = 2
_DECODING_FORMAT = "webdataset"
_LEAST_OF_TAR = 0.6
_LEAST_BY_TWO = 1.7
_MOST_MB = 1000
_LOOK_S = 0.01
_PATIENCE_S = 24 * 3600.0

_Tell = Callable[[str], None]


@dataclass(frozen=True)
class _Run:
    """An export: wall time in s, and the most memory of all its processes in MB, shared pages counted once."""

    seconds: float
    peak_mb: float


def run_export_speed(gigabytes: float, rounds: int, console: Console, tell: _Tell) -> None:
    """Measure all of it, and print it.

    Args:
        gigabytes: How large the thousand bundles are together that are copied. With less than 1, the other parts are
            smaller, too.
        rounds: How often copying is timed.
        console: Where to.
        tell: Told what is being done.
    """
    share = min(gigabytes, 1.0)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        console.print(_copied(folder / "copied", gigabytes, rounds, tell))
        shutil.rmtree(folder / "copied")
        console.print(_one_by_one(folder / "small", [round(it * share) for it in _COUNTS], tell))
        shutil.rmtree(folder / "small")
        console.print(_by_two(folder / "decoded", share, tell))


def _copied(folder: Path, gigabytes: float, rounds: int, tell: _Tell) -> Table:
    tell(f"making {_BUNDLES} bundles, {gigabytes:g} GB")
    source = noise(folder / "source", _BUNDLES, size=round(gigabytes * 1e9 / _BUNDLES))
    runs, tars = [], []
    for number in range(rounds):
        tell(f"round {number + 1} of {rounds}: tar")
        tars.append(_tar(source, folder / "all.tar"))
        (folder / "all.tar").unlink()
        tell(f"round {number + 1} of {rounds}: export")
        shutil.rmtree(folder / "whole", ignore_errors=True)
        runs.append(_export(source, folder / "whole", "raw"))
    tell(f"{_KILLS} kills")
    killed = _killed(source, folder / "killed")
    is_equal = (folder / "killed/SHA256SUMS").read_bytes() == (folder / "whole/SHA256SUMS").read_bytes()
    ratio = min(tars) / min(it.seconds for it in runs)
    peak_mb = max(it.peak_mb for it in runs)
    table = _table(f"{_BUNDLES} bundles, {gigabytes:g} GB, copied with their hashes compared")
    table.add_row("tar", " ".join(f"{it:.1f} s" for it in tars), "")
    table.add_row("export", " ".join(f"{it.seconds:.1f} s" for it in runs), "")
    table.add_row("of tar's speed", f"{ratio:.2f}", f">= {_LEAST_OF_TAR}")
    table.add_row("most memory of all processes", f"{peak_mb:.0f} MB", f"<= {_MOST_MB} MB")
    table.add_row(
        "kills, and the bytes in the end", f"{killed}, {'equal' if is_equal else 'OTHERS'}", "equal"
    )
    return table


def _one_by_one(folder: Path, counts: list[int], tell: _Tell) -> Table:
    table = _table("bundles of a kilobyte")
    for count in counts:
        tell(f"{count} bundles of a kilobyte")
        source = noise(folder / f"source-{count}", count, size=0)
        run = _export(source, folder / f"export-{count}", "raw")
        table.add_row(
            f"{count}",
            f"{run.seconds:.1f} s, {run.seconds / count * 1000:.2f} ms each, {run.peak_mb:.0f} MB",
            "",
        )
    return table


def _by_two(folder: Path, share: float, tell: _Tell) -> Table:
    recording = record_long_work(folder / "recorded", max(1, round(_RECORDING_MINUTES * share)), tell)
    source = copies(recording, folder / "source", _RECORDINGS)
    one, two = (_export(source, folder / f"by-{it}", _DECODING_FORMAT, workers=it).seconds for it in (1, 2))
    table = _table(f"{_RECORDINGS} recordings, converted to {_DECODING_FORMAT}")
    table.add_row("one worker", f"{one:.1f} s", "")
    table.add_row("two workers", f"{two:.1f} s", "")
    table.add_row("times as fast", f"{one / two:.2f}", f">= {_LEAST_BY_TWO}")
    return table


def _table(title: str) -> Table:
    table = Table(title=title)
    for name in ("", "measured", "goal"):
        table.add_column(name)
    return table


def _tar(source: Path, target: Path) -> float:
    began_s = time.perf_counter()
    subprocess.run(["tar", "cf", str(target), "-C", str(source), "."], check=True)
    return time.perf_counter() - began_s


def _command(source: Path, target: Path, name: str, workers: int | None) -> list[str]:
    command = [sys.executable, "-m", "trajectory_recorder", "export", str(source)]
    command += ["--format", name, "--output", str(target)]
    return [*command, "--workers", str(workers)] if workers else command


def _export(source: Path, target: Path, name: str, *, workers: int | None = None) -> _Run:
    began_s = time.perf_counter()
    process = subprocess.Popen(_command(source, target, name, workers), stdout=subprocess.DEVNULL)
    with ProcessTree(process.pid) as tree:
        tree.mark_at_end(_PATIENCE_S)
    seconds = time.perf_counter() - began_s
    if process.wait():
        raise SystemExit(f"the export to {name} ended with {process.returncode}")
    return _Run(seconds, max((it.pss_mb for it in tree.memory), default=0.0))


def _done(target: Path) -> int:
    return sum(1 for _ in (target / ".export/done").glob("*/*.json"))


def _killed(source: Path, target: Path) -> int:
    """Export, killed each time when a random number of bundles more are done; returns how often it was killed."""
    drawn, kills = random.Random(20261122), 0  # noqa: S311 - no secret
    for _ in range(_KILLS):
        with subprocess.Popen(_command(source, target, "raw", None), stdout=subprocess.DEVNULL) as process:
            wanted = _done(target) + drawn.randint(1, round(1.5 * _BUNDLES / _KILLS))
            while process.poll() is None and _done(target) < wanted:
                time.sleep(_LOOK_S)
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
    subprocess.run(_command(source, target, "raw", None), check=True, stdout=subprocess.DEVNULL)
    return kills
