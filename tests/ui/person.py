"""A person at a virtual desktop in front of the recorder: looks at it, clicks, presses keys."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from helpers.command_line import PATIENCE_S
from trajectory_recorder.virtual_desktop import VirtualDesktop

PROJECT = Path(__file__).parents[2]


class Person:
    """Somebody in front of a recorder of their own.

    Args:
        desktop: Where they sit.
        folder: Where recordings go, and what is seen of the recorder.
        countdown_s: How long the recorder counts down.
    """

    def __init__(self, desktop: VirtualDesktop, folder: Path, *, countdown_s: int = 0) -> None:
        self.desktop = desktop
        self.recordings = folder / "recordings"
        self._sight = folder / "sight.json"
        script = str(Path(__file__).with_name("watched_desk.py"))
        self.app: subprocess.Popen[bytes] = desktop.open(
            *(sys.executable, script, str(self.recordings), str(self._sight), str(countdown_s)),
            cwd=PROJECT,
        )
        self.is_home()

    def look(self, name: str) -> dict[str, object]:
        """One thing in the window; an empty dict where it isn't seen."""
        sight = json.loads(self._sight.read_text()) if self._sight.exists() else {}
        thing = sight.get(name, {})
        return thing if thing.get("visible") else {}

    def sees(self, name: str, *texts: str) -> None:
        """Wait until a label shows one of these texts."""
        self.waits_until(lambda: self.look(name).get("text") in texts, lambda: self._complaint(name, texts))

    def reads(self, name: str, part: str) -> None:
        """Wait until a label shows a text with this part."""
        self.waits_until(
            lambda: part in str(self.look(name).get("text", "")), lambda: self._complaint(name, part)
        )

    def _complaint(self, name: str, wanted: object) -> str:
        return f"{name} shows {self.look(name).get('text')!r}, not {wanted!r}"

    def waits_until(self, condition: Callable[[], bool], complaint: Callable[[], str]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert self.app.poll() is None, f"the app ended; {complaint()}"
            assert time.monotonic() < deadline, complaint()
            time.sleep(0.05)

    def clicks(self, name: str) -> None:
        """Click on a control, as soon as it can be clicked and stays where it is."""
        self.waits_until(lambda: bool(self.look(name).get("enabled")), lambda: f"{name} is not enabled")
        x_px, y_px = self._resting_place(name)
        self.desktop.click(x_px, y_px)

    def _resting_place(self, name: str) -> tuple[int, int]:
        """Where a control is: a new window is moved by the window manager once more after it is seen."""
        places: list[tuple[int, object]] = []

        def rests() -> bool:
            written_ns = self._sight.stat().st_mtime_ns
            place = (written_ns, self.look(name).get("middle"))
            if not places or places[-1] != place:
                places.append(place)
            return len(places) > 1 and places[-1][1] == places[-2][1] is not None

        self.waits_until(rests, lambda: f"{name} does not come to rest: {places}")
        x_px, y_px = self.look(name)["middle"]  # type: ignore[misc]
        return x_px, y_px

    def is_home(self) -> None:
        """Wait until another recording may begin."""
        self.waits_until(lambda: bool(self.look("Record").get("enabled")), lambda: "nothing may begin")

    def records(self) -> None:
        """Begin a recording, and wait until it runs."""
        self.clicks("Record")
        self.waits_until(
            lambda: self.look("state").get("text") == "Recording",
            lambda: f"nothing is recorded: {self.look('failure').get('text')}",
        )

    def stops(self) -> Path:
        """End the recording; returns its bundle."""
        self.clicks("Stop and save")
        return self.result()

    def result(self) -> Path:
        """Wait for the end of the recording; returns its bundle."""
        self.is_home()
        return Path(str(self.look("result")["text"]))

    def engine(self) -> psutil.Process:
        (engine,) = psutil.Process(self.app.pid).children()
        return engine
