"""Which recorded frames show the screen before and after an action.

*Before* is what the display showed when the pointer set out for the action: on its way it changes what
lies under it, and that belongs to the action. *After* is what it showed once nothing had changed for half
a second, or when the next action began, or after 3 s, whichever came first.

A display looked like a frame at a moment if a look found no change since, or if the next frame came more
than a look later while somebody was looking. Otherwise the time since it was last seen to look like that is
the picture's staleness, and with it goes the confidence that it still did: whole up to a tenth of a second,
none from 2 s on. A picture of a display that had not come to rest counts half.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from trajectory_recorder.actions.action import Action
from trajectory_recorder.events import Event, FrameEvent, Heartbeat, StreamName, screen_stream

_QUIET_NS = 500_000_000
_LIMIT_NS = 3_000_000_000
_LOOK_NS = 33_000_000
# Whoever looks shows it twice a second.
_LOOKING_NS = 500_000_000
_FRESH_NS = 100_000_000
_WORTHLESS_NS = 2_000_000_000
_RESTLESS = 0.5


@dataclass(frozen=True, slots=True)
class ActionPicture:
    """A frame of the recording: the one at `pts_ns` of the file at `path`, read at session time `at_ns`.

    `stale_ns` is how long before the moment that it stands for the display was last seen to look like
    it; `confidence` goes from 0 to 1.
    """

    display_id: int
    path: str
    pts_ns: int
    at_ns: int
    stale_ns: int
    confidence: float


@dataclass(frozen=True, slots=True)
class PicturedAction:
    """An action with what its display showed before and after it, each None where there is no frame."""

    action: Action
    before: ActionPicture | None
    after: ActionPicture | None


@dataclass(slots=True)
class _Screen:
    """The frames of one display, and the looks that found no change, each by its time."""

    frames: list[tuple[int, FrameEvent]] = field(default_factory=list)
    looks: list[tuple[int, int]] = field(default_factory=list)

    def newest(self, at_ns: int) -> int | None:
        """The place of the newest frame at a time; None before the first."""
        index = bisect_right(self.frames, at_ns, key=lambda it: it[0])
        return index - 1 if index else None

    def picture(self, index: int, at_ns: int, *, at_rest: bool) -> ActionPicture:
        """A frame as what the display showed at a time."""
        shown_ns, frame = self.frames[index]
        stale_ns = max(0, at_ns - self._seen_until_ns(index, at_ns))
        worth = 1 - (stale_ns - _FRESH_NS) / (_WORTHLESS_NS - _FRESH_NS)
        confidence = min(max(worth, 0.0), 1.0) * (1.0 if at_rest else _RESTLESS)
        return ActionPicture(
            frame.display_id, frame.path, frame.pts_ns, shown_ns, stale_ns, round(confidence, 3)
        )

    def rests_at_ns(self, from_ns: int, until_ns: int) -> int | None:
        """The first moment from which nothing is seen to change for half a second; None if it comes
        too late, or nobody looked any more."""
        at_ns = from_ns
        last_look_ns = self.looks[-1][1] if self.looks else 0
        until_ns = min(until_ns, max(last_look_ns, self.frames[-1][0] if self.frames else 0))
        index = bisect_right(self.frames, from_ns, key=lambda it: it[0])
        while at_ns + _QUIET_NS <= until_ns:
            if index == len(self.frames) or self.frames[index][0] > at_ns + _QUIET_NS:
                return at_ns
            at_ns = self.frames[index][0]
            index += 1
        return None

    def _seen_until_ns(self, index: int, at_ns: int) -> int:
        """Until when it is known, up to a moment, that the display looked like a frame."""
        seen_ns = self.frames[index][0]
        next_ns = self.frames[index + 1][0] if index + 1 < len(self.frames) else None
        place = bisect_left(self.looks, seen_ns, key=lambda it: it[1])
        while place < len(self.looks) and (next_ns is None or self.looks[place][0] < next_ns):
            if self.looks[place][1] >= at_ns:
                return at_ns
            seen_ns = max(seen_ns, self.looks[place][1])
            place += 1
        if next_ns is not None and next_ns - at_ns > _LOOK_NS and next_ns - seen_ns <= _LOOKING_NS:
            return at_ns
        return seen_ns


class ActionPictures:
    """Finds the pictures of a recording's actions.

    Args:
        events: Session time in ns and event, in the order of time.
    """

    def __init__(self, events: Iterable[tuple[int, Event]]) -> None:
        self._screens: dict[str, _Screen] = {}
        for at_ns, event in events:
            if isinstance(event, FrameEvent):
                self._screen(event.display_id).frames.append((at_ns, event))
            elif isinstance(event, Heartbeat) and event.stream.startswith(f"{StreamName.SCREEN}/"):
                screen = self._screens.setdefault(event.stream, _Screen())
                screen.looks.append((event.from_ns, event.to_ns))

    def of(self, actions: Sequence[Action]) -> Iterator[PicturedAction]:
        """Picture the actions of a recording, all of them, by their beginning."""
        for action, following in zip_longest(actions, actions[1:]):
            next_ns = following.approach_ns if following is not None else None
            yield PicturedAction(action, self.before(action), self.after(action, next_ns))

    def before(self, action: Action) -> ActionPicture | None:
        """What its display showed when it was begun; None where there is no frame yet, or no display."""
        screen = self._of(action)
        index = screen.newest(action.approach_ns) if screen is not None else None
        if screen is None or index is None:
            return None
        return screen.picture(index, action.approach_ns, at_rest=True)

    def after(self, action: Action, next_ns: int | None = None) -> ActionPicture | None:
        """What its display showed when it had come to rest.

        Args:
            action: The action.
            next_ns: When the next action began, if there was one.
        """
        screen = self._of(action)
        if screen is None:
            return None
        until_ns = action.end_ns + _LIMIT_NS
        if next_ns is not None:
            until_ns = max(min(until_ns, next_ns), action.end_ns)
        rested_ns = screen.rests_at_ns(action.end_ns, until_ns)
        at_ns = until_ns if rested_ns is None else rested_ns
        index = screen.newest(at_ns)
        return None if index is None else screen.picture(index, at_ns, at_rest=rested_ns is not None)

    def _of(self, action: Action) -> _Screen | None:
        if action.display_id is None:
            return None
        return self._screens.get(screen_stream(action.display_id))

    def _screen(self, display_id: int) -> _Screen:
        return self._screens.setdefault(screen_stream(display_id), _Screen())
