"""Goes on sending once the program that people use has ended: in a process of its own, which ends when it is done."""

import subprocess
import sys
from typing import Any

# Without this it would end with the console or the session of who started it.
_APART: dict[str, Any]
if sys.platform == "win32":
    _APART = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    _APART = {"start_new_session": True}


def send_afterwards() -> int:
    """Have the user's queue sent by a process that outlives this one; returns its id.

    It sends what is due, once each, by the command line's `queue send`; what fails waits for the next start. Somebody
    whose sign-in was kept in this process's memory alone is not signed in there.
    """
    command = [sys.executable, "-P", "-m", "trajectory_recorder", "queue", "send"]
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, **_APART)
    # Nobody waits for it: that it still runs when this process ends is the point.
    process.returncode = 0
    return process.pid
