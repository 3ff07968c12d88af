"""Runs the whole test suite as two halves side by side.

One half waits for real devices and real time, and the other one computes: together they take little
longer than the longer one.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

WAITING = ("tests/flow", "tests/ui")
COMPUTING = ("tests/unit", "tests/contract", "tests/test_docs.py")


def run_suite(root: Path, pytest: list[str]) -> int:
    """Run both halves; returns 0 if all passed, or the exit code of a half that did not.

    What the half that waits says is shown as it comes, and the other one's after it.
    """
    with tempfile.TemporaryFile() as said:
        computing = subprocess.Popen([*pytest, *COMPUTING], cwd=root, stdout=said, stderr=said)
        try:
            waited = subprocess.call([*pytest, *WAITING], cwd=root)
            computed = computing.wait()
        finally:
            computing.kill()
            computing.wait()
        said.seek(0)
        sys.stdout.write(said.read().decode("utf-8", "replace"))
        sys.stdout.flush()
    return waited or computed
