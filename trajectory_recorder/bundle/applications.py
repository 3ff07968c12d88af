"""Which applications were used in a recording, by its active windows.

Whoever made the recording may have written anything there, and the names go into databases and onto pages: so they
are few, short, and hold no control characters, wherever they are asked for.
"""

import re
from collections.abc import Iterable

from trajectory_recorder.events import WindowEvent

MOST = 200
LONGEST = 200
"""In letters."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def applications_of(windows: Iterable[WindowEvent]) -> tuple[str, ...] | None:
    """The applications of windows that were active, as `named` tells them.

    Raises:
        DamagedBundle: `windows` are read from a bundle that is damaged.
    """
    return named(it.application for it in windows if it.application is not None)


def named(names: Iterable[str]) -> tuple[str, ...] | None:
    """Each name once, in the order of their first use.

    A longer one than `LONGEST` is cut, and control characters become U+FFFD. Nothing is known where there are more
    than `MOST`: some of them alone would say of the others that they were not used.
    """
    found: dict[str, None] = {}
    for it in names:
        found[_CONTROL.sub("\N{REPLACEMENT CHARACTER}", it[:LONGEST])] = None
        if len(found) > MOST:
            return None
    return tuple(found)
