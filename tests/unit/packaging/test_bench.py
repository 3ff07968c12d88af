"""The arithmetic of the benchmarks and their account of a process tree; not the numbers themselves."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PACKAGING = Path(__file__).parents[3] / "packaging"


@pytest.fixture(scope="module")
def parts() -> Iterator[dict[str, ModuleType]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PACKAGING)
        names = ("figures", "process_tree", "comparison", "report", "office_work", "recorders")
        yield {name: importlib.import_module(f"bench_parts.{name}") for name in names}


def test_medians_and_percentiles_leave_out_what_there_is_not(parts: dict[str, ModuleType]) -> None:
    figures = parts["figures"]
    assert figures.median([3.0, None, 1.0]) == 2.0
    assert figures.median([None, None]) is None
    assert figures.percentile([float(value) for value in range(101)], 95) == 95.0
    assert figures.percentile([], 95) is None


def test_a_ratio_needs_both_sides(parts: dict[str, ModuleType]) -> None:
    ratio = parts["figures"].ratio
    assert ratio(1.0, 4.0) == 0.25
    assert ratio(None, 4.0) is None
    assert ratio(1.0, 0.0) is None
    assert ratio(1.0, None) is None


def test_growth_is_that_of_the_later_half(parts: dict[str, ModuleType]) -> None:
    slope = parts["figures"].slope_per_minute
    times = [float(second) for second in range(20)]
    warming_up_then_flat = [min(second, 10.0) for second in times]
    assert slope(times, warming_up_then_flat) == pytest.approx(0)
    assert slope(times, [100 + 0.5 * second for second in times]) == pytest.approx(30)
    assert slope([0.0, 1.0, 2.0], [1.0, 2.0, 3.0]) is None


def test_kept_counts_what_was_injected_and_nothing_else(parts: dict[str, ModuleType]) -> None:
    kept = parts["figures"].kept
    assert kept("abca", "aabc") == 4
    assert kept("abca", "abc") == 3
    assert kept("ab", "aabbxx") == 2


def test_the_first_frame_that_shows_a_number_counts(parts: dict[str, ModuleType]) -> None:
    frames = [(10, None), (20, 0), (30, 0), (40, 2), (50, 1), (60, 2)]
    assert parts["figures"].first_seen(frames) == {0: 20, 2: 40, 1: 50}


def test_what_a_recording_left_becomes_figures(
    parts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorders, tree, work = parts["recorders"], parts["process_tree"], parts["office_work"]
    ms = 1_000_000
    changes = [work.Change(value, 100 * value * ms, 100 * value * ms + ms) for value in range(4)]
    shown = {0: 2, 1: 104, 3: 340}  # the third change is in no frame
    monkeypatch.setattr(parts["comparison"], "read_counter", lambda picture, _x, _y: picture)
    memory = [tree.MemorySample(float(second), 50.0 + 2 * second, 80.0) for second in range(30)]
    memory += [tree.MemorySample(float(second), 200.0, 300.0) for second in range(31, 50)]  # at the seal
    recording = recorders.Recording(
        work.Work(changes, 0, 200 * ms, 7),
        recorders.Cost(tree.Mark(5.0, 1.0), tree.Mark(30.0, 4.0), tree.Mark(30.5, 4.25), memory),
        1000,
        1500,
        lambda: iter([(at * ms, value) for value, at in shown.items()]),
        7,
    )
    figures = parts["comparison"]._figures(recording, 0.5)
    assert (figures.cpu_s, figures.cpu_start_s, figures.cpu_work_s, figures.cpu_stop_s) == (4.25, 1, 3, 0.25)
    assert (figures.work_s, figures.stop_s) == (25, 0.5)
    assert (figures.changes_shown, figures.changes_caught, figures.frames) == (4, 3, 3)
    assert (figures.behind_median_ms, figures.quiet_behind_median_ms) == (4, 3)
    assert figures.behind_p95_ms == pytest.approx(36.4)
    assert (figures.peak_pss_mb, figures.pss_mb_per_minute) == (200, pytest.approx(120))
    assert (figures.inputs_kept, figures.inputs_injected) == (7, 7)


def figures_of(parts: dict[str, ModuleType], **values: float) -> Any:
    comparison = parts["comparison"]
    names = comparison.Figures.__dataclass_fields__
    return comparison.Figures(**{name: values.get(name) for name in names})


def test_the_median_is_taken_of_each_figure(parts: dict[str, ModuleType]) -> None:
    runs = [
        figures_of(parts, cpu_s=1, frames=30),
        figures_of(parts, cpu_s=3, frames=10),
        figures_of(parts, cpu_s=2),
    ]
    assert parts["comparison"].middle(runs) == figures_of(parts, cpu_s=2, frames=20)


def test_the_table_shows_both_the_ratio_and_what_only_one_has(parts: dict[str, ModuleType]) -> None:
    ours = figures_of(
        parts,
        cpu_s=2,
        video_bytes=1500,
        changes_caught=7,
        changes_shown=8,
        inputs_kept=99,
        inputs_injected=100,
    )
    theirs = figures_of(parts, cpu_s=8, video_bytes=1000, changes_caught=8, changes_shown=8)
    rows = parts["report"].scene_rows(ours, theirs)
    assert ("CPU, whole process tree", "2.00 s", "8.00 s", "0.25") in rows
    assert ("video", "2 kB", "1 kB", "1.50") in rows
    assert ("changes in the video / shown", "7 / 8", "8 / 8", "") in rows
    assert ("input events kept / injected", "99 / 100", "-", "") in rows
    assert not [label for label, *_ in rows if "memory" in label]


def test_a_starved_peer_is_told(parts: dict[str, ModuleType]) -> None:
    warnings = parts["report"].warnings
    assert warnings(figures_of(parts, frames=750, work_s=25)) == []
    (warning,) = warnings(figures_of(parts, frames=500, work_s=25))
    assert "20 of 30 frames" in warning


_BURN = "import time\nwhile time.process_time() < {}: pass\n"
_PARENT = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {_BURN.format(0.5)!r}])\n"


def test_processor_time_of_children_that_ended_counts(parts: dict[str, ModuleType]) -> None:
    command = [sys.executable, "-c", _PARENT + _BURN.format(0.3)]
    with subprocess.Popen(command) as process, parts["process_tree"].ProcessTree(process.pid) as tree:
        used_s = tree.mark_at_end(60).cpu_s
    assert 0.75 <= used_s < 5


def test_processor_time_and_memory_of_living_children_count(parts: dict[str, ModuleType]) -> None:
    child = "held = bytearray(b'x' * 150_000_000)\nprint('held', flush=True)\ninput()\n"
    parent = (
        f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {_BURN.format(0.3) + child!r}])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        with parts["process_tree"].ProcessTree(process.pid) as tree:
            assert process.stdout.readline() == "held\n"
            used_s = tree.mark().cpu_s
            already = len(tree.memory)
            while len(tree.memory) < already + 2:
                tree._end.wait(0.05)
            process.communicate("\n")
    assert used_s >= 0.3
    assert tree.memory[-1].pss_mb > 150
    assert tree.memory[-1].rss_mb >= tree.memory[-1].pss_mb
