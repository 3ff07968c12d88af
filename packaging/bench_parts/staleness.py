"""How old the picture before an action is, and whether it shows what only came of the action.

The screen shows a number that only grows. What was on the screen is known from who drew it; what a
recording has is the last frame at or before the action, as a reader of the recording would take it.
"""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Change:
    """The X server drew `value` between two monotonic times; `answers` a press, or came by itself."""

    value: int
    asked_ns: int
    done_ns: int
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A press that was injected at `asked_ns`, monotonic, and made the screen show `caused`."""

    asked_ns: int
    caused: int


@dataclass(frozen=True, slots=True)
class Before:
    """The picture before an action: for how long the oldest change that it lacks had been on the
    screen, 0 if it lacks none; and whether it shows what the action caused."""

    stale_ns: int
    shows_effect: bool


def before_action(
    action: Action, recorded_ns: int, frames: Sequence[tuple[int, int | None]], changes: Sequence[Change]
) -> Before | None:
    """Look at the picture before an action.

    Args:
        action: The action.
        recorded_ns: When it was, as the recording says.
        frames: Time in ns and number of each frame, in the order of time.
        changes: All changes, in the order of time.

    Returns:
        None if there is no frame at or before the action that shows a number.
    """
    index = bisect.bisect_right(frames, recorded_ns, key=lambda frame: frame[0]) - 1
    shown = frames[index][1] if index >= 0 else None
    if shown is None:
        return None
    lacking = (change.done_ns for change in changes if change.value > shown)
    oldest_ns = min(lacking, default=action.asked_ns)
    return Before(max(action.asked_ns - oldest_ns, 0), shown >= action.caused)


def isolated(changes: Sequence[Change], quiet_ns: int) -> list[Change]:
    """The changes before which nothing had changed for so long; the first one is none of them."""
    return [
        change for previous, change in pairwise(changes) if change.asked_ns - previous.done_ns >= quiet_ns
    ]
