"""The reasoning trace: what was said before, during and after each action.

*During* is from an action's start to its end. *Before* is from when the last deed had ended, and *after* is
until the next one begins. What is said between two deeds belongs to both: it may look back or ahead, and who
said it knows which; a reader that wants it once takes `before` and `during` of every deed, and `after` of the
last. While another deed is under way nothing is before or after: it is said during that one.

A wait is time and no deed. It has what was said in it, and parts nothing: the sentence that somebody thought
aloud in a wait is before the click that follows, too.

It takes spans and words as they are and judges neither; it knows no bundle and no transcriber.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from trajectory_recorder.actions.action import Action, Wait

# Later than any time of a session: what is said after the last deed has no other end.
_NEVER_NS = 2**63


class Timed(Protocol):
    """Something from `from_ns` to `to_ns` of session time, such as a span of speech."""

    @property
    def from_ns(self) -> int: ...

    @property
    def to_ns(self) -> int: ...


class Worded(Timed, Protocol):
    """A word. All texts joined are what was said, so each has the space that is written before it."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SaidSpan:
    """A span of speech, or the part of one that lies in a stretch of time.

    `continued` says that it had begun before that stretch, `continues` that it goes on after it.
    """

    from_ns: int
    to_ns: int
    continued: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said in a stretch of time. `text` is None where speech was not transcribed, and empty
    where it was and nothing was said."""

    spans: tuple[SaidSpan, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said around one action."""

    before: Utterance
    during: Utterance
    after: Utterance


def trace(
    actions: Sequence[Action], spans: Sequence[Timed], words: Sequence[Worded] | None = None
) -> list[Said]:
    """Find what was said around each action.

    Args:
        actions: By their beginning, as `derive` returns them.
        spans: Of speech, in the order of time, without overlap.
        words: In the order in which they were said, or None where nobody transcribed. A word belongs to
            where its middle lies.

    Returns:
        One for each action.
    """
    deeds = _Deeds(actions)
    speech = _Speech(spans, words)
    return [
        Said(
            speech.between(deeds.quiet_since_ns(action.start_ns), action.start_ns),
            speech.between(action.start_ns, action.end_ns),
            speech.between(action.end_ns, deeds.quiet_until_ns(action.end_ns)),
        )
        for action in actions
    ]


class _Deeds:
    """When somebody was doing something."""

    def __init__(self, actions: Sequence[Action]) -> None:
        done = [it for it in actions if not isinstance(it.deed, Wait)]
        self._starts_ns = [it.start_ns for it in done]
        # When all of the deeds up to each one had ended.
        self._ends_ns = list(accumulate((it.end_ns for it in done), max))

    def quiet_since_ns(self, at_ns: int) -> int:
        """When the last of the deeds that began before a time had ended; never later than the time."""
        begun = bisect_left(self._starts_ns, at_ns)
        return min(self._ends_ns[begun - 1], at_ns) if begun else 0

    def quiet_until_ns(self, at_ns: int) -> int:
        """When the next deed begins; the time itself where one is under way."""
        begun = bisect_right(self._starts_ns, at_ns)
        if begun and self._ends_ns[begun - 1] > at_ns:
            return at_ns
        return self._starts_ns[begun] if begun < len(self._starts_ns) else _NEVER_NS


class _Speech:
    """Spans and words, to be looked up by time."""

    def __init__(self, spans: Sequence[Timed], words: Sequence[Worded] | None) -> None:
        self._spans = spans
        self._words = words
        middles_ns = [(it.from_ns + it.to_ns) // 2 for it in words or ()]
        # Places in the text by time: two words that overlap keep the order in which they were said.
        self._places = sorted(range(len(middles_ns)), key=middles_ns.__getitem__)
        self._middles_ns = sorted(middles_ns)

    def between(self, from_ns: int, to_ns: int) -> Utterance:
        """What was said from a time on and before another one."""
        return Utterance(self._cut(from_ns, to_ns), self._text(from_ns, to_ns))

    def _cut(self, from_ns: int, to_ns: int) -> tuple[SaidSpan, ...]:
        if from_ns >= to_ns:
            return ()
        first = bisect_right(self._spans, from_ns, key=lambda it: it.to_ns)
        behind = bisect_left(self._spans, to_ns, key=lambda it: it.from_ns)
        return tuple(
            SaidSpan(max(it.from_ns, from_ns), min(it.to_ns, to_ns), it.from_ns < from_ns, it.to_ns > to_ns)
            for it in self._spans[first:behind]
        )

    def _text(self, from_ns: int, to_ns: int) -> str | None:
        if self._words is None:
            return None
        first, behind = bisect_left(self._middles_ns, from_ns), bisect_left(self._middles_ns, to_ns)
        return "".join(self._words[place].text for place in sorted(self._places[first:behind])).strip()
