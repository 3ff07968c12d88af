"""Blocks of voice against session time: how long they last, and which part of one is recorded."""

from trajectory_recorder.capture.source import Sound
from trajectory_recorder.clock import SessionClock

_RATE_HZ = 48_000
_SECOND_NS = 1_000_000_000


def duration_ns(samples: int) -> int:
    """How long so many samples last."""
    return samples * _SECOND_NS // _RATE_HZ


def clip(stamp_ns: int, sound: Sound, clock: SessionClock) -> tuple[int, Sound] | None:
    """Cut a block to the time that is recorded: it may begin before the start or end after a pause began.

    Args:
        stamp_ns: The monotonic time of its first sample.
        sound: The block.
        clock: The session's.

    Returns:
        The stamp and the samples that are left, or None if none is.
    """
    end_ns = stamp_ns + duration_ns(len(sound.pcm))
    span = clock.clip(stamp_ns, end_ns)
    if span is None:
        return None
    if span == (stamp_ns, end_ns):
        return stamp_ns, sound
    first = -(-(span[0] - stamp_ns) * _RATE_HZ // _SECOND_NS)
    last = (span[1] - stamp_ns) * _RATE_HZ // _SECOND_NS
    if last <= first:
        return None
    return stamp_ns + duration_ns(first), Sound(sound.pcm[first:last], sound.lost_samples)
