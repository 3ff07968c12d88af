"""The command line: parses, calls a stage, prints, and turns errors into exit codes. Never loads Qt.

`application` puts the commands together, one module per group of them. It is loaded only once an
interrupt is provided for.
"""

import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; exit codes are listed in `errors.py` and the README."""
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interruptible:
        # Loading the libraries takes a while. Until it is done an interrupt has nothing to tidy up,
        # and Python would answer it with a traceback of some import.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from trajectory_recorder.cli.application import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:], interruptible=interruptible))
