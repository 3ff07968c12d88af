"""Finds steps, speech, findings and windows by what is written in them. Pure; nothing is found by guessing.

Upper and lower case are the same, and a text is found wherever it stands, also within a word. Results keep the
order of time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from trajectory_recorder.actions import Typing, words
from trajectory_recorder.events import ElementEvent
from trajectory_recorder.replay.timeline.overlap import overlaps
from trajectory_recorder.replay.timeline.timeline import Remark, Step, Timeline

# A finding that is about a moment belongs to what was done just before or after it.
_NEAR_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which steps to show; what is empty asks for nothing.

    `text` stands somewhere in what was done, to what, in which window, or in what was said around it. `kinds` are
    those of `actions.words.KINDS`, `labels` the states that reviewers give; "" stands for steps without one.
    `remarked` asks for those with a finding near them that is not about the whole recording.
    """

    text: str = ""
    kinds: frozenset[str] = field(default_factory=frozenset)
    labels: frozenset[str] = field(default_factory=frozenset)
    remarked: bool = False


class StepSearch:
    """Finds steps of a recording; what is looked through is put together once.

    Args:
        timeline: The recording.
        say: Says what was done in the language in which it is shown.
    """

    def __init__(self, timeline: Timeline, *, say: Callable[[str], str] = str) -> None:
        self._steps = timeline.steps
        self._texts = [step_text(it, say=say) for it in timeline.steps]
        self._kinds = [words.kind(it.action.deed) for it in timeline.steps]
        self._remarked = _remarked(timeline)

    def numbers(self, wanted: Wanted, labels: Mapping[int, str] | None = None) -> tuple[int, ...]:
        """The numbers of the steps that are wanted.

        Args:
            wanted: All of it has to hold.
            labels: The states of those steps that have one, by their number.
        """
        told, text = labels or {}, wanted.text.casefold()
        return tuple(
            number
            for number, (kind, shown) in enumerate(zip(self._kinds, self._texts, strict=True))
            if text in shown
            and (not wanted.kinds or kind in wanted.kinds)
            and (not wanted.labels or told.get(number, "") in wanted.labels)
            and (not wanted.remarked or number in self._remarked)
        )


def step_text(step: Step, *, say: Callable[[str], str] = str) -> str:
    """All that is written in a step, case-folded: one part in each line."""
    return "\n".join(it for it in (say(words.done(step.action)), *_parts(step)) if it).casefold()


def find_spoken(timeline: Timeline, text: str) -> tuple[int, ...]:
    """The places in `timeline.spoken` where a text was said."""
    return _holding(text, (it.text or "" for it in timeline.spoken))


def find_remarks(timeline: Timeline, text: str) -> tuple[int, ...]:
    """The places in `timeline.remarks` whose check, message, suggestion or stream has a text."""
    told = (f"{it.check}\n{it.message}\n{it.suggestion}\n{it.stream}" for it in timeline.remarks)
    return _holding(text, told)


def find_windows(timeline: Timeline, text: str) -> tuple[int, ...]:
    """The places in `timeline.windows` whose title or application has a text."""
    return _holding(text, (f"{it.title or ''}\n{it.application or ''}" for _, it in timeline.windows))


def _holding(text: str, told: Iterable[str]) -> tuple[int, ...]:
    folded = text.casefold()
    return tuple(place for place, it in enumerate(told) if folded in it.casefold())


def _parts(step: Step) -> Iterator[str | None]:
    action = step.action
    if isinstance(action.deed, Typing):
        yield action.deed.text  # `done` shows it as Python would, with backslashes
    if action.window is not None:
        yield action.window.title
        yield action.window.application
    if action.element is not None:
        yield from _element_parts(action.element)
    if step.said is not None:
        for said in (step.said.before, step.said.during, step.said.after):
            yield said.text


def _element_parts(told: ElementEvent) -> Iterator[str | None]:
    for element in (told.under_pointer, told.focused):
        if element is not None:
            yield from (
                element.role,
                element.name,
                element.value,
                element.document_title,
                element.document_url,
            )


def _remarked(timeline: Timeline) -> frozenset[int]:
    """The numbers of the steps that a finding is near to."""
    near = [
        (it.from_ns - _NEAR_NS, it.to_ns + _NEAR_NS)
        for it in timeline.remarks
        if not _is_about_all(it, timeline.duration_ns)
    ]
    from_ns = np.array([it.action.start_ns for it in timeline.steps], np.int64)
    to_ns = np.array([it.action.end_ns for it in timeline.steps], np.int64)
    return frozenset(np.flatnonzero(overlaps(from_ns, to_ns, near)).tolist())


def _is_about_all(remark: Remark, duration_ns: int) -> bool:
    return remark.from_ns <= 0 and remark.to_ns >= duration_ns
