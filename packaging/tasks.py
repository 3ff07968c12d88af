"""Sets the project up and runs its tasks: `python3 packaging/tasks.py TASK [ARGUMENTS...]`.

Before the task it brings what is missing for it (see `set_up`), with the standard library alone,
since it runs before anything is installed. What it may not install it names, and exits with 3.

    setup       only that
    demo        the whole way of a recording, on a virtual desktop
    app         the desktop app
    test        the test suite, without the soaks; arguments go to pytest
    test-slow   the soaks and long fault series; arguments go to pytest
    check       format, lint, types on three operating systems, import contracts
    bench       the benchmarks
    gallery     pictures of every window in its states, into docs
    translations  the translations' files, brought up to date with what the windows say
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older one shall get this sentence and no traceback
    version = ".".join(map(str, sys.version_info[:3]))
    sys.exit("This project needs Python 3.11 or later. This is " + version + ", at " + sys.executable)

import os
import signal
import subprocess
from pathlib import Path
from typing import NoReturn

from set_up import CannotSetUp
from set_up.beside import bring, missing_libraries
from set_up.ceph import bring_ceph, ceph_is_ready
from set_up.checks import run_checks
from set_up.compiled import keep_compiled
from set_up.environment import environment_is_ready, environment_python, make_environment
from set_up.peers import bring_peers, peers_are_ready
from set_up.suite import run_suite
from set_up.system_packages import install_packages, missing_packages, wanted_packages

ROOT = Path(__file__).resolve().parent.parent

TASKS = {
    "demo": ["-m", "trajectory_recorder", "demo"],
    "app": ["-m", "trajectory_recorder", "app"],
    "test": ["-m", "pytest", "-m", "not slow"],
    "test-slow": ["-m", "pytest", "-m", "slow"],
    "bench": ["packaging/bench.py"],
    "gallery": ["packaging/gallery.py"],
    "translations": ["packaging/translations.py"],
}


TASKS_WITH_PEERS = {"test", "test-slow", "bench"}


def set_up(root: Path, task: str) -> None:
    """Bring what is missing for a task.

    Raises:
        CannotSetUp: Something can't be brought.
    """
    if sys.platform == "linux":
        listing = (root / "packaging" / "debian-packages.txt").read_text(encoding="utf-8")
        if missing := missing_packages(wanted_packages(listing)):
            install_packages(missing)
    if not environment_is_ready(root):
        make_environment(root)
    if task in TASKS_WITH_PEERS and not peers_are_ready(root):
        bring_peers(root)
    if task == "test-slow" and sys.platform == "linux" and not ceph_is_ready(root):
        bring_ceph(root)
    if task == "test-slow":
        for library in missing_libraries(root):
            bring(root, library)


def hand_over(command: list[str]) -> NoReturn:
    """Go on as the given program, so that its signals and its exit code are its own."""
    if sys.platform == "win32":  # has no exec; the program alone answers Ctrl-C
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def main(arguments: list[str]) -> int:
    """Run one task; returns an exit code, unless the task's program takes over."""
    task, *rest = arguments or [""]
    if task not in {"setup", "check", *TASKS}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        set_up(ROOT, task)
    except CannotSetUp as error:
        print(f"\nset-up: {error}", file=sys.stderr)
        return 3
    if task == "setup":
        return 0
    if task == "check":
        return run_checks(ROOT, environment_python(ROOT))
    os.chdir(ROOT)
    keep_compiled(os.environ, ROOT)
    if task == "test" and not rest:
        return run_suite(ROOT, [str(environment_python(ROOT)), *TASKS["test"]])
    hand_over([str(environment_python(ROOT)), *TASKS[task], *rest])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
