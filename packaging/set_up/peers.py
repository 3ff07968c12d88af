"""Brings the tus programs that tests let talk to ours: Node packages, as `tests/peers/package.json` says.

A stamp beside them holds the digest of that file; one that a killed run left unstamped is made anew.
npm is used as the user configured it: no registry is named here, and packages run nothing of their own.
"""

import hashlib
import shlex
import shutil
import subprocess
from pathlib import Path

from set_up import CannotSetUp


def peers_are_ready(root: Path) -> bool:
    """Whether the last run came to its end, with the versions of today."""
    stamp = _stamp(root)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == peers_key(root)


def peers_key(root: Path) -> str:
    """A digest of what decides which packages there are."""
    return hashlib.sha256((_folder(root) / "package.json").read_bytes()).hexdigest()


def bring_peers(root: Path) -> None:
    """Install the packages beside the scripts that use them, where Node looks for them.

    Raises:
        CannotSetUp: There is no npm, or it can't install them.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise CannotSetUp(
            "the tests need Node 18.20 or later and its npm. Install both, then run this again."
        )
    print("set-up: installing Node packages for the tests", flush=True)
    shutil.rmtree(_folder(root) / "node_modules", ignore_errors=True)
    command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    command += ["--no-update-notifier", "--loglevel=error"]
    code = subprocess.run(command, cwd=_folder(root), check=False, stdin=subprocess.DEVNULL).returncode
    if code:
        raise CannotSetUp(
            "Node packages can't be installed; the reason is above: no network, perhaps. "
            f"In {_folder(root)} this ended with exit code {code}:\n\n    {shlex.join(command)}\n"
        )
    _stamp(root).write_text(peers_key(root), encoding="utf-8")


def _folder(root: Path) -> Path:
    return root / "tests" / "peers"


def _stamp(root: Path) -> Path:
    return _folder(root) / "node_modules" / "set-up"
