"""Which part of a file a request asks for (RFC 9110, section 14): one range, or all of it."""

import re

from trajectory_recorder.collector.problems import Problem

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def asked_range(header: str | None, size_bytes: int) -> tuple[int, int] | None:
    """The first byte and the one after the last; None for the whole file.

    Several ranges at once, and what is no range, are answered with the whole file, as the RFC allows.

    Args:
        header: The value of `Range`.
        size_bytes: The file's length.

    Raises:
        Problem: 416, the file has nothing there.
    """
    match = _ONE_RANGE.fullmatch((header or "").replace(" ", ""))
    if match is None or match[1] + match[2] == "":
        return None
    if not match[1]:
        start, end = max(0, size_bytes - int(match[2])), size_bytes
    else:
        start, end = int(match[1]), min(size_bytes, int(match[2]) + 1 if match[2] else size_bytes)
        if match[2] and int(match[2]) < start:
            return None
    if start >= end:
        raise Problem(
            416,
            "no_such_range",
            f"the file has {size_bytes} bytes, and none there",
            headers={"Content-Range": f"bytes */{size_bytes}"},
        )
    return start, end
