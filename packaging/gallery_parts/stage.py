"""A virtual desktop with one window of the program on it, driven by keyboard and mouse as a person would."""

import re
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import mss
import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

DARK = {"QT_QPA_PLATFORMTHEME": "gtk3", "GTK_THEME": "Adwaita:dark"}
"""What makes a desktop dark."""
TWICE = {"QT_SCALE_FACTOR": "2"}
"""What makes everything twice as large."""
ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 120
_LOOK_S = 0.1
# Small pictures come in one by one while a window opens; a caret blinks once a second.
_STILL_LOOKS = 12
_CARET_PX = 200


class Stage:
    """Enter it, open a window, bring it into a state, and look.

    Args:
        width_px: Width of the screen.
        height_px: Height of the screen.
        sound: Whether there is a microphone.
    """

    def __init__(self, width_px: int, height_px: int, *, sound: bool = False) -> None:
        self.desktop = VirtualDesktop(width_px, height_px, sound=sound)
        self._app: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.desktop.__enter__()
        self._camera = mss.MSS(display=self.desktop.display)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._camera.close()
        if self._app is not None:
            self.desktop.close(self._app)
        self.desktop.__exit__(kind, error, trace)

    def opens(self, title: str, *arguments: str, **environment: str) -> None:
        """Start the program, and wait for its window and for all that it shows at first."""
        self.starts(title, sys.executable, "-m", "trajectory_recorder", *arguments, **environment)

    def starts(self, title: str, *program: str, **environment: str) -> None:
        """Start any program as `opens` starts this one."""
        self._app = self.desktop.open(*program, environment=environment, cwd=ROOT)
        self.sees(title)
        self.settles()

    def sees(self, title: str) -> None:
        """Wait for a window whose title has this pattern in it."""
        self.desktop.wait_for_window(title)

    def waits_for_keyboard(self, title: str) -> None:
        """Wait until keys go to the window whose title has this pattern in it.

        Raises:
            MachineError: It does not get them.
        """
        deadline_s = time.monotonic() + _PATIENCE_S
        while re.search(title, (now := self.desktop.active_title())) is None:
            if time.monotonic() > deadline_s:
                raise MachineError(
                    f"{now or 'no window'} has the keyboard, not {title}", "look at it: make app"
                )
            time.sleep(_LOOK_S)

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, if any."""
        if keys:
            self.desktop.key(*keys)

    def writes(self, text: str) -> None:
        """Type a text."""
        self.desktop.type(text)

    def look(self) -> npt.NDArray[np.uint8]:
        """What the screen shows, (height, width, 4), in blue, green, red and nothing."""
        return np.array(self._camera.grab(self._camera.monitors[0]))

    def look_at(self, title: str) -> npt.NDArray[np.uint8]:
        """What the inside of a window shows; its title has this pattern in it."""
        window = self.desktop.wait_for_window(title)
        left_px, top_px, width_px, height_px = self.desktop.window_rectangle(window)
        left_px, top_px = max(left_px, 0), max(top_px, 0)
        return self.look()[top_px : top_px + height_px, left_px : left_px + width_px]

    def settles(self) -> None:
        """Wait until nothing moves but a caret.

        Raises:
            MachineError: Something moves for ever.
        """
        deadline_s = time.monotonic() + _PATIENCE_S
        before, still = self.look(), 0
        while still < _STILL_LOOKS:
            if time.monotonic() > deadline_s:
                raise MachineError("the window does not come to rest", "look at it: make app")
            time.sleep(_LOOK_S)
            now = self.look()
            moved_px = int((now != before).any(axis=2).sum())
            still = still + 1 if moved_px <= _CARET_PX else 0
            before = now
