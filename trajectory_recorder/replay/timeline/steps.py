"""The steps of a recording: its actions with their pictures and with what was said around them."""

from collections.abc import Iterable, Sequence

import numpy as np

from trajectory_recorder.actions import Action, ActionPictures, Said, trace
from trajectory_recorder.events import Event
from trajectory_recorder.replay.timeline.overlap import overlaps
from trajectory_recorder.replay.timeline.spoken import Speech
from trajectory_recorder.replay.timeline.timeline import Step

# Spans and words of all actions together. A day has 100,000 words.
_MOST_SAID = 3_000_000


def steps(
    actions: Sequence[Action], looks: Iterable[tuple[int, Event]], speech: Speech | None
) -> tuple[Step, ...]:
    """Number the actions and put beside them what belongs to them.

    Args:
        actions: By their beginning.
        looks: Frames, and the looks that found no change, in the order of time.
        speech: What is known of it; None where nothing is. It is left out where a made-up recording has so
            many actions at a time that what is said during each would fill the memory.
    """
    said: Sequence[Said | None] = [None] * len(actions)
    if speech is not None and _said_during(actions, speech) <= _MOST_SAID:
        said = trace(actions, speech.spans, speech.words)
    pictured = ActionPictures(looks).of(actions)
    return tuple(
        Step(number, it.action, it.before, it.after, around)
        for number, (it, around) in enumerate(zip(pictured, said, strict=True))
    )


def _said_during(actions: Sequence[Action], speech: Speech) -> int:
    """How many spans and words lie within actions; those that lie in several count for each."""
    from_ns = np.array([it.start_ns for it in actions], np.int64)
    to_ns = np.array([it.end_ns for it in actions], np.int64)
    told = (speech.spans, speech.words or ())
    counts = (overlaps(from_ns, to_ns, ((it.from_ns, it.to_ns) for it in each)) for each in told)
    return sum(int(it.sum()) for it in counts)
