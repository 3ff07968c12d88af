"""The skip plan: where nothing happens that a viewer would miss. Session time stays the only clock.

Nothing happens where there is no input, be it a move of the pointer, no new picture of any display, no speech
and no mark of the expert's. Where nobody listened for speech, any voice that stands out from the noise counts as
speech. What is not known is not skipped: gaps, and what a damaged file no longer tells.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from trajectory_recorder.replay.timeline.overlap import overlaps
from trajectory_recorder.replay.timeline.timeline import Span, Timeline, Times, VoiceTrack

LEAST_NS = 5_000_000_000
"""Shorter stretches are watched. Players of web sessions skip from 10 s on (rrweb-player's default), and those
who watch them ask for less; below the 3 s of which `actions` make a wait, a person reads what came up."""

LEAD_IN_NS = 1_000_000_000
"""How long before something happens a replay goes on, so that the eye has found its place: what rrweb-player and
PostHog users ask for who complain that skipping shoots past the beginning."""

_RATE_HZ = 48_000
_SECOND_NS = 1_000_000_000
# The level of a quiet office is told by its quietest tenth; a voice stands out from that by 10 dB, and below
# -60 dBFS nothing is to be understood.
_QUIETEST = 0.1
_ABOVE_NOISE = 10 ** (10 / 20)
_LEAST_LEVEL = 10 ** (-60 / 20)


def idle_spans(happens: Iterable[Times], lasting: Iterable[Span], ends_ns: int) -> tuple[Span, ...]:
    """Find the stretches in which nothing happens, in the order of time.

    Args:
        happens: Times at which something happens, in any order.
        lasting: Stretches in which something does or may, in any order.
        ends_ns: When the recording ends.

    Returns:
        Stretches of at least `LEAST_NS`, from 0 to the end.
    """
    bounds = np.array([(it.from_ns, it.to_ns) for it in lasting], np.int64).reshape(-1, 2)
    moments = np.concatenate([np.array([0], np.int64), *happens])
    from_ns = np.concatenate([moments, bounds[:, 0], [ends_ns]])
    to_ns = np.concatenate([moments, bounds[:, 1], [ends_ns]])
    order = np.argsort(from_ns, kind="stable")
    from_ns, to_ns = from_ns[order], np.maximum.accumulate(to_ns[order])
    places = np.flatnonzero(from_ns[1:] - to_ns[:-1] >= LEAST_NS)
    return tuple(Span(int(to_ns[place]), int(from_ns[place + 1])) for place in places)


def voiced(voice: VoiceTrack, deaf: Sequence[Span]) -> list[Span]:
    """Where a voice stands out from the noise, in those stretches where nobody listened for speech."""
    if not len(voice.rms) or not deaf:
        return []
    level = max(float(np.quantile(voice.rms, _QUIETEST)) * _ABOVE_NOISE, _LEAST_LEVEL)
    from_ns, to_ns = voice.at_ns, voice.at_ns + voice.samples.astype(np.int64) * _SECOND_NS // _RATE_HZ
    unheard = overlaps(from_ns, to_ns, ((it.from_ns, it.to_ns) for it in deaf))
    loud = np.flatnonzero((voice.rms > level) & (unheard > 0))
    return [Span(int(from_ns[it]), int(to_ns[it])) for it in loud]


def idle_at(timeline: Timeline, at_ns: int) -> Span | None:
    """The idle stretch that a time lies in; its end does not."""
    index = bisect_right(timeline.idle, at_ns, key=lambda it: it.from_ns)
    if not index or at_ns >= timeline.idle[index - 1].to_ns:
        return None
    return timeline.idle[index - 1]


def next_active(timeline: Timeline, at_ns: int) -> int:
    """Where a replay that skips goes on from a time: there itself unless it is idle, else shortly before
    something happens again; the recording's end where nothing does."""
    idle = idle_at(timeline, at_ns)
    if idle is None:
        return at_ns
    if idle.to_ns >= timeline.duration_ns:
        return timeline.duration_ns
    return max(at_ns, idle.to_ns - LEAD_IN_NS)


def next_idle_end(timeline: Timeline, at_ns: int) -> int | None:
    """When the idle stretch ends that is under way or comes next; None after the last."""
    index = bisect_right(timeline.idle, at_ns, key=lambda it: it.to_ns)
    return timeline.idle[index].to_ns if index < len(timeline.idle) else None
