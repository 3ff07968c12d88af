"""Somebody who reviews on a virtual desktop: presses keys, and knows what is on the disk of their machine."""

import subprocess
import sys
from collections.abc import Callable

from helpers.command_line import REPOSITORY, wait_until
from trajectory_recorder.reviewing.draft import Draft
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PATIENCE_S = 10


class Reviewer:
    """Opens the review queue of an endpoint, and closes it in the end.

    Args:
        desktop: Where they sit.
        url: The endpoint's address.
        token: Who they are there.
    """

    def __init__(self, desktop: VirtualDesktop, url: str, token: str) -> None:
        self._desktop = desktop
        self._database = desktop.home / ".local/share/trajectory-recorder/review-drafts.sqlite"
        program = (sys.executable, "-m", "trajectory_recorder", "review", url)
        self.app: subprocess.Popen[bytes] = desktop.open(
            *program, cwd=REPOSITORY, environment={"TRAJECTORY_RECORDER_TOKEN": token}
        )
        self.sees_window("^Review queue")

    def sees_window(self, title: str) -> None:
        self._desktop.wait_for_window(title)

    def presses(self, *keys: str) -> None:
        self._desktop.key(*keys)

    def writes(self, text: str) -> None:
        self._desktop.type(text, delay_ms=12)

    def selects(self, x0_px: int, x1_px: int, y_px: int) -> None:
        """Drag over the timeline with Shift."""
        self._desktop.run("xdotool", "keydown", "shift")
        self._desktop.drag(x0_px, y_px, x1_px, y_px)
        self._desktop.run("xdotool", "keyup", "shift")

    def drafts(self) -> tuple[Draft, ...]:
        """The reviews on this machine, the newest first."""
        with Drafts(self._database) as drafts:
            return drafts.all()

    def has(self, what: str, is_so: Callable[[Draft], bool]) -> Draft:
        """Wait until a review on this machine is so; returns it."""
        found: list[Draft] = []

        def look() -> bool:
            found[:] = filter(is_so, self.drafts())
            return bool(found)

        wait_until(look, what)
        return found[0]

    def closes(self) -> int:
        self.presses("alt+F4")
        return self.app.wait(_PATIENCE_S)

    def leaves(self) -> None:
        self._desktop.close(self.app)
