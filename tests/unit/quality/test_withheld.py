"""What was kept out on purpose was not lost."""

import pytest

from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.quality.checks.lost_events import Limits, lost_events
from trajectory_recorder.quality.evidence import Evidence

SECOND_NS = 1_000_000_000


@pytest.mark.parametrize(("reason", "found"), [(GapReason.WITHHELD, []), (GapReason.QUEUE_FULL, [4])])
def test_only_what_could_not_be_kept_up_with_is_a_loss(reason: GapReason, found: list[int]) -> None:
    gap = Gap("input", SECOND_NS, 2 * SECOND_NS, reason, lost_events=4)
    evidence = Evidence([(SECOND_NS, gap)], 0, 10 * SECOND_NS, {})
    assert [finding.measured for finding in lost_events(evidence, Limits())] == found
