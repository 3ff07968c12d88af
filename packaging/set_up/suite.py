"""Runs the whole test suite as three parts side by side.

One waits for recordings, one for windows and endpoints, and the third one computes: together they take little longer
than the longest one. What records in real time goes first where they want a processor at once, and what only
computes comes last.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

RECORDING = ("tests/flow", "tests/contract")
WINDOWS_AND_ENDPOINTS = ("tests/ui", "tests/features", "tests/endpoint", "tests/sending")
COMPUTING = ("tests/unit", "tests/test_docs.py")
# Each part beside the recordings, and how much it gives way (nice).
_BESIDE = ((WINDOWS_AND_ENDPOINTS, 5), (COMPUTING, 15))


def run_suite(root: Path, pytest: list[str]) -> int:
    """Run all parts; returns 0 if all passed, or the exit code of one that did not.

    What the first one says is shown as it comes, and the others' after it.
    """
    with ExitStack() as stack:
        beside = []
        for part, gives_way in _BESIDE:
            said = stack.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen([*pytest, *part], cwd=root, stdout=said, stderr=said)
            stack.callback(_end, process)
            if hasattr(os, "setpriority"):  # not on Windows
                os.setpriority(os.PRIO_PROCESS, process.pid, gives_way)
            beside.append((process, said))
        code = subprocess.call([*pytest, *RECORDING], cwd=root)
        for process, said in beside:
            code = process.wait() or code
            said.seek(0)
            sys.stdout.write(said.read().decode("utf-8", "replace"))
            sys.stdout.flush()
    return code


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
