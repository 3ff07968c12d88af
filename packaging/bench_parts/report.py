"""Shows the figures: one table for each scene, ours beside theirs, with the goals."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from bench_parts.comparison import OURS, THEIRS, Figures
from bench_parts.figures import ratio
from bench_parts.input_burst import Burst

_MISSING = "-"
_FULL_RATE = 28.5  # 30 less what starting and stopping may cost
Value = float | None


@dataclass(frozen=True)
class _Row:
    label: str
    read: Callable[[Figures], Value]
    unit: str = ""
    digits: int = 2
    compared: bool = False


_ROWS = (
    _Row("CPU, whole process tree", lambda it: it.cpu_s, "s", compared=True),
    _Row("  starting", lambda it: it.cpu_start_s, "s"),
    _Row("  recording", lambda it: it.cpu_work_s, "s", compared=True),
    _Row("  stopping", lambda it: it.cpu_stop_s, "s"),
    _Row("CPU of the X server meanwhile", lambda it: it.x_server_cpu_s, "s"),
    _Row("memory, peak (PSS)", lambda it: it.peak_pss_mb, "MB", 0, compared=True),
    _Row("memory, peak (RSS)", lambda it: it.peak_rss_mb, "MB", 0),
    _Row("memory, growth in the last half", lambda it: it.pss_mb_per_minute, "MB/min", 1),
    _Row("video", lambda it: _kilo(it.video_bytes), "kB", 0, compared=True),
    _Row("everything written", lambda it: _kilo(it.total_bytes), "kB", 0, compared=True),
    _Row("frames", lambda it: it.frames, "", 0),
    _Row("frames a second", lambda it: ratio(it.frames, it.work_s), "", 1),
    _Row("picture behind a change, median", lambda it: it.behind_median_ms, "ms", 1),
    _Row("picture behind a change, p95", lambda it: it.behind_p95_ms, "ms", 1),
    _Row("  change alone, median", lambda it: it.quiet_behind_median_ms, "ms", 1),
    _Row("  change alone, p95", lambda it: it.quiet_behind_p95_ms, "ms", 1),
    _Row("stop to complete file", lambda it: it.stop_s, "s"),
    _Row("length of the work", lambda it: it.work_s, "s", 1),
)


def scene_rows(ours: Figures, theirs: Figures) -> list[tuple[str, str, str, str]]:
    """What the table of a scene says: label, ours, theirs, ours as a multiple of theirs."""
    rows: list[tuple[str, str, str, str]] = []
    for row in _ROWS:
        values = row.read(ours), row.read(theirs)
        if values == (None, None):
            continue
        shown = (_number(values[0], row.unit, row.digits), _number(values[1], row.unit, row.digits))
        rows.append((row.label, *shown, _number(ratio(*values), "", 2) if row.compared else ""))
    shares = (
        ("changes in the video / shown", "changes_caught", "changes_shown"),
        ("input events kept / injected", "inputs_kept", "inputs_injected"),
    )
    for label, part, whole in shares:
        if getattr(ours, whole) or getattr(theirs, whole):
            shown = (_share(ours, part, whole), _share(theirs, part, whole))
            rows.append((label, *shown, ""))
    return rows


def show_scene(console: Console, title: str, ours: Figures, theirs: Figures) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column("median of the rounds")
    for name in (OURS, THEIRS, "ratio"):
        table.add_column(name, justify="right")
    for row in scene_rows(ours, theirs):
        table.add_row(*row)
    console.print(table)
    for warning in warnings(theirs):
        console.print(f"! {warning}", highlight=False)


def warnings(theirs: Figures) -> list[str]:
    """What makes the numbers of a scene doubtful."""
    rate = ratio(theirs.frames, theirs.work_s)
    if rate is None or rate >= _FULL_RATE:
        return []
    warning = f"{THEIRS} got {rate:.0f} of 30 frames a second: this machine is too busy to compare on."
    return [f"{warning} Frames that a recorder missed cost it nothing: read CPU together with frames."]


def show_burst(console: Console, burst: Burst) -> None:
    order = "in order" if burst.in_order else "NOT all in order"
    console.print(
        f"input at {burst.injected / burst.seconds:.0f} events/s: "
        f"{burst.kept} kept of {burst.injected} injected, {order}"
    )


def _kilo(number: Value) -> Value:
    return None if number is None else number / 1000


def _number(value: Value, unit: str, digits: int) -> str:
    return _MISSING if value is None else f"{value:,.{digits}f} {unit}".rstrip()


def _share(figures: Figures, part: str, whole: str) -> str:
    share = getattr(figures, part), getattr(figures, whole)
    return _MISSING if None in share else "{:g} / {:g}".format(*share)
