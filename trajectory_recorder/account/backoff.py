"""How long to wait before trying again: longer every time, never all clients at once.

Delays double from one second to five minutes, and each is drawn from its upper half, so that clients
that an endpoint lost together do not come back together.
"""

import random
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

FIRST_S = 1.0
LONGEST_S = 300.0
# Who asks to be left alone for longer is asked again after an hour all the same.
LONGEST_ASKED_S = 3600.0


class Backoff:
    """The delays of one thing that fails again and again.

    Args:
        draw: Gives numbers from 0 up to 1.
    """

    def __init__(self, draw: Callable[[], float] = random.random) -> None:
        self._draw = draw
        self._failures = 0

    def next_s(self, retry_after_s: float | None = None) -> float:
        """The next delay, and no shorter than the other side asked for."""
        longest_s = FIRST_S * float(1 << min(self._failures, 30))
        self._failures += 1
        delay_s = min(longest_s, LONGEST_S) * (1 + self._draw()) / 2
        return max(delay_s, min(retry_after_s or 0.0, LONGEST_ASKED_S))

    def reset(self) -> None:
        self._failures = 0


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """What `Retry-After` asks for; a date counts from the answer's own, so that no clock need agree."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    until, now = _date(asked), _date(headers.get("date", ""))
    return max(0.0, (until - now).total_seconds()) if until and now else None


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo is not None else None
