"""The rows of a recording: at each tick the state, and what was done and said until the next tick."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from trajectory_recorder.actions.trace import Worded
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.formats.lerobot.hand import Hand
from trajectory_recorder.export.formats.lerobot.screen import Screen

Row = dict[str, Any]


def rows(
    episode: Episode, screen: Screen, hand: Hand, *, frames_per_second: int, words: Sequence[Worded]
) -> Iterator[Row]:
    """Go through the events once; what happens at a tick belongs to its state, what happens after it to its action.

    Args:
        episode: The recording.
        screen: Tells the ticks.
        hand: A new one.
        frames_per_second: The ticks' rate.
        words: What was said.
    """
    said = _Said(words)
    events = episode.events()
    waiting = next(events, None)
    starts_ns = screen.times_ns.tolist()
    for number, (from_ns, to_ns) in enumerate(zip(starts_ns, [*starts_ns[1:], screen.end_ns], strict=True)):
        while number == 0 and waiting is not None and waiting[0] <= from_ns:
            hand.take(waiting[1])
            waiting = next(events, None)
        state = hand.state()
        while waiting is not None and waiting[0] <= to_ns:
            hand.take(waiting[1])
            waiting = next(events, None)
        action, keys = hand.action()
        yield {
            "observation.state": state,
            "action": action,
            "keys": keys,
            "transcript": said.between(from_ns, to_ns),
            "t_ns": from_ns,
            "timestamp": number / frames_per_second,
            "frame_index": number,
        }


class _Said:
    """Words by their middles, as the reasoning trace has them."""

    def __init__(self, words: Sequence[Worded]) -> None:
        timed = sorted(((it.from_ns + it.to_ns) // 2, place) for place, it in enumerate(words))
        self._middles_ns = [at_ns for at_ns, _ in timed]
        self._texts = [words[place].text for _, place in timed]

    def between(self, from_ns: int, to_ns: int) -> str:
        """What is said from a time on and before another one."""
        first, behind = bisect_left(self._middles_ns, from_ns), bisect_left(self._middles_ns, to_ns)
        return "".join(self._texts[first:behind]).strip()
