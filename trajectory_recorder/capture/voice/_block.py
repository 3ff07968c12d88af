"""What the microphone delivers at a time, as every part of this package knows it."""

from dataclasses import dataclass

from trajectory_recorder.capture.source import Pcm

RATE_HZ = 48_000
# 50 ms: shorter blocks cost more processor time and tell nothing more about time.
BLOCK_SAMPLES = 2_400


def duration_ns(samples: int) -> int:
    """How long so many samples take at the nominal rate."""
    return samples * 1_000_000_000 // RATE_HZ


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive samples, and what was known of their time when they came.

    `arrival_ns` is monotonic; `age_ns` is how long before that the first sample was heard, in the
    sound system's opinion; `first_sample` counts all that was delivered since the stream began;
    `overflowed` says that the sound system lost something before it.
    """

    pcm: Pcm
    first_sample: int
    arrival_ns: int
    age_ns: int
    overflowed: bool

    @property
    def end_sample(self) -> int:
        return self.first_sample + len(self.pcm)
