import pytest

from helpers.timelines import MS, SECOND, timeline
from trajectory_recorder.events import ALL_STREAMS, Gap, GapReason
from trajectory_recorder.replay.remarks import ListedRemark, Mark, gap_words, listed
from trajectory_recorder.replay.timeline.timeline import Damage, Remark


def test_everything_is_listed_by_its_time() -> None:
    recording = timeline(
        remarks=(
            Remark(9 * SECOND, 10 * SECOND, "warn", "silence", "Nobody speaks", "Say why", "voice"),
            Remark(1 * SECOND, 1 * SECOND, "whatever", "made_up", "Odd", "", ""),
        ),
        damages=(Damage(5 * SECOND, 60 * SECOND, "screen/0", "screen-0.mkv is torn"),),
        gaps=(Gap(ALL_STREAMS, 7 * SECOND, 7 * SECOND, GapReason.PAUSE, removed_ns=12 * SECOND),),
        markers=((2 * SECOND, "Mark 1"),),
    )
    assert listed(recording) == (
        ListedRemark(1 * SECOND, 1 * SECOND, Mark.NOTE, "Odd", ""),
        ListedRemark(2 * SECOND, 2 * SECOND, Mark.MARKER, "Mark 1", ""),
        ListedRemark(5 * SECOND, 60 * SECOND, Mark.DAMAGE, "screen-0.mkv is torn", ""),
        ListedRemark(7 * SECOND, 7 * SECOND, Mark.GAP, "Paused for 12.0 s", ""),
        ListedRemark(9 * SECOND, 10 * SECOND, Mark.WARN, "Nobody speaks", "Say why"),
    )


@pytest.mark.parametrize("reason", GapReason)
def test_every_reason_of_a_gap_has_words(reason: GapReason) -> None:
    assert gap_words(Gap("voice", 0, MS, reason, "no answer")).endswith(": voice, no answer")
    assert gap_words(Gap(ALL_STREAMS, 0, MS, reason))
