"""When each sample was heard: arrival times made smooth, and losses noticed. It reads no clock.

Two things are known of a block. It *arrived*, so its last sample was heard before that: each
arrival bounds the time of the stream's sample 0 from above, and the lowest of those bounds is
within a millisecond of the truth for a device that delivers at once. And the sound system has an
opinion of the block's *age*, from which the device's own latency follows. PulseAudio's opinion is
off by up to 400 ms in the first 1.3 s of a stream and wanders by 10 ms later (measured with a pipe
source fed at known times; the arrivals were right within 0.6 ms). On macOS and Windows it comes
from the hardware. So a latency is believed as far as it exceeds its own scatter, and a large one
only once the stream has run for a while.

Stamps run with the sample count and are moved towards the present estimate by at most 1 ms a
second: they are evenly spaced, never jump unless samples were lost, and follow a drifting device.
"""

from collections import deque
from itertools import islice
from statistics import median, quantiles

from trajectory_recorder.capture.voice._block import RATE_HZ, Block, duration_ns

# In blocks of 50 ms.
_WINDOW = 200
_HELD_AT_LEAST = 10
_HELD_AT_MOST = 40

_UNSUSPICIOUS_LATENCY_NS = 25_000_000
_STEADY_NS = 5_000_000
_SLEW = 1e-3

# A bound over so many blocks is this much later than before only if samples were lost: without a
# loss, PulseAudio's packets and our blocks beat by up to 50 ms, with a period of up to 2 s.
_LOSS_SEEN_AFTER, _LOSS_NS = 40, 60_000_000
_TOLD_LOSS_SEEN_AFTER, _TOLD_LOSS_NS = 10, 20_000_000


class SampleClock:
    """Dates the samples of one stream."""

    def __init__(self) -> None:
        self._bounds: deque[int] = deque(maxlen=_WINDOW)
        self._opinions: deque[int] = deque(maxlen=_WINDOW)
        self._blocks = 0
        self._start_ns: float | None = None
        self._overflowed_ago = _WINDOW

    @property
    def settled(self) -> bool:
        """Whether stamps can be had: after 0.5 s, or after 2 s where the first blocks leave doubt."""
        return self._start_ns is not None

    def observe(self, block: Block) -> int:
        """Take in the next block; returns how many samples were lost lately, as far as time tells."""
        self._blocks += 1
        self._overflowed_ago = 0 if block.overflowed else self._overflowed_ago + 1
        bound_ns = block.arrival_ns - duration_ns(block.end_sample)
        self._bounds.append(bound_ns)
        self._opinions.append(bound_ns + duration_ns(len(block.pcm)) - block.age_ns)
        if self._start_ns is None:
            self._settle_if_good()
            return 0
        lost_ns = self._lost_ns()
        step_ns = _SLEW * duration_ns(len(block.pcm))
        self._start_ns += lost_ns + min(
            max(self._estimate_ns() - self._start_ns - lost_ns, -step_ns), step_ns
        )
        return lost_ns * RATE_HZ // 1_000_000_000

    def settle(self) -> None:
        """Make do with what is known by now."""
        self._start_ns = self._estimate_ns()

    def stamp_ns(self, sample: int) -> int:
        """When this sample of the stream was heard.

        Raises:
            RuntimeError: The clock has not settled.
        """
        if self._start_ns is None:
            raise RuntimeError("the clock has not settled")
        return round(self._start_ns) + duration_ns(sample)

    def _settle_if_good(self) -> None:
        if self._blocks >= _HELD_AT_MOST or (self._blocks >= _HELD_AT_LEAST and self._agree()):
            self.settle()

    def _agree(self) -> bool:
        steady = median(self._bounds) - min(self._bounds) <= _STEADY_NS
        return steady and self._latency_ns() <= _UNSUSPICIOUS_LATENCY_NS

    def _estimate_ns(self) -> float:
        return min(self._bounds) - self._latency_ns()

    def _latency_ns(self) -> float:
        """What the device takes beyond what arrivals show, less the scatter of that opinion."""
        if len(self._opinions) < _HELD_AT_LEAST:
            return 0.0
        first, middle, third = quantiles(self._opinions, n=4)
        return max(min(self._bounds) - middle - (third - first), 0.0)

    def _lost_ns(self) -> int:
        told = self._overflowed_ago < _WINDOW
        blocks, least_ns = (_TOLD_LOSS_SEEN_AFTER, _TOLD_LOSS_NS) if told else (_LOSS_SEEN_AFTER, _LOSS_NS)
        if len(self._bounds) < 2 * blocks or (told and self._overflowed_ago < blocks):
            return 0
        recent = list(islice(reversed(self._bounds), blocks))
        newer, older = recent[: blocks // 2], recent[blocks // 2 :]
        if min(older) - min(newer) > _STEADY_NS:
            return 0  # A backlog is still coming in: how late it is tells nothing of a loss yet.
        lost_ns = min(recent) - min(self._bounds)
        if lost_ns < least_ns:
            return 0
        self._bounds = deque(reversed(recent), maxlen=_WINDOW)
        self._opinions = deque(list(self._opinions)[-blocks:], maxlen=_WINDOW)
        self._overflowed_ago = _WINDOW
        return lost_ns
