"""How something stands, in plain words with a sign: what the lists and the strip say. Knows no Qt."""

from dataclasses import dataclass
from enum import Enum, auto


class Mood(Enum):
    """What a standing means for the one who reads it."""

    QUIET = auto()
    GOOD = auto()
    BUSY = auto()
    LOOK = auto()
    BAD = auto()
    LIVE = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands.

    Attributes:
        words: A few of them.
        mood: What they mean.
        detail: A sentence or two more; empty where the words say it all.
        share: How far something is that is under way, 0 to 1.
    """

    words: str
    mood: Mood
    detail: str = ""
    share: float | None = None
