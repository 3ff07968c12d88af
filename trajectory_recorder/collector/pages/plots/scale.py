"""Round numbers for an axis."""

import math
from collections.abc import Iterable, Sequence

_STEPS = (1, 2, 5, 10)
_WANTED = 5


def ticks(largest: float) -> Sequence[float]:
    """From 0 to the first round number that is not below the largest value, in some four to six steps.

    Where that is a whole number (`int`), there is none between whole ones: nobody has half a recording.
    """
    if largest <= 0:
        return (0, 1)
    power = 10 ** math.floor(math.log10(largest / _WANTED))
    step = next(it * power for it in _STEPS if it * power * _WANTED >= largest * (1 - 1e-9))
    step = max(1, step) if isinstance(largest, int) else step
    count = math.ceil(largest / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(count + 1))


def largest(values: Iterable[float | None]) -> float:
    """The largest of the values that are known; 0 if none is."""
    return max((it for it in values if it is not None), default=0)


def written(value: float) -> str:
    """A number as people read it: thousands apart, no more than two digits behind the point."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
