"""When each sample was heard: the arrival times of blocks made smooth. It reads no clock.

Two things are known of a block. It *arrived*, so its last sample was heard before that: each
arrival bounds the time of the stream's sample 0 from above, and the lowest of those bounds is
within a millisecond of the truth for a device that delivers at once. And the sound system has an
opinion of the block's *age*, from which the device's own latency follows. PulseAudio's opinion is
off by up to 400 ms in the first 1.3 s of a stream and wanders by 10 ms later (measured with a pipe
source fed at known times; the arrivals were right within 0.6 ms). On macOS and Windows it comes
from the hardware. So a latency is believed as far as it exceeds its own scatter, and a large one
only once the stream has run for a while.

Stamps run with the sample count and are moved towards the present estimate by at most 1 ms a
second: they are evenly spaced, never jump, and follow a drifting device. Samples that are missing
are for `_dating.py` to find: a clock is for one stretch of sound without a hole.
"""

from collections import deque
from statistics import median, quantiles

from trajectory_recorder.capture.voice._block import Block, duration_ns
from trajectory_recorder.capture.voice._rate import RateMeter
from trajectory_recorder.events import VoiceClockEvent

# In blocks of 50 ms.
_WINDOW = 200
_HELD_AT_LEAST = 10
_HELD_AT_MOST = 40

_UNSUSPICIOUS_LATENCY_NS = 25_000_000
_STEADY_NS = 5_000_000
_SLEW = 1e-3


class SampleClock:
    """Dates the samples of one stretch of a stream. Give it every block that came at its time."""

    def __init__(self) -> None:
        self._bounds: deque[int] = deque(maxlen=_WINDOW)
        self._opinions: deque[int] = deque(maxlen=_WINDOW)
        self._ages: deque[int] = deque(maxlen=_WINDOW)
        self._meter = RateMeter()
        self._blocks = 0
        # What the device takes beyond what arrivals show, less the scatter of that opinion.
        self._latency_ns = 0.0
        self._start_ns: float | None = None

    @property
    def settled(self) -> bool:
        """Whether stamps can be had: after 0.5 s, or after 2 s where the first blocks leave doubt."""
        return self._start_ns is not None

    def observe(self, block: Block) -> None:
        """Take in the next block."""
        self._blocks += 1
        length_ns = duration_ns(len(block.pcm))
        bound_ns = _bound_ns(block)
        self._bounds.append(bound_ns)
        self._opinions.append(bound_ns + length_ns - block.age_ns)
        self._ages.append(block.age_ns - length_ns)
        self._latency_ns = self._measure_latency_ns()
        self._meter.observe(block.arrival_ns, bound_ns)
        if self._start_ns is None:
            self._settle_if_good()
            return
        step_ns = _SLEW * length_ns
        self._start_ns += min(max(self._estimate_ns() - self._start_ns, -step_ns), step_ns)

    def settle(self) -> None:
        """Make do with what is known by now."""
        self._start_ns = self._estimate_ns()

    @property
    def start_ns(self) -> int:
        """When the stream's sample 0 was heard, or would have been.

        Raises:
            RuntimeError: The clock has not settled.
        """
        if self._start_ns is None:
            raise RuntimeError("the clock has not settled")
        return round(self._start_ns)

    def stamp_ns(self, sample: int) -> int:
        """When this sample of the stream was heard.

        Raises:
            RuntimeError: The clock has not settled.
        """
        return self.start_ns + duration_ns(sample)

    def lateness_ns(self, block: Block) -> float:
        """How much later a block came than it could have at the earliest, by this settled clock."""
        return _bound_ns(block) - self.start_ns - self._latency_ns

    def is_catching_up(self, block: Block) -> bool:
        """Whether a block came so much earlier than all others that those were late."""
        return bool(self._bounds) and min(self._bounds) - _bound_ns(block) > 4 * _STEADY_NS

    def reading(self) -> VoiceClockEvent | None:
        """How the device's clock runs; None while that can't be told."""
        return self._meter.reading(round(median(self._ages)), list(self._bounds)) if self._ages else None

    def _settle_if_good(self) -> None:
        if self._blocks >= _HELD_AT_MOST or (self._blocks >= _HELD_AT_LEAST and self._agree()):
            self.settle()

    def _agree(self) -> bool:
        steady = median(self._bounds) - min(self._bounds) <= _STEADY_NS
        return steady and self._latency_ns <= _UNSUSPICIOUS_LATENCY_NS

    def _estimate_ns(self) -> float:
        return min(self._bounds) - self._latency_ns

    def _measure_latency_ns(self) -> float:
        if len(self._opinions) < _HELD_AT_LEAST:
            return 0.0
        first, middle, third = quantiles(self._opinions, n=4)
        return max(min(self._bounds) - middle - (third - first), 0.0)


def _bound_ns(block: Block) -> int:
    return block.arrival_ns - duration_ns(block.end_sample)
