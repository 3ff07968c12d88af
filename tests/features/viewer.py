"""Somebody who watches a replay on a virtual desktop: presses keys, and reads the number in the picture."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import mss
import numpy as np
import numpy.typing as npt

from helpers.command_line import PATIENCE_S, REPOSITORY
from helpers.counter_code import read_counter
from helpers.pictured_session import COUNTER_PX, DISPLAY
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PAPER = 120
_NEARLY = 6


class Viewer:
    """Opens a replay, and closes it in the end."""

    def __init__(self, desktop: VirtualDesktop, root: Path) -> None:
        self._desktop = desktop
        self._camera = mss.MSS(display=desktop.display)
        self._corner: tuple[int, int] | None = None
        program = (sys.executable, "-m", "trajectory_recorder", "replay", str(root))
        self.app: subprocess.Popen[bytes] = desktop.open(*program, cwd=REPOSITORY)
        # Keys go to the window that has the keyboard, which is not yet so when it is seen.
        desktop.focus(desktop.wait_for_window("Replay", PATIENCE_S))

    def finds_the_picture(self) -> None:
        self._waits_until(self._finds_the_picture, lambda: "no picture came")

    def presses(self, *keys: str) -> None:
        self._desktop.key(*keys)

    def writes(self, text: str) -> None:
        self._desktop.type(text)

    def closes(self) -> int:
        self._desktop.key("alt+F4")
        return self.app.wait(PATIENCE_S)

    def leaves(self) -> None:
        self._camera.close()
        self._desktop.close(self.app)

    def number(self) -> int | None:
        """The number that is shown; None where there is none."""
        assert self._corner is not None
        left, top = self._corner
        return read_counter(self._look(), left + COUNTER_PX[0], top + COUNTER_PX[1])

    def sees(self, number: int) -> None:
        self._waits_until(lambda: self.number() == number, lambda: f"{self.number()} is shown, not {number}")

    def sees_other_than(self, number: int) -> int:
        """Wait until another number is shown; returns it."""
        seen = []

        def is_another() -> bool:
            found = self.number()
            seen[:] = [found]
            return found is not None and found != number

        self._waits_until(is_another, lambda: f"{number} stays")
        return int(seen[0])

    def _finds_the_picture(self) -> bool:
        """Find where the recorded screen is shown, pixel by pixel: its paper has a grey of its own.

        Small pictures of it have that, too, and are lower.
        """
        paper = (np.abs(self._look()[..., :3].astype(int) - _PAPER) <= _NEARLY).all(axis=2)
        columns = np.flatnonzero(paper.sum(axis=0) > DISPLAY.height_px // 2)
        if columns.size != DISPLAY.width_px:
            return False
        self._corner = int(columns[0]), int(np.flatnonzero(paper[:, columns[0]])[0])
        return True

    def _look(self) -> npt.NDArray[np.uint8]:
        return np.array(self._camera.grab(self._camera.monitors[0]))

    def _waits_until(self, condition: Callable[[], bool], complaint: Callable[[], str]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert self.app.poll() is None, f"the replay ended; {complaint()}"
            assert time.monotonic() < deadline, complaint()
            time.sleep(0.02)
