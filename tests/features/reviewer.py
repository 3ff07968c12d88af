"""Somebody who reviews on a virtual desktop: presses keys, and knows what is on the disk of their machine."""

import subprocess
import sys
from collections.abc import Callable

from features.sight import Sight
from helpers.command_line import PATIENCE_S, REPOSITORY, wait_until
from trajectory_recorder.reviewing.draft import Draft
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.virtual_desktop import VirtualDesktop

_TESTS = REPOSITORY / "tests"


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
        self._sight = Sight(desktop.folder / "sight.json")
        program = (sys.executable, str(_TESTS / "features/watched_app.py"), str(self._sight.path))
        environment = {"PYTHONPATH": f"{REPOSITORY}:{_TESTS}", "TRAJECTORY_RECORDER_TOKEN": token}
        self.app: subprocess.Popen[bytes] = desktop.open(
            *program, "review", url, cwd=REPOSITORY, environment=environment
        )

    def sees_window(self, title: str) -> None:
        """Wait until a window is there that takes keys."""
        wait_until(self._sight.from_now_on(lambda look: look.has_in_front(title)), f"{title} is in front")

    def takes_the_next(self) -> None:
        """Have the queue open what waits, as soon as it can."""
        is_free = self._sight.from_now_on(
            lambda look: look.has_in_front("^Review queue") and look.usable("Take the next") is not None
        )
        wait_until(is_free, "the queue can be asked for the next one")
        self.presses("n")

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
        return self.app.wait(PATIENCE_S)

    def leaves(self) -> None:
        self._desktop.close(self.app)
