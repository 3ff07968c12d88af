"""Keys that reach the recorder wherever the focus is: one interface, one file per system.

They are held only while there is a recording. Other programs don't get them meanwhile.
"""

import os
import sys
from collections.abc import Callable, Sequence

from trajectory_recorder.key_combination import Combination, Modifier, parse
from trajectory_recorder.ui.recorder.hot_keys.listening import HotKeys, Listener

__all__ = ["Combination", "HotKeys", "Listener", "Modifier", "listen", "load", "parse"]


def listen(combinations: Sequence[Combination], listener: Listener) -> HotKeys | None:
    """Hold these combinations until what is returned is closed; None where the system has no such keys.

    Call it on the main thread.

    Args:
        combinations: What to hold.
        listener: Who is told; on another thread on most systems.
    """
    held = _of_this_system()
    return held(combinations, listener) if held is not None else None


def load() -> None:
    """Load what `listen` needs beforehand, on any thread, so that it doesn't take long."""
    _of_this_system()


def _of_this_system() -> Callable[[Sequence[Combination], Listener], HotKeys] | None:
    if sys.platform == "win32":
        from trajectory_recorder.ui.recorder.hot_keys._windows import WindowsHotKeys as Held  # noqa: PLC0415
    elif sys.platform == "darwin":
        from trajectory_recorder.ui.recorder.hot_keys._macos import MacosHotKeys as Held  # noqa: PLC0415
    else:
        if not os.environ.get("DISPLAY"):  # Wayland gives no program keys that are not its own.
            return None
        from trajectory_recorder.ui.recorder.hot_keys._x11 import X11HotKeys as Held  # noqa: PLC0415
    return Held
