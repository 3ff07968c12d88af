"""What is shown: tables with goals, remarks, the picture, and how failures are told."""

import io
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import fields

import pytest
from bench_parts import comparison, report
from bench_parts.comparison import FFMPEG, OPENADAPT, OURS, Outcome, Plan
from bench_parts.goals import GOALS, Measured
from bench_parts.input_burst import Burst
from bench_parts.likeness import Likeness
from bench_parts.measures import Figures, Truth
from bench_parts.picture import draw
from bench_parts.scenes import LARGE, MOTION, OFFICE, SCENES
from bench_parts.sync_error import read_sync
from rich.console import Console

from trajectory_recorder.errors import MachineError


def figures(**values: float) -> Figures:
    return Figures(**{field.name: values.get(field.name) for field in fields(Figures)})


def truth(ssim: float) -> Truth:
    likeness = Likeness(9, ssim, ssim - 0.01, 40.0)
    return Truth(likeness, likeness)


def rows(scene: str, ours: Measured, theirs: Measured) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in report.scene_rows(scene, {OURS: ours, FFMPEG: theirs})}


def test_the_table_shows_the_ratio_the_goal_and_what_only_one_has() -> None:
    ours = Measured(
        figures(cpu_work_s=2, numbers_caught=7, numbers_shown=8, inputs_kept=99, inputs_injected=100), None
    )
    theirs = Measured(figures(cpu_work_s=10, numbers_caught=8, numbers_shown=8), None)
    shown = rows(OFFICE, ours, theirs)
    assert shown["CPU while recording, all processes"] == (
        *("2.00 s", "10.00 s", "0.20"),
        *("≤ 0.25 of ffmpeg's", "reached"),
    )
    assert shown["all changes, in the video"] == ("7 / 8", "8 / 8", "", "", "")
    assert shown["input events kept / injected"] == ("99 / 100", "-", "", "all", "NOT reached")
    assert not [label for label in shown if "memory" in label]


@pytest.mark.parametrize(
    ("ours_bytes", "ours_ssim", "judged"),
    [(900, 0.99, True), (1100, 0.99, False), (900, 0.98, False), (900, 0.9897, True)],
)
def test_fewer_bytes_count_at_the_same_likeness(ours_bytes: int, ours_ssim: float, judged: bool) -> None:  # noqa: FBT001
    check = GOALS[OFFICE]["video_bytes"].check
    theirs = Measured(figures(video_bytes=1000), truth(0.99))
    assert check(Measured(figures(video_bytes=ours_bytes), truth(ours_ssim)), theirs) is judged
    assert check(Measured(figures(video_bytes=ours_bytes), None), theirs) is None


def test_goals_are_judged_by_their_limits_and_not_without_figures() -> None:
    checks = {key: goal.check for key, goal in GOALS[OFFICE].items()}
    nothing = Measured(figures(), None)
    assert all(check(nothing, nothing) is None for check in checks.values())
    good = Measured(
        figures(peak_pss_mb=250, pss_growth=-0.1, stop_s=2, isolated_behind_p95_ms=5, stale_actions=0), None
    )
    bad = Measured(
        figures(peak_pss_mb=251, pss_growth=0.06, stop_s=2.1, isolated_behind_p95_ms=6, stale_actions=1), None
    )
    judged = ("peak_pss_mb", "pss_growth", "stop_s", "isolated_behind_p95_ms", "stale_actions")
    for key in judged:
        assert checks[key](good, None) is True, key
        assert checks[key](bad, None) is False, key


def test_every_goal_stands_in_a_row_of_the_table() -> None:
    keys = {row.key for row in report._ROWS}
    assert {key for goals in GOALS.values() for key in goals} <= keys
    assert set(GOALS) == set(SCENES) == {OFFICE, MOTION, LARGE}


def test_a_starved_peer_a_failure_and_a_note_are_told() -> None:
    outcomes = {
        OURS: Outcome([figures(cpu_work_s=1)], notes=["slept"]),
        FFMPEG: Outcome([figures(frames=500, work_s=25)]),
        OPENADAPT: Outcome(failure="failed: no network"),
    }
    said = report.remarks(outcomes)
    assert f"{OPENADAPT}: failed: no network" in said
    assert f"{OURS}: slept" in said
    assert "20 of 30 frames" in said[-1]
    console = Console(file=io.StringIO(), width=150)
    report.show_scene(console, OFFICE, "office", outcomes)
    assert isinstance(console.file, io.StringIO)
    assert "no network" in console.file.getvalue()


def test_a_busy_looking_peer_at_full_rate_is_not() -> None:
    assert report.remarks({FFMPEG: Outcome([figures(frames=750, work_s=25)])}) == []


def test_the_burst_is_judged() -> None:
    console = Console(file=io.StringIO(), width=150)
    report.show_burst(console, Burst(10, 9, in_order=False, seconds=1))
    assert isinstance(console.file, io.StringIO)
    assert "NOT reached" in console.file.getvalue()


def test_the_sync_error_is_read_and_shown() -> None:
    row = (
        '{"name": "voice", "count": 9, "missed": 0, "median_ns": 1500000, "p95_ns": 9000000, "jitter_ns": 1, '
        '"uncertainty_ns": 3, "drift_ns": null, "goal_p95_ns": 8000000, "goal_drift_ns": 5000000, "reached": false}'
    )
    (read,) = found = read_sync(f'{{"offsets": [{row}]}}')
    assert (read.name, read.count, read.median_ns, read.drift_ns) == ("voice", 9, 1_500_000, None)
    console = Console(file=io.StringIO(), width=150)
    report.show_sync(console, found)
    assert isinstance(console.file, io.StringIO)
    assert "1.50 ms" in console.file.getvalue()
    assert "NOT reached" in console.file.getvalue()


def test_the_picture_has_a_bar_for_each_recorder_and_scene() -> None:
    office = {
        OURS: Measured(figures(cpu_work_s=2, stop_s=1), None),
        FFMPEG: Measured(figures(cpu_work_s=8), None),
    }
    motion = {OURS: Measured(figures(cpu_work_s=6), None)}
    drawn = draw({"office <1>": office, "motion": motion}, comparison.RECORDERS, "a machine & a day")
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "a machine & a day" in texts
    assert texts.count("office <1>") == 2
    assert {"0.25", "1.00", "1.0 s"} <= set(texts)
    # Processor time of office: two figures and a recorder that has none; ratios need both sides.
    assert texts.count("no figure") == 3
    rectangles = root.iter("{http://www.w3.org/2000/svg}rect")
    ours, theirs, nothing, *_ = (float(it.get("width") or 0) for it in rectangles if it.get("height") == "14")
    assert (ours, nothing) == (pytest.approx(theirs / 4, abs=0.1), 1)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Which recorders were run, and whether with looks at the true screen; none is really."""
    calls: list[tuple[str, bool]] = []

    def record(_scene: object, recorder: Callable[..., object], *, with_truth: bool) -> object:
        calls.append((str(recorder), with_truth))
        if recorder == FFMPEG:
            raise MachineError("ffmpeg broke")
        return figures(cpu_s=1 + with_truth), truth(0.9) if with_truth else None, ""

    monkeypatch.setattr(comparison, "_record", record)
    monkeypatch.setattr(comparison, "_recorder", lambda name, _plan: name)
    return calls


def test_recorders_take_turns_and_a_failure_stops_nobody_else(
    recorded: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "bring_openadapt", lambda: None)
    outcomes = comparison.compare(SCENES[OFFICE], Plan(2, brief=False, patience_s=1), lambda _what: None)
    assert recorded == [(OURS, False), (FFMPEG, False), (OURS, False), (OURS, True), (OPENADAPT, True)]
    assert "ffmpeg broke" in outcomes[FFMPEG].failure
    assert [run.cpu_s for run in outcomes[OURS].runs] == [1, 1]
    assert outcomes[OURS].truth == truth(0.9)
    assert [run.cpu_s for run in outcomes[OPENADAPT].runs] == [2]


def test_what_can_t_be_installed_or_is_left_out_says_why(
    recorded: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network() -> None:
        raise MachineError("could not be installed", "the last words: no network")

    monkeypatch.setattr(comparison, "bring_openadapt", no_network)
    plan = Plan(1, brief=False, patience_s=1)
    assert "no network" in comparison.compare(SCENES[OFFICE], plan, lambda _what: None)[OPENADAPT].failure
    assert "left out" in comparison.compare(SCENES[LARGE], plan, lambda _what: None)[OPENADAPT].failure
    brief = comparison.compare(SCENES[OFFICE], Plan(1, brief=True, patience_s=1), lambda _what: None)
    assert "--quick" in brief[OPENADAPT].failure
    assert OPENADAPT not in [name for name, _ in recorded]
    assert [run.cpu_s for run in brief[OURS].runs] == [2]


def test_other_failures_are_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(*_: object, **__: object) -> object:
        raise subprocess.TimeoutExpired("xdotool", 3)

    monkeypatch.setattr(comparison, "_record", record)
    outcomes = comparison.compare(SCENES[MOTION], Plan(1, brief=True, patience_s=1), lambda _what: None)
    assert "xdotool" in outcomes[OURS].failure
    assert comparison.as_json(outcomes)[OURS] == {
        "median": None,
        "runs": [],
        "truth": None,
        "notes": [],
        "failure": outcomes[OURS].failure,
    }
