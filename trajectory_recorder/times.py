"""Session times and durations as people read them. Whole numbers throughout: of a hostile bundle they
may fit no float.
"""

_MS_NS = 1_000_000


def moment(at_ns: int) -> str:
    """A session time to the millisecond, as frames have it: 0:04.213, 1:02:03.000."""
    seconds, ms = divmod(at_ns // _MS_NS, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{clock}:{seconds:02d}.{ms:03d}"


def length(duration_ns: int) -> str:
    """A duration to about a tenth of itself: 40 ms, 1.4 s, 2 min 5 s, 3 h 7 min."""
    ms = duration_ns // _MS_NS
    if ms < 1000:
        return f"{ms} ms"
    seconds = ms // 1000
    if seconds < 60:
        return f"{seconds}.{ms % 1000 // 100} s"
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
