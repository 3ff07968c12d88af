"""The X server of a virtual desktop, and its window manager."""

import os
import struct
import sys
from typing import TYPE_CHECKING, Any

from trajectory_recorder.virtual_desktop._processes import Processes
from trajectory_recorder.virtual_desktop._windows import XScreen, x_connection

if sys.platform == "linux" or TYPE_CHECKING:  # elsewhere there is no such package
    import xcffib.xproto as x

_INPUT_HINT = 1  # InputHint of Xutil.h: the hints say whether the window wants the keyboard
_FAMILY_LOCAL = 252  # FamilyLocalHost of X11/Xauth.h: whoever comes over a local socket


def start_x_server(processes: Processes, *, width_px: int, height_px: int) -> str:
    """Start Xvfb on a display that it finds free by itself; returns the display's name (":99").

    Only programs of the same user may connect afterwards. Left alone, a server without a cookie
    lets in everybody on the machine, and a cookie every connection would have to be told of.

    Raises:
        MachineError: It did not start.
    """
    _, number = processes.start_announced(
        lambda descriptor: (
            "Xvfb",
            *("-displayfd", str(descriptor)),
            *("-screen", "0", f"{width_px}x{height_px}x24"),
            *("-dpi", "96"),
            *("-nolisten", "tcp"),
            *("+extension", "RANDR"),
            "-noreset",
        )
    )
    display = f":{number}"
    with x_connection(display) as connection:
        _admit_only_us(connection)
    return display


def start_window_manager(processes: Processes, display: str) -> None:
    """Start openbox and wait until it manages windows.

    It announces itself before it does, and a window that asks to be mapped in between stays
    unmapped for ever. So this goes on asking with a window of its own until that is mapped. It wants
    no keyboard: openbox may go on naming one that had it as the active window after it is gone.

    Raises:
        MachineError: It did not start.
    """
    process = processes.start(["openbox", "--sm-disable"])
    with x_connection(display) as connection:
        core, screen = connection.core, XScreen(connection)
        root = connection.get_setup().roots[0]
        probe = connection.generate_id()
        size, kind = (0, 0, 1, 1, 0), (x.WindowClass.InputOutput, root.root_visual)
        core.CreateWindow(root.root_depth, probe, root.root, *size, *kind, 0, [])
        hints = struct.pack("=9I", _INPUT_HINT, False, *7 * (0,))
        core.ChangeProperty(x.PropMode.Replace, probe, x.Atom.WM_HINTS, x.Atom.WM_HINTS, 32, 9, hints)

        def probe_is_mapped() -> bool:
            core.MapWindow(probe)
            return probe in screen.managed_windows()

        processes.wait_until_ready(process, probe_is_mapped)


def _admit_only_us(connection: Any) -> None:  # noqa: ANN401 - xcffib has no types
    if sys.platform != "win32":
        us = f"localuser\0#{os.getuid()}".encode()  # what `xhost +si:localuser:#0` sends
        change = connection.core.ChangeHostsChecked
        change(x.HostMode.Insert, x.Family.ServerInterpreted, len(us), us).check()
        change(x.HostMode.Delete, _FAMILY_LOCAL, 0, b"").check()
