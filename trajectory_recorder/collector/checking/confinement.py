"""How far this system lets a child process be shut in: found out once, by trying.

Wanted is a process that has no network, sees no other process, dies with all of its children, and is nobody
in particular. What a system does not allow is left out and told; limits of time and memory hold everywhere.
"""

import functools
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

log = logging.getLogger(__name__)

# "nobody", on every system that has one.
_NOBODY = 65534
_TRIAL_S = 30.0
_DROP = (
    "setpriv",
    f"--reuid={_NOBODY}",
    f"--regid={_NOBODY}",
    "--clear-groups",
    "--no-new-privs",
    # The kernel forgets it when the user changes.
    "--pdeathsig=KILL",
)
# Enough to load a program that only root may read, and to change nothing.
_DROP_BUT_READ = (
    *_DROP,
    "--inh-caps=-all,+dac_read_search",
    "--ambient-caps=-all,+dac_read_search",
    "--bounding-set=-all,+dac_read_search",
)
_ALONE = ("unshare", "--net", "--pid", "--fork", "--kill-child=KILL")
_AS_USER = ("--user", "--map-current-user")
# It needs this program's own files and its libraries, which another user may not be allowed to read.
_TRIAL = (sys.executable, "-P", "-m", "trajectory_recorder", "--version")


@dataclass(frozen=True, slots=True)
class Confinement:
    """A way to shut a process in.

    `words` go before its command. `user` is who it runs as, None for ourselves. `lacking` says what the
    system does not allow, or is empty.
    """

    words: tuple[str, ...]
    user: int | None
    lacking: str


@functools.cache
def confinement() -> Confinement:
    """The best way that works here."""
    *better, last = _ways()
    found = next((way for way in better if _works(way)), last)
    if found.lacking:
        log.warning("bundles are checked by a process that is not shut in whole: %s", found.lacking)
    return found


def _ways() -> Iterator[Confinement]:
    """The ways to try, the best first; the last works everywhere."""
    network = "the system does not let it be cut off from the network"
    reads = "it may read what root may: install the program where others than root may read it"
    root = "it runs as root: let the endpoint run as a user of its own"
    if sys.platform == "linux" and os.geteuid() == 0:
        yield Confinement((*_DROP, *_ALONE, *_AS_USER), _NOBODY, "")
        yield Confinement((*_ALONE, *_DROP), _NOBODY, "")
        yield Confinement((*_ALONE, *_DROP_BUT_READ), _NOBODY, reads)
        yield Confinement(_DROP, _NOBODY, network)
        yield Confinement(_ALONE, None, root)
        yield Confinement((), None, f"{network}, and {root}")
    else:
        if sys.platform == "linux":
            yield Confinement((*_ALONE, *_AS_USER), None, "")
        yield Confinement((), None, network)


def _works(way: Confinement) -> bool:
    if any(shutil.which(word) is None for word in ("unshare", "setpriv") if word in way.words):
        return False
    trial = subprocess.run([*way.words, *_TRIAL], capture_output=True, timeout=_TRIAL_S, check=False, cwd="/")
    return trial.returncode == 0
