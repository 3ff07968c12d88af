"""Two recordings of one task, watched side by side: where one is when the other is somewhere. Knows no Qt."""

from enum import Enum

from trajectory_recorder.replay.timeline.places import step_at
from trajectory_recorder.replay.timeline.timeline import Timeline
from trajectory_recorder.ui.language import Phrase


class Way(Enum):
    """How two recordings keep together; `words` says what that is called."""

    TIME = Phrase("Comparison", "Same time")
    STEP = Phrase("Comparison", "Same step")
    APART = Phrase("Comparison", "Apart")

    @property
    def words(self) -> str:
        """What it is called."""
        return str(self.value)

    @property
    def following(self) -> "Way":
        """The next way, and the first after the last."""
        ways = list(Way)
        return ways[(ways.index(self) + 1) % len(ways)]


def counterpart(at_ns: int, here: Timeline, there: Timeline, way: Way) -> int | None:
    """Where the other recording goes along; None where it stays.

    Steps are counted, so that the third of one stands beside the third of the other: as far into it as here, but
    never into the next. Before the first step time counts.
    """
    if way is Way.APART:
        return None
    step = step_at(here, at_ns) if way is Way.STEP else None
    if step is None or not there.steps:
        return min(at_ns, there.duration_ns)
    number = min(step.number, len(there.steps) - 1)
    begins_ns = there.steps[number].action.start_ns
    into_ns = at_ns - step.action.start_ns if number == step.number else 0
    return min(begins_ns + into_ns, _last_ns(there, number))


def _last_ns(timeline: Timeline, number: int) -> int:
    """The last moment of a step, before the next one begins."""
    if number + 1 == len(timeline.steps):
        return timeline.duration_ns
    begins_ns = timeline.steps[number].action.start_ns
    return max(timeline.steps[number + 1].action.start_ns - 1, begins_ns)
