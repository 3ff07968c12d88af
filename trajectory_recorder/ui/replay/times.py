"""Session times as people read and write them. Knows no Qt."""

import re

_SECOND_NS = 1_000_000_000
_LONGEST_DIGITS = 9
_WRITTEN = re.compile(r"(?:(?:(?P<h>\d+):)?(?P<m>\d+):)?(?P<s>\d+)(?:[.,](?P<part>\d+))?", re.ASCII)


def exact(at_ns: int) -> str:
    """A time to the millisecond: 1:02:03.004."""
    seconds, part = divmod(at_ns // 1_000_000, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}.{part:03d}"


def written(text: str) -> int | None:
    """The session time that somebody wrote, as "1:02:03.5", "62:03" or "12,25"; None where it is none."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or any(len(part or "") > _LONGEST_DIGITS for part in match.groups()):
        return None
    hours, minutes, seconds = (int(match[name] or 0) for name in ("h", "m", "s"))
    part_ns = int((match["part"] or "0").ljust(_LONGEST_DIGITS, "0"))
    return (hours * 3600 + minutes * 60 + seconds) * _SECOND_NS + part_ns
