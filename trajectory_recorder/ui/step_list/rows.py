"""What the list of steps says of each, and which kinds can be asked for. Knows no Qt."""

from collections.abc import Mapping, Sequence
from typing import overload

from trajectory_recorder.actions import Action
from trajectory_recorder.replay.lanes import step_words, window_words
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.replay.timeline.search import Wanted
from trajectory_recorder.replay.timeline.timeline import Remark, Step, Timeline
from trajectory_recorder.ui.language import Phrase, say
from trajectory_recorder.ui.timed_list.row import ListRow

# As the search has it for steps with findings near them.
_NEAR_NS = 1_000_000_000

KINDS: dict[Phrase, Wanted] = {
    Phrase("Lists", "All steps"): Wanted(),
    Phrase("Lists", "Clicks"): Wanted(
        kinds=frozenset({"click", "double_click", "triple_click", "long_press"})
    ),
    Phrase("Lists", "Drags"): Wanted(kinds=frozenset({"drag"})),
    Phrase("Lists", "Scrolling"): Wanted(kinds=frozenset({"scroll"})),
    Phrase("Lists", "Typing"): Wanted(kinds=frozenset({"type"})),
    Phrase("Lists", "Keys"): Wanted(kinds=frozenset({"key", "hotkey"})),
    Phrase("Lists", "Moves"): Wanted(kinds=frozenset({"move"})),
    Phrase("Lists", "Waits"): Wanted(kinds=frozenset({"wait"})),
    Phrase("Lists", "With findings"): Wanted(remarked=True),
    Phrase("Lists", "Not labelled"): Wanted(labels=frozenset({""})),
}
"""What can be asked for, by what it is called."""


class StepRows(Sequence[ListRow]):
    """A row for each step, made when it is asked for: a long recording has ten thousands.

    Args:
        timeline: The recording.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._steps = timeline.steps
        self._remarks = [it for it in timeline.remarks if not _is_about_all(it, timeline.duration_ns)]
        self.labels: Mapping[int, str] = {}

    def __len__(self) -> int:
        return len(self._steps)

    @overload
    def __getitem__(self, place: int) -> ListRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[ListRow]: ...

    def __getitem__(self, place: int | slice) -> ListRow | list[ListRow]:
        if isinstance(place, slice):
            return [self._row(it) for it in self._steps[place]]
        return self._row(self._steps[place])

    def _row(self, step: Step) -> ListRow:
        action = step.action
        where = window_words(action.window) if action.window is not None else ""
        spoken = _spoken(step)
        return ListRow(
            action.start_ns,
            action.end_ns,
            say(step_words(step)),
            " · ".join(it for it in (where, f"“{spoken}”" if spoken else "") if it),
            str(step.number + 1),
            self._worst_near(action),
            self.labels.get(step.number, ""),
        )

    def _worst_near(self, action: Action) -> tuple[Mark, ...]:
        """The worst finding near a step, as the one sign that there is room for."""
        from_ns, to_ns = action.start_ns - _NEAR_NS, action.end_ns + _NEAR_NS
        near = {it.severity for it in self._remarks if it.from_ns < to_ns and it.to_ns > from_ns}
        worst = next((mark for mark in (Mark.FAIL, Mark.WARN, Mark.NOTE) if mark in near), None)
        return (worst,) if worst is not None else ()


def _is_about_all(remark: Remark, duration_ns: int) -> bool:
    return remark.from_ns <= 0 and remark.to_ns >= duration_ns


def _spoken(step: Step) -> str:
    """What was said during a step, or else shortly before it."""
    if step.said is None:
        return ""
    return step.said.during.text or step.said.before.text or ""
