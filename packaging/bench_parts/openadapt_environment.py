"""Brings openadapt-capture into an environment of its own, once, below the user's cache folder.

Its version is pinned here; what it depends on is left to pip. Nothing of it comes into the project's
own environment.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs

from bench_parts.recording import last_words
from trajectory_recorder.errors import MachineError

NAME = "openadapt-capture"
VERSION = "1.3.0"
_INSTALL_S = 900.0


def capture_program() -> Path:
    """The installed program, which `bring_openadapt` has brought."""
    return _folder() / "bin" / "capture"


def bring_openadapt() -> None:
    """Install it, unless it is there.

    Raises:
        MachineError: It can't be installed; the reason is pip's last words.
    """
    done = _folder() / "installed"
    if done.exists():
        return
    shutil.rmtree(_folder(), ignore_errors=True)
    pip = [str(_folder() / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", str(_folder())],
        [*pip, "install", "--quiet", "--retries", "1", "--timeout", "20", f"{NAME}=={VERSION}"],
    ):
        try:
            finished = subprocess.run(
                command, check=False, capture_output=True, text=True, timeout=_INSTALL_S
            )
        except subprocess.TimeoutExpired:
            raise MachineError(f"{NAME} {VERSION} could not be installed in time", "try again") from None
        if finished.returncode:
            raise MachineError(f"{NAME} {VERSION} could not be installed", last_words(finished.stderr))
    done.touch()


def _folder() -> Path:
    return platformdirs.user_cache_path("trajectory-recorder") / "bench" / f"{NAME}-{VERSION}"
