"""Whether a recording is known to reach its goal: only if those who decide said so."""

from trajectory_recorder.wire.catalogue import Facts
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState


def succeeded(facts: Facts) -> bool:
    """Whether it was accepted, by its state or, where that is not known, by its newest review.

    What was not accepted did not fail by that: it may wait for its review, or be rejected for its sound.
    """
    if facts.state is not None:
        return facts.state is SubmissionState.ACCEPTED
    newest = max(facts.reviews, key=lambda it: it.finished_at, default=None)
    return newest is not None and newest.verdict is ReviewVerdict.ACCEPT
