"""Limits that no planted recording reaches: a video made smaller, and hours of work."""

import pytest

from trajectory_recorder.events import FrameEvent
from trajectory_recorder.quality.checks import duration, legibility
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Severity


@pytest.mark.parametrize(("coded_px", "found"), [(321, []), (318, []), (316, [Severity.WARN])])
def test_a_video_that_was_made_smaller_is_found(coded_px: int, found: list[Severity]) -> None:
    frame = FrameEvent(0, "data/screen-0.mkv", 0, 320, 240, coded_px, 240, keyframe=True)
    evidence = Evidence([(0, frame)], 0, SECOND_NS, {})
    assert [it.severity for it in legibility.legibility(evidence, legibility.Limits())] == found


@pytest.mark.parametrize(("length_s", "found"), [(7200, []), (7201, [Severity.WARN])])
def test_hours_of_work_should_be_several_recordings(length_s: int, found: list[Severity]) -> None:
    evidence = Evidence([], 0, length_s * SECOND_NS, {})
    assert [it.severity for it in duration.duration(evidence, duration.Limits())] == found
