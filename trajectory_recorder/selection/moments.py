"""Dates in conditions. A date without a time is the whole day, in UTC, so that `recorded == "2026-11-01"` is true
all day long and `recorded <= "2026-11-01"` until its end.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_DAY = timedelta(days=1)
# Python knows no shorter time, so nothing lies within an instant.
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, eq=False)
class Moment:  # noqa: PLW1641 - see below
    """A time from `start` until just before `end`. One is less than another that begins after it, and equal to one that
    it meets; so an instant equals its day, and moments have no hash."""

    start: datetime
    end: datetime

    def __lt__(self, other: "Moment") -> bool:
        return self.end <= other.start

    def __gt__(self, other: "Moment") -> bool:
        return other < self

    def __le__(self, other: "Moment") -> bool:
        return not other < self

    def __ge__(self, other: "Moment") -> bool:
        return not self < other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Moment) and not (self < other or other < self)


def instant(at: datetime) -> Moment:
    """The moment of a fact."""
    return _span(aware(at), _INSTANT)


def aware(at: datetime) -> datetime:
    """A time that can be compared with all others. Without a time zone it is UTC."""
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def parse(text: str) -> Moment:
    """Read a date, or a date with a time, as ISO 8601 writes them; without a time zone it is UTC.

    Raises:
        ValueError: It is neither.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return instant(datetime.fromisoformat(text))
    return _span(datetime(day.year, day.month, day.day, tzinfo=UTC), _DAY)


def _span(start: datetime, length: timedelta) -> Moment:
    try:
        return Moment(start, start + length)
    except OverflowError:
        return Moment(start, datetime.max.replace(tzinfo=UTC))
