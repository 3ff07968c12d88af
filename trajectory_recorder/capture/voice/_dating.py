"""From blocks as they came to sound with a stamp and a count of what is missing before it."""

from trajectory_recorder.capture.source import Sound
from trajectory_recorder.capture.voice._block import Block
from trajectory_recorder.capture.voice._clock import SampleClock


class Dating:
    """Dates the blocks of one stream, in order; holds the first ones until their time is known."""

    def __init__(self) -> None:
        self._clock = SampleClock()
        self._held: list[tuple[int, Sound]] = []
        self._next_sample = 0

    def take(self, block: Block) -> list[tuple[int, Sound]]:
        """Take in a block; returns what is dated by now: stamps in ns and sound."""
        lost = block.first_sample - self._next_sample + self._clock.observe(block)
        self._next_sample = block.end_sample
        self._held.append((block.first_sample, Sound(block.pcm, lost)))
        return self._dated() if self._clock.settled else []

    def finish(self) -> list[tuple[int, Sound]]:
        """Date what is still held, as well as may be."""
        if self._held:
            self._clock.settle()
        return self._dated()

    def _dated(self) -> list[tuple[int, Sound]]:
        dated = [(self._clock.stamp_ns(first), sound) for first, sound in self._held]
        self._held.clear()
        return dated
