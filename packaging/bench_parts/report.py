"""Shows the figures: one table for each scene, the recorders side by side, with the goals."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from bench_parts.comparison import FFMPEG, OURS, Outcome
from bench_parts.figures import ratio
from bench_parts.goals import GOALS, Measured
from bench_parts.input_burst import Burst
from bench_parts.sync_error import SyncRow

_MISSING = "-"
_FULL_RATE = 28.5  # 30 less what starting and stopping may cost
_JUDGED = {True: "reached", False: "NOT reached", None: ""}
Value = float | None


@dataclass(frozen=True)
class _Row:
    key: str
    label: str
    read: Callable[[Measured], Value]
    unit: str = ""
    digits: int = 2
    compared: bool = False
    whole: Callable[[Measured], Value] | None = None


def _truth(which: str, name: str) -> Callable[[Measured], Value]:
    return lambda it: getattr(getattr(it.truth, which), name) if it.truth else None


_ROWS = (
    _Row("cpu_work_s", "CPU while recording, all processes", lambda it: it.figures.cpu_work_s, "s", compared=True),
    _Row("cpu_s", "CPU until sealed", lambda it: it.figures.cpu_s, "s", compared=True),
    _Row("", "  of it starting", lambda it: it.figures.cpu_start_s, "s"),
    _Row("", "  of it stopping", lambda it: it.figures.cpu_stop_s, "s"),
    _Row("", "CPU while recording, for a frame", lambda it: _milli(ratio(it.figures.cpu_work_s, it.figures.frames)), "ms", 1, compared=True),
    _Row("", "CPU of the X server meanwhile", lambda it: it.figures.x_server_cpu_s, "s"),
    _Row("peak_pss_mb", "memory, peak (PSS)", lambda it: it.figures.peak_pss_mb, "MB", 0, compared=True),
    _Row("", "memory, peak (RSS)", lambda it: it.figures.peak_rss_mb, "MB", 0),
    _Row("pss_growth", "memory, growth in the last two thirds", lambda it: it.figures.pss_mb_per_minute, "MB/min", 1),
    _Row("video_bytes", "video", lambda it: _kilo(it.figures.video_bytes), "kB", 0, compared=True),
    _Row("", "everything written", lambda it: _kilo(it.figures.total_bytes), "kB", 0, compared=True),
    _Row("", "SSIM to its picture, mean", _truth("fidelity", "ssim"), "", 4),
    _Row("", "SSIM to its picture, p5", _truth("fidelity", "ssim_p5"), "", 4),
    _Row("", "PSNR to its picture, median", _truth("fidelity", "psnr_db"), "dB", 1),
    _Row("", "SSIM to the screen then, mean", _truth("timeline", "ssim"), "", 4),
    _Row("", "SSIM to the screen then, p5", _truth("timeline", "ssim_p5"), "", 4),
    _Row("", "PSNR to the screen then, median", _truth("timeline", "psnr_db"), "dB", 1),
    _Row("", "frames", lambda it: it.figures.frames, "", 0),
    _Row("", "frames a second", lambda it: ratio(it.figures.frames, it.figures.work_s), "", 1),
    _Row("lasting", "changes that stood for 50 ms, in the video", lambda it: it.figures.lasting_caught, whole=lambda it: it.figures.lasting_shown),
    _Row("", "all changes, in the video", lambda it: it.figures.numbers_caught, whole=lambda it: it.figures.numbers_shown),
    _Row("", "picture behind a change, median", lambda it: it.figures.behind_median_ms, "ms", 1),
    _Row("behind_p95_ms", "picture behind a change, p95", lambda it: it.figures.behind_p95_ms, "ms", 1),
    _Row("", "  change alone, median", lambda it: it.figures.isolated_behind_median_ms, "ms", 1),
    _Row("isolated_behind_p95_ms", "  change alone, p95", lambda it: it.figures.isolated_behind_p95_ms, "ms", 1),
    _Row("", "picture before an action stale by, median", lambda it: it.figures.stale_median_ms, "ms", 1),
    _Row("", "picture before an action stale by, p95", lambda it: it.figures.stale_p95_ms, "ms", 1),
    _Row("stale_actions", "  actions with one stale by over 33 ms", lambda it: it.figures.stale_actions, whole=lambda it: it.figures.actions),
    _Row("early_actions", "  actions with one that shows their effect", lambda it: it.figures.early_actions, whole=lambda it: it.figures.actions),
    _Row("inputs", "input events kept / injected", lambda it: it.figures.inputs_kept, whole=lambda it: it.figures.inputs_injected),
    _Row("stop_s", "stop to complete file", lambda it: it.figures.stop_s, "s"),
    _Row("", "length of the work", lambda it: it.figures.work_s, "s", 1),
)  # fmt: skip


def measured(outcomes: dict[str, Outcome]) -> dict[str, Measured]:
    """The medians of those recorders that came to any."""
    return {
        name: Measured(outcome.figures, outcome.truth)
        for name, outcome in outcomes.items()
        if outcome.figures is not None
    }


def scene_rows(scene: str, found: dict[str, Measured]) -> list[tuple[str, ...]]:
    """What the table of a scene says: label, each recorder's, ours by ffmpeg's, goal, reached."""
    rows: list[tuple[str, ...]] = []
    ours, theirs = found.get(OURS), found.get(FFMPEG)
    for row in _ROWS:
        shown = [_shown(row, it) for it in found.values()]
        if set(shown) == {_MISSING}:
            continue
        times = ratio(row.read(ours), row.read(theirs)) if row.compared and ours and theirs else None
        goal = GOALS[scene].get(row.key) if ours else None
        rows.append(
            (
                row.label,
                *shown,
                "" if times is None else f"{times:.2f}",
                goal.words if goal else "",
                _JUDGED[goal.check(ours, theirs)] if goal and ours else "",
            )
        )
    return rows


def show_scene(console: Console, scene: str, title: str, outcomes: dict[str, Outcome]) -> None:
    found = measured(outcomes)
    table = Table(title=title, title_justify="left")
    table.add_column("medians of the rounds, sums of counts")
    for name in found:
        table.add_column(name, justify="right")
    table.add_column("ours / ffmpeg", justify="right")
    table.add_column("goal")
    table.add_column("")
    for row in scene_rows(scene, found):
        table.add_row(*row)
    console.print(table)
    for remark in remarks(outcomes):
        console.print(f"! {remark}", highlight=False, soft_wrap=True)


def remarks(outcomes: dict[str, Outcome]) -> list[str]:
    """What has to be known beside the figures: failures, notes, and what makes them doubtful."""
    said = [f"{name}: {outcome.failure}" for name, outcome in outcomes.items() if outcome.failure]
    said += [f"{name}: {note}" for name, outcome in outcomes.items() for note in outcome.notes]
    theirs = outcomes[FFMPEG].figures
    rate = ratio(theirs.frames, theirs.work_s) if theirs else None
    if rate is not None and rate < _FULL_RATE:
        said.append(
            f"{FFMPEG} got {rate:.0f} of 30 frames a second: this machine is too busy to compare on. "
            "Frames that a recorder missed cost it nothing: read CPU and bytes together with frames."
        )
    return said


def show_burst(console: Console, burst: Burst) -> None:
    order = "in order" if burst.in_order else "NOT all in order"
    reached = _JUDGED[burst.in_order and burst.kept == burst.injected]
    console.print(
        f"input at {burst.injected / burst.seconds:.0f} events/s: "
        f"{burst.kept} kept of {burst.injected} injected, {order} (goal: all, in order; {reached})"
    )


def show_sync(console: Console, rows: list[SyncRow]) -> None:
    table = Table(title="recorded times against true ones", title_justify="left")
    for head in ("", "n", "missed", "median", "p95", "jitter", "drift in 10 min", "goal", ""):
        table.add_column(head, justify="left" if head in {"", "goal"} else "right")
    for row in rows:
        times = (row.median_ns, row.p95_ns, row.jitter_ns, row.drift_ns)
        goal = f"p95 ≤ {row.goal_p95_ns / 1e6:g} ms, drift ≤ {row.goal_drift_ns / 1e6:g} ms"
        shown = (_number(_mega(time), "ms", 2) for time in times)
        table.add_row(row.name, str(row.count), str(row.missed), *shown, goal, _JUDGED[row.reached])
    console.print(table)


def _shown(row: _Row, it: Measured) -> str:
    value = row.read(it)
    if row.whole is None:
        return _number(value, row.unit, row.digits)
    whole = row.whole(it)
    return _MISSING if value is None or not whole else f"{value:g} / {whole:g}"


def _kilo(number: Value) -> Value:
    return None if number is None else number / 1000


def _mega(number: Value) -> Value:
    return None if number is None else number / 1_000_000


def _milli(number: Value) -> Value:
    return None if number is None else number * 1000


def _number(value: Value, unit: str, digits: int) -> str:
    return _MISSING if value is None else f"{value:,.{digits}f} {unit}".rstrip()
