"""Whether the desktop of this session can be recorded at all, said before anything is started.

It refuses rather than record a part: on Wayland an X client sees only what goes to X windows, and
a recording that misses the rest without a word is worse than none.
"""

import os
import sys

from trajectory_recorder.capture._os.privacy import Pane
from trajectory_recorder.errors import MachineError


def check_desktop_session(*, narration: bool) -> None:
    """See that this session has a desktop that lets itself be recorded.

    Args:
        narration: Whether the microphone will be used, which macOS has a permission for.

    Raises:
        MachineError: There is no display, it is a Wayland session, or macOS has not given
            permission.
    """
    if sys.platform == "darwin":
        from trajectory_recorder.capture._os.macos import check_permissions  # noqa: PLC0415 - macOS only

        check_permissions(narration=narration)
    elif sys.platform != "win32":
        from trajectory_recorder.capture._os.x11_display import check_display  # noqa: PLC0415 - X11 only

        _refuse_wayland()
        check_display()


def allowed() -> dict[Pane, bool]:
    """What macOS lets this process do, without asking the person; empty on other systems, which have no such panes."""
    said: dict[Pane, bool] = {}
    if sys.platform == "darwin":
        from trajectory_recorder.capture._os.macos import granted  # noqa: PLC0415 - macOS only

        said = granted()
    return said


def check_input() -> None:
    """See that clicks and keys can be heard in this session. Nothing is heard by that.

    Raises:
        MachineError: There is no X server, or it has no RECORD extension; macOS is asked by
            `check_desktop_session`, and Windows allows it.
    """
    if sys.platform == "linux":
        from xcffib import record  # noqa: PLC0415 - X11 only

        from trajectory_recorder.capture._os.x11 import connected, extension  # noqa: PLC0415

        with connected() as connection:
            extension(connection, record.key)


def _refuse_wayland() -> None:
    if os.environ.get("XDG_SESSION_TYPE", "").lower() == "wayland" or os.environ.get("WAYLAND_DISPLAY"):
        raise MachineError(
            "this is a Wayland session, where input and screen can't be recorded completely",
            "log out and choose an X11 session (“Xorg”) at the login screen",
        )
