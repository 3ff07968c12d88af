"""Is it known of every key when it was let go?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import (
    ALL_STREAMS,
    Gap,
    KeyAction,
    KeyboardState,
    KeyEvent,
    StreamName,
    is_masked,
)
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, Severity, above
from trajectory_recorder.quality.wording import lasting

# A state is asked for at a time of its own, and a press may have come meanwhile.
_STATE_AGE_NS = 50_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float, limit("Longest time that a key may be held down", unit="s", source="judgement")
    ] = 30.0
    lost_releases: Annotated[
        int,
        limit(
            "Most releases that may be missing",
            unit="keys",
            source="switching windows by keys loses one now and then",
        ),
    ] = 3


@check("stuck_keys", Limits, live=True)
def stuck_keys(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Keys that were held down for very long, or whose release was lost."""
    lost: list[tuple[int, str]] = []
    for symbol, from_ns, to_ns, released in _held(evidence):
        if not released:
            lost.append((to_ns, symbol))
        length_s = (to_ns - from_ns) / SECOND_NS
        grade = above(length_s, warn=limits.warn_s)
        if grade is not None:
            yield Finding(
                grade[0],
                from_ns,
                to_ns,
                f"The key {symbol} is down for {lasting(length_s)}",
                "If something lies on the keyboard, take it away; else run trajectory-recorder doctor",
                length_s,
                grade[1],
                "s",
                StreamName.INPUT,
            )
    if len(lost) > limits.lost_releases:
        names = ", ".join(sorted({symbol for _, symbol in lost})[:5])
        yield Finding(
            Severity.WARN,
            lost[0][0],
            lost[-1][0],
            f"Of {len(lost)} keys it was not recorded when they were let go ({names})",
            "Another program may keep keys to itself; run trajectory-recorder doctor",
            len(lost),
            limits.lost_releases,
            "keys",
            StreamName.INPUT,
        )


def _held(evidence: Evidence) -> Iterator[tuple[str, int, int, bool]]:
    """Each press: the key, from when to when it was down, and whether its release was recorded."""
    down: dict[int, tuple[str, int]] = {}
    for at_ns, event in evidence.events:
        # Of keys that are not told nobody knows which release is whose.
        if isinstance(event, KeyEvent) and not event.repeat and not is_masked(event):
            released = event.action is KeyAction.RELEASE
            if event.key_code in down:
                yield *down.pop(event.key_code), at_ns, released
            if not released:
                down[event.key_code] = event.symbol, at_ns
        elif isinstance(event, KeyboardState):
            for key_code in set(down) - set(event.key_codes):
                if at_ns - down[key_code][1] > _STATE_AGE_NS:
                    yield *down.pop(key_code), at_ns, False
        elif isinstance(event, Gap) and event.stream in {StreamName.INPUT, ALL_STREAMS}:
            down.clear()  # What happened to keys meanwhile is not known, and the gap is told of.
    for symbol, from_ns in down.values():
        yield symbol, from_ns, evidence.to_ns, True
