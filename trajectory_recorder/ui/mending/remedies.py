"""What can be done about a finding, and whether it has been. Knows no Qt.

Whether a recording is good enough only a check of the result can say; this says what somebody can do next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.events import StreamName
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText
from trajectory_recorder.replay.timeline.timeline import Remark, Span, Timeline
from trajectory_recorder.ui.edit_words import Way, remedy_name
from trajectory_recorder.ui.language import translate

_SECOND_NS = 1_000_000_000

LEFT_NS = _SECOND_NS
"""So much is left on each side of a stretch that is cut out, for a change that comes from nowhere puzzles; judgement."""

MARGIN_NS = _SECOND_NS // 2
"""So much further on each side something is hidden: keys are released, and titles change, after they are told."""

_SHORTEST_CUT_NS = _SECOND_NS

_DISCLOSED = (Way.MASK_TEXT, Way.COVER, Way.BLANK)
_TIME_WASTED = (Way.CUT, Way.NOTE)
_NOT_SAID = (Way.NARRATE, Way.NOTE)
_BADLY_HEARD = (Way.NARRATE, Way.MUTE)
_WAYS: dict[str, tuple[Way, ...]] = {
    "idle": (Way.CUT,),
    "frozen_picture": _TIME_WASTED,
    "black_picture": _TIME_WASTED,
    "undo_storm": _TIME_WASTED,
    "repeated_actions": _TIME_WASTED,
    "secrets": _DISCLOSED,
    "personal_data": _DISCLOSED,
    "silence_while_acting": _NOT_SAID,
    "speech_share": _NOT_SAID,
    "dead_microphone": _NOT_SAID,
    "voice_level": _BADLY_HEARD,
    "voice_clipped": _BADLY_HEARD,
    "voice_noise": _BADLY_HEARD,
    "integrity": (),
}
_OTHERWISE = (Way.NOTE,)
_MEND_NOTHING = frozenset({Way.NOTE})


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to mend, and the stretch that it concerns; `edit` does all of it, where nothing is left to be said."""

    way: Way
    span: Span
    edit: Edit | None = None

    @property
    def name(self) -> str:
        """What its button says."""
        if isinstance(self.edit, Cover):
            return translate("Mending", "Cover it")
        return remedy_name(self.way)


def is_disclosure(remark: Remark) -> bool:
    """Whether a finding tells of something that others must not learn."""
    return _WAYS.get(remark.check) == _DISCLOSED


def remedies(remark: Remark, timeline: Timeline) -> tuple[Remedy, ...]:
    """What can be done about a finding, what helps most first.

    Args:
        remark: The finding.
        timeline: The recording.
    """
    found = ((way, _span(way, remark, timeline)) for way in _WAYS.get(remark.check, _OTHERWISE))
    return tuple(Remedy(way, span) for way, span in found if span is not None)


def is_mended(remark: Remark, edits: Sequence[Edit]) -> bool:
    """Whether an edit does what is offered about a finding, for all of it."""
    ways = [it for it in _WAYS.get(remark.check, _OTHERWISE) if it not in _MEND_NOTHING]
    # What is cut out or blanked is not there to be found any more, whatever it was.
    kinds = tuple({it.value for it in (*ways, Way.CUT, Way.BLANK)})
    left_ns = LEFT_NS if Way.CUT in ways else 0
    return any(
        isinstance(it, kinds)
        and it.from_ns <= remark.from_ns + left_ns
        and max(remark.to_ns - left_ns, remark.from_ns) <= it.to_ns
        for it in edits
    )


def is_masked(span: Span, edits: Sequence[Edit]) -> bool:
    """Whether nothing of a stretch's text is left."""
    kinds = (MaskText, Blank, Cut)
    return any(
        isinstance(it, kinds) and it.from_ns <= span.from_ns and span.to_ns <= it.to_ns for it in edits
    )


def _span(way: Way, remark: Remark, timeline: Timeline) -> Span | None:
    duration_ns = timeline.duration_ns
    if way is Way.CUT:
        return _cut(remark, duration_ns=duration_ns)
    to_ns = _title_ends_ns(remark, timeline) if way in _DISCLOSED else remark.to_ns
    margin_ns = MARGIN_NS if way in _DISCLOSED or remark.to_ns - remark.from_ns < _SECOND_NS else 0
    return Span(max(0, remark.from_ns - margin_ns), min(duration_ns, to_ns + margin_ns))


def _title_ends_ns(remark: Remark, timeline: Timeline) -> int:
    """When what was found is not told any more: a title holds until the next one."""
    if remark.stream != StreamName.WINDOW:
        return remark.to_ns
    renamed_ns = (at_ns for at_ns, _ in timeline.windows if at_ns > remark.to_ns)
    return next(renamed_ns, timeline.duration_ns)


def _cut(remark: Remark, *, duration_ns: int) -> Span | None:
    """The stretch less what is left of it; None where nothing is to be cut, or nothing would be left."""
    span = Span(remark.from_ns + LEFT_NS, remark.to_ns - LEFT_NS)
    is_whole = remark.from_ns <= 0 and remark.to_ns >= duration_ns
    return None if is_whole or span.to_ns - span.from_ns < _SHORTEST_CUT_NS else span
