"""All that somebody should know of a recording, in words and in the order of time: what the checks found, where
it is damaged, where nothing was recorded, what was taken out, and what its expert marked and wrote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from trajectory_recorder.events import ALL_STREAMS, Gap, GapReason, NoteEvent
from trajectory_recorder.replay.timeline.timeline import Damage, Remark, Timed, Timeline
from trajectory_recorder.times import length

GAP_WORDS: Mapping[GapReason, str] = {
    GapReason.PAUSE: "Paused",
    GapReason.SUSPEND: "The machine was asleep",
    GapReason.CLOCK_STEP: "The clock jumped",
    GapReason.SOURCE_FAILED: "A device failed",
    GapReason.SOURCE_STALLED: "A device stalled",
    GapReason.DISPLAY_CHANGED: "The displays changed",
    GapReason.QUEUE_FULL: "The machine was too slow",
    GapReason.CRASH: "The recorder crashed",
    GapReason.WITHHELD: "Withheld",
    GapReason.CUT: "Cut out",
    GapReason.REDACTED: "Taken out",
}
"""Why nothing was recorded, in a word or two."""


class Mark(StrEnum):
    """What kind of thing is to be known."""

    FAIL = "fail"
    WARN = "warn"
    NOTE = "note"
    DAMAGE = "damage"
    GAP = "gap"
    MARKER = "marker"
    WRITTEN = "written by the expert"


WRITTEN_BY_PEOPLE = frozenset({Mark.MARKER, Mark.WRITTEN})
"""Of these the message is what somebody wrote."""


@dataclass(frozen=True, slots=True)
class ListedRemark:
    """One thing to know: its `message` in a sentence, and what to do about it, which may be empty."""

    from_ns: int
    to_ns: int
    mark: Mark
    message: str
    suggestion: str


def listed(timeline: Timeline) -> tuple[ListedRemark, ...]:
    """Everything there is to know, by its beginning."""
    everything = chain(
        map(_of_remark, timeline.remarks),
        map(_of_damage, timeline.damages),
        map(_of_gap, gaps_to_tell(timeline.gaps)),
        map(_of_marker, timeline.markers),
        map(_of_written, timeline.notes),
    )
    return tuple(sorted(everything, key=lambda it: (it.from_ns, it.to_ns)))


def gaps_to_tell(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The gaps without those of one stream that are told of all streams, too: with a blanked stretch its voice is
    muted."""
    of_all = {(it.from_ns, it.to_ns, it.reason) for it in gaps if it.stream == ALL_STREAMS}
    return tuple(
        it for it in gaps if it.stream == ALL_STREAMS or (it.from_ns, it.to_ns, it.reason) not in of_all
    )


def gap_words(gap: Gap) -> str:
    """What kept a stretch from being recorded: "Paused for 12.0 s", "12.0 s cut out here", "A device failed: voice, no answer"."""
    words = GAP_WORDS[gap.reason]
    if gap.removed_ns > 0:
        lasted = length(gap.removed_ns)
        words = f"{lasted} cut out here" if gap.reason is GapReason.CUT else f"{words} for {lasted}"
    about = [gap.stream] if gap.stream != ALL_STREAMS else []
    about += [gap.detail] if gap.detail else []
    return f"{words}: {', '.join(about)}" if about else words


def _of_remark(it: Remark) -> ListedRemark:
    mark = Mark(it.severity) if it.severity in {Mark.FAIL, Mark.WARN} else Mark.NOTE
    return ListedRemark(it.from_ns, it.to_ns, mark, it.message, it.suggestion)


def _of_damage(it: Damage) -> ListedRemark:
    return ListedRemark(it.from_ns, it.to_ns, Mark.DAMAGE, it.message, "")


def _of_gap(it: Gap) -> ListedRemark:
    return ListedRemark(it.from_ns, it.to_ns, Mark.GAP, gap_words(it), "")


def _of_marker(it: Timed[str]) -> ListedRemark:
    at_ns, label = it
    return ListedRemark(at_ns, at_ns, Mark.MARKER, label, "")


def _of_written(it: NoteEvent) -> ListedRemark:
    return ListedRemark(it.from_ns, it.to_ns, Mark.WRITTEN, it.text, "")
