"""Moments, days and lengths as the desk says them. Knows no Qt."""

import datetime as dt

from trajectory_recorder.ui.desk.content import UNKNOWN
from trajectory_recorder.ui.home import words

_HOUR_NS = 3_600_000_000_000
_S_NS = 1_000_000_000


def day(date: dt.date) -> str:
    """A day, by numbers."""
    return f"{date:%Y-%m-%d}"


def moment(at: dt.datetime | None) -> str:
    """A moment in this machine's time zone; a dash where there is none."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}" if at is not None else UNKNOWN


def hours(duration_ns: int) -> float:
    """Nanoseconds in hours."""
    return duration_ns / _HOUR_NS


def in_hours(seconds: int | None) -> float | None:
    """Seconds in hours, where there are any."""
    return seconds / 3600 if seconds is not None else None


def span(seconds: float | None) -> str:
    """About how long something takes; a dash where nobody knows."""
    return words.span(seconds) if seconds is not None else UNKNOWN


def span_of_ns(duration_ns: int) -> str:
    """About how long something is."""
    return words.span(duration_ns / _S_NS)
