"""What a command needs before it opens a window. The windows' libraries are loaded only by the command itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture.desktop_session import check_desktop_session
from trajectory_recorder.errors import MachineError


@contextmanager
def opening_windows() -> Iterator[None]:
    """Load the windows' libraries in here.

    Raises:
        MachineError: There is no display, or the libraries can't be loaded.
    """
    if sys.platform == "linux" and not os.environ.get("WAYLAND_DISPLAY"):
        # Qt would end this process with a core dump where there is no display.
        check_desktop_session(narration=False)
    try:
        yield
    except ImportError as error:
        raise MachineError(f"the window libraries can't be loaded: {error}", "run: make setup") from error
