"""Where to go in a recording from a time: to steps and findings, by their beginning."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from trajectory_recorder.replay.timeline.timeline import Remark, Step, Timeline

Placed = TypeVar("Placed")


def step_at(timeline: Timeline, at_ns: int) -> Step | None:
    """The step that is under way, or was begun last; None before the first."""
    return _before(timeline.steps, at_ns + 1, _start_ns)


def next_step(timeline: Timeline, at_ns: int) -> Step | None:
    """The first step that begins after a time; None after the last."""
    return _after(timeline.steps, at_ns, _start_ns)


def previous_step(timeline: Timeline, at_ns: int) -> Step | None:
    """The last step that begins before a time; None before the first."""
    return _before(timeline.steps, at_ns, _start_ns)


def next_remark(timeline: Timeline, at_ns: int) -> Remark | None:
    """The first finding that begins after a time; None after the last."""
    return _after(timeline.remarks, at_ns, _from_ns)


def previous_remark(timeline: Timeline, at_ns: int) -> Remark | None:
    """The last finding that begins before a time; None before the first."""
    return _before(timeline.remarks, at_ns, _from_ns)


def _start_ns(step: Step) -> int:
    return step.action.start_ns


def _from_ns(remark: Remark) -> int:
    return remark.from_ns


def _after(placed: Sequence[Placed], at_ns: int, time_ns: Callable[[Placed], int]) -> Placed | None:
    index = bisect_right(placed, at_ns, key=time_ns)
    return placed[index] if index < len(placed) else None


def _before(placed: Sequence[Placed], at_ns: int, time_ns: Callable[[Placed], int]) -> Placed | None:
    index = bisect_left(placed, at_ns, key=time_ns)
    return placed[index - 1] if index else None
