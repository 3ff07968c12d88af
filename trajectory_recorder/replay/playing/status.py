"""How a player is doing, as a window shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """`playing` is what was asked for, also while something is waited for.

    `rate` is session time for time, negative while it plays backwards, `volume` from 0 to 1, `displays` those that are decoded, `ended` whether it
    stands at the end. `problem` is a sentence about what can't be shown or heard as recorded, or empty.
    """

    playing: bool
    rate: float
    skip_idle: bool
    muted: bool
    volume: float
    displays: tuple[int, ...]
    ended: bool
    problem: str

    @property
    def backwards(self) -> bool:
        """Whether it plays backwards."""
        return self.rate < 0

    @property
    def speed(self) -> float:
        """How many times as fast as recorded it plays, whichever way."""
        return abs(self.rate)
