"""Limits its own process and becomes another program: `python -I -S launching.py LIMITS PROGRAM...`.

A file to be run and not imported: it comes before any code that looks at what strangers sent, and needs
nothing but the standard library. `LIMITS` is a JSON object of limits by their names in `resource`.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys

# Windows has no such limits; `serve` does not begin there.
assert sys.platform != "win32"  # noqa: S101 - for those who check types
_PR_SET_PDEATHSIG = 1
_NICENESS = 10


def main() -> None:
    limits, program = json.loads(sys.argv[1]), sys.argv[2:]
    for name, value in limits.items():
        limit = getattr(resource, name)
        _, hard = resource.getrlimit(limit)
        # Nobody but root may have more than the system allows already.
        granted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (granted, granted))
    os.nice(_NICENESS)
    if sys.platform == "linux":
        # Whoever waits for us may be killed; then nobody waits any more.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    os.execvp(program[0], program)  # noqa: S606 - no shell is wanted


main()
