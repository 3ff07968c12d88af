"""A review as it is written on this machine: what it is about, what it says, and where it is on its way."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict


class DraftState(StrEnum):
    """Where a draft is.

    `open` is being written, `handing_in` waits for the endpoint to take its verdict, `done` has it there. The
    others end it without a verdict and keep what was written: others review the submission by now (`taken`), it
    was opened for review anew (`opened_anew`), or there is nothing to judge any more (`over`).
    """

    OPEN = "open"
    HANDING_IN = "handing_in"
    DONE = "done"
    TAKEN = "taken"
    OPENED_ANEW = "opened_anew"
    OVER = "over"


UNFINISHED = frozenset({DraftState.OPEN, DraftState.HANDING_IN})
# What can be begun again: what was written goes along.
ENDED = frozenset({DraftState.TAKEN, DraftState.OPENED_ANEW, DraftState.OVER})


class About(msgspec.Struct, frozen=True):
    """What a review is of. `endpoint` is an address, `task` and `project` are keys, `review` is the review's id."""

    endpoint: str
    review: str
    submission: str
    project: str
    task: str | None
    task_title: str
    instruction: str
    duration_ns: int
    rubric: tuple[RubricItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft at one moment.

    `revision` counts its changes and `sent_revision` is the last one that the endpoint has. `error` and `remedy`
    say what is wrong with its sending, or why it ended; `changed_s` is UTC in seconds.
    """

    about: About
    state: DraftState
    content: Content
    revision: int
    sent_revision: int
    error: str
    remedy: str
    changed_s: float

    @property
    def is_sent(self) -> bool:
        """Whether the endpoint has all that was written."""
        return self.sent_revision == self.revision


def missing(draft: Draft) -> tuple[str, ...]:
    """What a draft lacks for its verdict, in words; the endpoint asks for the same."""
    content = draft.content
    said = {it.item for it in content.scores}
    lacks = [f"no answer to: {it.criterion}" for it in draft.about.rubric if it.id not in said]
    if content.verdict is None:
        lacks.append("no verdict")
    wish = content.summary.strip() or any(it.change_wanted for it in content.remarks)
    if content.verdict is ReviewVerdict.REQUEST_CHANGES and not wish:
        lacks.append("changes are requested, and neither the summary nor a comment says which")
    return tuple(lacks)
