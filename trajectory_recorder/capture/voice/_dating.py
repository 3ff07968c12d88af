"""From blocks as they came to sound with a stamp and a count of what is missing before it.

A block that comes late, or of which the sound system says that something was lost before it, leaves
it in doubt where it belongs: it may be late only, as all blocks are after a freeze of this process,
or samples are missing. So it and its successors are held back. One that comes at its time again
proves that nothing is missing. Otherwise a second clock settles on those blocks that no longer come
in a burst, and tells by how much the two stretches lie apart. What is missing, is missing where the
sound system said so, else where the burst ended: a sound server that is not emptied drops what is
new. All before is dated by the old clock, all after by the new one.
"""

from itertools import count

from trajectory_recorder.capture.source import Sound
from trajectory_recorder.capture.voice._block import RATE_HZ, Block
from trajectory_recorder.capture.voice._clock import SampleClock
from trajectory_recorder.events import VoiceClockEvent

# Without a loss, PulseAudio's packets and our blocks beat by up to 50 ms, with a period of up to 2 s.
_LATE_NS = 60_000_000
_LOSS_NS = 50_000_000
_TOLD_LOSS_NS = 20_000_000


class Dating:
    """Dates the blocks of one stream, in order; holds those back whose time is in doubt."""

    def __init__(self) -> None:
        # What dates now, and what is being settled, over the held blocks from `_steady_from` on.
        self._clock: SampleClock | None = None
        self._trial: SampleClock | None = SampleClock()
        self._held: list[Block] = []
        self._steady_from = 0
        self._next_sample = 0

    def take(self, block: Block) -> list[tuple[int, Sound]]:
        """Take in a block; returns what is dated by now: stamps in ns and sound."""
        clock = self._clock
        if clock is not None and not _is_in_doubt(block, clock) and not self._was_told_of_loss():
            clock.observe(block)
            return [*self._resume(clock), self._date(block, clock)]
        if self._trial is None or self._trial.is_catching_up(block):
            self._trial, self._steady_from = SampleClock(), len(self._held)
        self._held.append(block)
        self._trial.observe(block)
        return self._decide(clock, self._trial) if self._trial.settled else []

    def finish(self) -> list[tuple[int, Sound]]:
        """Date what is still held, as well as may be."""
        if self._clock is not None:
            return self._resume(self._clock)
        if self._trial is not None and self._held:
            self._trial.settle()
            return self._decide(None, self._trial)
        return []

    def reading(self) -> VoiceClockEvent | None:
        """How the device's clock runs; None while that can't be told."""
        return self._clock.reading() if self._clock is not None else None

    def _decide(self, clock: SampleClock | None, trial: SampleClock) -> list[tuple[int, Sound]]:
        """The second clock has settled: say where the held blocks belong."""
        self._trial = None
        if clock is None:
            self._clock = trial
            return self._date_held(len(self._held), trial)
        lost_ns = trial.start_ns - clock.start_ns
        if lost_ns < (_TOLD_LOSS_NS if self._was_told_of_loss() else _LOSS_NS):
            for block in self._held[self._steady_from :]:
                clock.observe(block)
            return self._date_held(len(self._held), clock)
        flagged = (place for place, block in zip(count(), self._held) if block.overflowed)
        before = self._date_held(next(flagged, self._steady_from), clock)
        self._clock = trial
        lost = lost_ns * RATE_HZ // 1_000_000_000
        first, *others = self._held
        self._held = others
        return [*before, self._date(first, trial, lost), *self._date_held(len(others), trial)]

    def _resume(self, clock: SampleClock) -> list[tuple[int, Sound]]:
        """There is no doubt any more, or never will be an answer: nothing was lost."""
        self._trial = None
        return self._date_held(len(self._held), clock)

    def _was_told_of_loss(self) -> bool:
        return any(block.overflowed for block in self._held)

    def _date_held(self, blocks: int, clock: SampleClock) -> list[tuple[int, Sound]]:
        dated = [self._date(block, clock) for block in self._held[:blocks]]
        del self._held[:blocks]
        return dated

    def _date(self, block: Block, clock: SampleClock, lost_samples: int = 0) -> tuple[int, Sound]:
        lost_samples += block.first_sample - self._next_sample
        self._next_sample = block.end_sample
        return clock.stamp_ns(block.first_sample), Sound(block.pcm, lost_samples)


def _is_in_doubt(block: Block, clock: SampleClock) -> bool:
    return block.overflowed or clock.lateness_ns(block) > _LATE_NS
