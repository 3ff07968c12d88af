"""Makes the environment `.venv` at the project's root, and keeps it as the project's files say.

A stamp in it tells the state: the digest of everything that decided its content, or that a run is
under way. pip is used as the user configured it; no package index is named here.
"""

import hashlib
import json
import shlex
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

from set_up import CannotSetUp

_EXTRAS = ("asr", "export", "ocr", "server", "test")
_UNDER_WAY = "under way"


def environment_python(root: Path) -> Path:
    """The interpreter of the environment of the project at `root`."""
    return root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def environment_key(root: Path) -> str:
    """A digest of all that decides what belongs into the environment."""
    project = _pyproject(root)
    decisive = [sys.implementation.cache_tag, str(root), project["build-system"], project["project"]]
    constraints = _constraints(root).read_bytes()
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode() + constraints).hexdigest()


def environment_is_ready(root: Path) -> bool:
    """Whether the last run came to its end, with the files and the Python of today."""
    return _state(root) == environment_key(root) and environment_python(root).exists()


def make_environment(root: Path) -> None:
    """Make or update the environment.

    One that a killed run left, or that works no more, is made anew: a killed pip can leave packages
    that only look whole.

    Raises:
        CannotSetUp: No environment can be made, or pip can't install what it needs.
    """
    python = str(environment_python(root))
    print("set-up: installing Python packages into .venv; the first time takes a minute or two", flush=True)
    if _state(root) == _UNDER_WAY or not _works(python):
        command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
        _must_run(command, "the environment can't be made")
    stamp = _stamp(root)
    stamp.write_text(_UNDER_WAY, encoding="utf-8")
    # Most of what lies in large packages is never loaded; Python compiles what is.
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    pip += ["--constraint", str(_constraints(root))]
    project = _pyproject(root)
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *chain.from_iterable(project["project"]["optional-dependencies"][it] for it in _EXTRAS),
    ]
    try:
        _must_run([*pip, *wanted], "Python packages can't be installed")
        # Without build isolation it takes the build tool from the step before: a pinned one, without network.
        itself = [*pip, "--no-build-isolation", "--no-deps", "--editable", str(root)]
        _must_run(itself, "the project itself can't be installed")
    except CannotSetUp:
        stamp.unlink()  # pip has undone its own work, so what was there before is still good
        raise
    stamp.write_text(environment_key(root), encoding="utf-8")


def _works(python: str) -> bool:
    probe = [python, "-c", "import pip, sys; print(sys.implementation.cache_tag)"]
    try:
        answer = subprocess.run(probe, check=False, capture_output=True, text=True)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.implementation.cache_tag


def _must_run(command: list[str], failure: str) -> None:
    code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode
    if code:
        raise CannotSetUp(
            f"{failure}; the reason is above: no network, perhaps. "
            f"This ended with exit code {code}:\n\n    {shlex.join(command)}\n"
        )


def _state(root: Path) -> str | None:
    return _stamp(root).read_text(encoding="utf-8") if _stamp(root).exists() else None


def _stamp(root: Path) -> Path:
    return root / ".venv" / "set-up"


def _constraints(root: Path) -> Path:
    return root / "packaging" / "constraints.txt"


def _pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
