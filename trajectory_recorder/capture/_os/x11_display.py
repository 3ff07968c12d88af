"""Whether there is an X server that lets us in, found out without the bindings that sources talk to it with.

Loading those takes longer than a window takes to appear, and to be let in is all that one needs.
"""

import ctypes
import os

from trajectory_recorder.errors import MachineError


def check_display() -> None:
    """See that the server of the display that `DISPLAY` names lets us in.

    Raises:
        MachineError: There is none, or it doesn't.
    """
    display = display_name()
    if not _lets_in(display):
        raise unreachable(display)


def display_name() -> str:
    """The display that `DISPLAY` names.

    Raises:
        MachineError: It names none.
    """
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise MachineError(
            "there is no display to record: DISPLAY is not set",
            "run this inside a desktop session, or set DISPLAY to the one to record",
        )
    return display


def unreachable(display: str) -> MachineError:
    """What to say of a display whose server doesn't let us in."""
    return MachineError(
        f"the X server at DISPLAY={display} can't be reached or refuses this user",
        "check with `xdpyinfo`; as another user than the desktop's, XAUTHORITY has to be set too",
    )


def _lets_in(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    # Never null: a connection that failed says so, and is given back like any other.
    connection = xcb.xcb_connect(os.fsencode(display), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
