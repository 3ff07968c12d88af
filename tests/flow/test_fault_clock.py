"""A wall clock that is set forward and back while recording, for the engine alone.

It is set where Python reads it. libfaketime can't be used: with true monotonic clocks its 0.9.10 makes
Python's sleeps fail and its waits take seconds.
"""

import os
from itertools import pairwise
from pathlib import Path

from helpers.desktop_session import SILENT
from helpers.faults import SECOND_NS, truthful_gaps, wait_for
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.journal import Journal
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import ALL_STREAMS, ClockAnchor, Event, Gap, GapReason, Marker
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

_FORWARD_S, _BACK_S = 3600, -7200


_SET_CLOCK = """
import os, time
true_ns = time.time_ns

def set_ns():
    with open(os.environ["SET_CLOCK"]) as offset_s:
        return true_ns() + int(offset_s.read()) * 10**9

time.time_ns = set_ns
time.time = lambda: set_ns() / 1e9
"""


def wall_clock(folder: Path) -> tuple[Path, dict[str, str]]:
    """A file that holds how far the wall clock is off, and the environment that obeys it."""
    control, start_up = folder / "wall-clock", folder / "start-up"
    start_up.mkdir()
    (start_up / "sitecustomize.py").write_text(_SET_CLOCK)
    path = os.pathsep.join([str(start_up), *filter(None, [os.environ.get("PYTHONPATH")])])
    return control, {"PYTHONPATH": path, "SET_CLOCK": str(control)}


def test_setting_the_clock_moves_no_event_and_is_told(desktop: VirtualDesktop, tmp_path: Path) -> None:
    control, obeying = wall_clock(tmp_path)
    control.write_text("+0")
    marked = {}
    with Engine(environment={**desktop.environment, **obeying}) as engine:
        root = engine.start(tmp_path, SILENT)

        journal = Journal(root)

        def set_clock(offset_s: int) -> None:
            part = control.with_suffix(".part")
            part.write_text(f"{offset_s:+d}")
            part.replace(control)
            wait_for(lambda: any(is_step(event) for _, event in journal.follow()))
            before = monotonic_ns()
            engine.mark(str(offset_s))
            marked[str(offset_s)] = before, monotonic_ns()

        for offset_s in (_FORWARD_S, _BACK_S, 0):
            set_clock(offset_s)
        engine.stop()
    assert verify(root) == []
    bundle = Bundle(root)
    began_ns = bundle.manifest.clock.start_monotonic_ns
    # Session time knows nothing of it: every mark lies where the true clock has it.
    for at_ns, marker in bundle.events_of(Marker):
        before, after = marked[marker.label]
        assert before <= began_ns + at_ns <= after
    assert bundle.manifest.duration_ns < _FORWARD_S * SECOND_NS // 2
    gaps = [gap for gap in truthful_gaps(bundle) if is_step(gap)]
    assert {(gap.stream, gap.to_ns - gap.from_ns) for gap in gaps} == {(ALL_STREAMS, 0)}
    assert [step_s(gap) for gap in gaps] == [_FORWARD_S, _BACK_S - _FORWARD_S, -_BACK_S]
    # The anchors tell the same, and that no other clock took part.
    anchors = [anchor for _, anchor in bundle.events_of(ClockAnchor)]
    assert [anchor.session_ns for anchor in anchors] == sorted(anchor.session_ns for anchor in anchors)
    steps = []
    for before_anchor, anchor in pairwise(anchors):
        passed_ns = anchor.monotonic_ns - before_anchor.monotonic_ns
        # The clocks are read one after the other, and a busy machine may take a break in between.
        assert abs(passed_ns - (anchor.session_ns - before_anchor.session_ns)) < SECOND_NS
        assert anchor.boottime_ns is not None
        assert before_anchor.boottime_ns is not None
        assert abs(anchor.boottime_ns - before_anchor.boottime_ns - passed_ns) < SECOND_NS
        steps.append(round((anchor.utc_ns - before_anchor.utc_ns - passed_ns) / SECOND_NS))
    assert [step for step in steps if step] == [_FORWARD_S, _BACK_S - _FORWARD_S, -_BACK_S]


def is_step(event: Event) -> bool:
    return isinstance(event, Gap) and event.reason is GapReason.CLOCK_STEP


def step_s(gap: Gap) -> int:
    """By how much the clock was set, as the gap says it."""
    return round(float(gap.detail.partition("set by ")[2].partition(" s;")[0]))
