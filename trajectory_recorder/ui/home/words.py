"""Sizes, times and spans as the home window says them. Knows no Qt.

Dates are written as numbers, which read the same in every language.
"""

import datetime as dt

from trajectory_recorder.ui.language import translate

_UNITS = ("kB", "MB", "GB", "TB")
_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86_400


def size(count: int) -> str:
    """A number of bytes in powers of 1000, with at most three digits: 471 kB, 1.2 GB."""
    value = float(count)
    unit = "B"
    for larger in _UNITS:
        # Rounded first: 999.96 would be shown as 1000.
        if round(value) < 1000:
            break
        value, unit = value / 1000, larger
    return f"{value:.1f} {unit}" if unit != "B" and round(value, 1) < 10 else f"{value:.0f} {unit}"


def when(utc_ns: int, now: dt.datetime) -> str:
    """A moment as a short date in the time zone of `now`."""
    then = dt.datetime.fromtimestamp(utc_ns // 1_000_000_000, dt.UTC).astimezone(now.tzinfo)
    clock = f"{then:%H:%M}"
    days = (now.date() - then.date()).days
    if days == 0:
        return translate("Words", "Today {time}").format(time=clock)
    if days == 1:
        return translate("Words", "Yesterday {time}").format(time=clock)
    return f"{then:%Y-%m-%d} {clock}"


def span(seconds: float) -> str:
    """About how long something takes or took: its largest unit alone."""
    whole = max(round(seconds), 0)
    if whole < _MINUTE_S:
        return translate("Words", "{count} s").format(count=whole)
    if whole < _HOUR_S:
        return translate("Words", "{count} min").format(count=round(whole / _MINUTE_S))
    if whole < 2 * _DAY_S:
        return translate("Words", "{count} h").format(count=round(whole / _HOUR_S))
    return translate("Words", "{count} days").format(count=round(whole / _DAY_S))


def counted(count: int, one: str, several: str) -> str:
    """One of two sentences, the second one with the place `{count}` for how many there are."""
    return one if count == 1 else several.format(count=count)
