from dataclasses import replace
from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.person_at_work import MS, PersonAtWork
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline.places import (
    next_remark,
    next_step,
    previous_remark,
    previous_step,
    step_at,
)
from trajectory_recorder.replay.timeline.timeline import Remark, Step, Timeline


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    """Two clicks, at 1.01 and 3.1 s, and a text that is typed from 4.19 to 4.22 s."""
    person = PersonAtWork().rests(1000).clicks().rests(2000).clicks().rests(1000).types("ab")
    found = open_recording(seal_events(tmp_path, person.events, duration_ns=6 * SECOND_NS).root).timeline
    assert [it.action.start_ns // MS for it in found.steps] == [1010, 3110, 4210]
    return found


def number(step: Step | None) -> int | None:
    return None if step is None else step.number


@pytest.mark.parametrize(
    ("at_ms", "under_way", "after", "before"),
    [
        (0, None, 0, None),
        (1009, None, 0, None),
        (1010, 0, 1, None),
        (1050, 0, 1, 0),
        (3000, 0, 1, 0),
        (3110, 1, 2, 0),
        (4215, 2, None, 2),
        (6000, 2, None, 2),
    ],
)
def test_steps_by_time(
    timeline: Timeline, at_ms: int, under_way: int | None, after: int | None, before: int | None
) -> None:
    assert number(step_at(timeline, at_ms * MS)) == under_way
    assert number(next_step(timeline, at_ms * MS)) == after
    assert number(previous_step(timeline, at_ms * MS)) == before


def test_remarks_by_time(timeline: Timeline) -> None:
    remarks = tuple(Remark(at, at + 5, "note", "c", str(at), "", "") for at in (10, 10, 20))
    with_remarks = replace(timeline, remarks=remarks)
    assert next_remark(with_remarks, 0) is remarks[0]
    assert next_remark(with_remarks, 10) is remarks[2]
    assert next_remark(with_remarks, 20) is None
    assert previous_remark(with_remarks, 10) is None
    assert previous_remark(with_remarks, 20) is remarks[1]
    assert previous_remark(with_remarks, 21) is remarks[2]
