"""Keys that reach the recorder wherever the focus is: one interface, one file per system.

They are held only while there is a recording. Other programs don't get them meanwhile.
"""

import os
import sys
from collections.abc import Sequence

from trajectory_recorder.key_combination import Combination, Modifier, parse
from trajectory_recorder.ui.recorder.hot_keys.listening import HotKeys, Listener

__all__ = ["Combination", "HotKeys", "Listener", "Modifier", "listen", "parse"]


def listen(combinations: Sequence[Combination], listener: Listener) -> HotKeys | None:
    """Hold these combinations until what is returned is closed; None where the system has no such keys.

    Call it on the main thread.

    Args:
        combinations: What to hold.
        listener: Who is told; on another thread on most systems.
    """
    if sys.platform == "win32":
        from trajectory_recorder.ui.recorder.hot_keys._windows import WindowsHotKeys as Held  # noqa: PLC0415
    elif sys.platform == "darwin":
        from trajectory_recorder.ui.recorder.hot_keys._macos import MacosHotKeys as Held  # noqa: PLC0415
    else:
        from trajectory_recorder.ui.recorder.hot_keys._x11 import X11HotKeys as Held  # noqa: PLC0415

        if not os.environ.get("DISPLAY"):  # Wayland gives no program keys that are not its own.
            return None
    return Held(combinations, listener)
