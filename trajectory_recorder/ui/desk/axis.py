"""An axis from 0 on, with round numbers at its marks. Knows no Qt."""

import math
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """Marks from 0 to `end`, `step` apart."""

    end: float
    step: float

    @property
    def marks(self) -> tuple[float, ...]:
        """The numbers at the marks."""
        return tuple(self.step * at for at in range(round(self.end / self.step) + 1))

    def share(self, value: float) -> float:
        """Where a number is, from 0 to 1."""
        return value / self.end


def axis(highest: float, most_marks: int) -> Axis:
    """An axis that the highest number is on, with this many marks above 0 at most; counts rise by whole numbers.

    Args:
        highest: At least 0.
        most_marks: At least 1.
    """
    if highest <= 0:
        return Axis(1.0, 1.0)
    rough = highest / most_marks
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(it * magnitude for it in _STEPS if it * magnitude >= rough * (1 - 1e-9))
    if highest >= 1:
        step = max(step, 1.0)
    return Axis(math.ceil(highest / step - 1e-9) * step, step)


def mark_words(value: float) -> str:
    """A number at a mark, with all digits that it has."""
    # Sums of steps are as round as the step; what is behind that is of how computers add.
    return f"{value:.9g}"
