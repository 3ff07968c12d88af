"""How long decoding takes, guessed from the last frames, and how often more pictures make sense. It reads no clock."""

LEAST_APART_NS = 1_000_000_000 // 60
"""Faster than it was recorded, no more pictures come than a usual screen shows."""

GUESSES = 6
"""A frame further on takes longer to come to, so that a still further one is due by then; where that does not end
so soon, decoding can't keep up."""

_NEWEST_COUNTS = 0.2


class Pace:
    """What the frames of one display take to decode: `frame_ns` each, `key_ns` a key frame; 0 before any."""

    def __init__(self) -> None:
        self.frame_ns = self.key_ns = 0.0

    def learn(self, frames: int, took_ns: int, *, key: bool) -> None:
        """Take account of so many frames, of which the last one is a key frame or not."""
        if key and frames == 1:
            self.key_ns = _blend(self.key_ns, took_ns)
        elif frames > 0:
            self.frame_ns = _blend(self.frame_ns, took_ns / frames)

    @property
    def single_ns(self) -> float:
        """What a key frame alone takes."""
        return max(self.key_ns, self.frame_ns)


def _blend(guess: float, newest: float) -> float:
    return guess + (newest - guess) * _NEWEST_COUNTS if guess else newest
