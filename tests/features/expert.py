"""An expert on a virtual desktop in front of the app: reads what it says, clicks, and works in other windows."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil

from features.sight import Sight
from helpers.command_line import PATIENCE_S, REPOSITORY, engine_of
from trajectory_recorder.ui.first_run.finished import FirstRun, remember
from trajectory_recorder.virtual_desktop import VirtualDesktop

_TESTS = REPOSITORY / "tests"
_QUICK = {"app": {"countdown_s": 1}, "record": {"narration": False, "reserve_mb": 50}}
Settings = dict[str, dict[str, object]]


class Expert:
    """Somebody who has the app, and has not opened it yet.

    Args:
        desktop: Where they sit.
        settings: Settings of theirs, on top of a short countdown and no narration.
        within: A command that the app is started by, as one that gives it a disk of its own.
        is_new: Whether they never had the app open.
    """

    def __init__(
        self,
        desktop: VirtualDesktop,
        settings: Settings | None = None,
        *,
        within: tuple[str, ...] = (),
        is_new: bool = False,
    ) -> None:
        self.desktop = desktop
        self._within = within
        self.data = desktop.home / ".local/share/trajectory-recorder"
        self.recordings = desktop.home / "Documents/Trajectories"
        self.sight = Sight(desktop.folder / "sight.json")
        self.app: subprocess.Popen[bytes] | None = None
        groups = {name: {**_QUICK[name], **(settings or {}).get(name, {})} for name in _QUICK}
        path = desktop.home / ".config/trajectory-recorder/settings.toml"
        path.parent.mkdir(parents=True)
        path.write_text("".join(_table(name, values) for name, values in groups.items()), encoding="utf-8")
        if not is_new:
            remember(
                desktop.home / ".local/state/trajectory-recorder/first-run.json",
                FirstRun("", practised=False),
            )

    # --- the app ------------------------------------------------------------------------------------

    def opens_the_app(self, offers: str = "Record without a task") -> None:
        """Open it, and wait until it lets that be done."""
        self.sight.forget()
        environment = {"PYTHONPATH": f"{REPOSITORY}:{_TESTS}"}
        command = (
            *self._within,
            sys.executable,
            str(_TESTS / "features/watched_app.py"),
            str(self.sight.path),
        )
        self.app = self.desktop.open(
            *command, "app", "--output", str(self.recordings), environment=environment, cwd=REPOSITORY
        )
        self.waits_until(lambda: self.can_use(offers), "the app is ready")

    def closes_the_app(self) -> None:
        self.presses("ctrl+q")
        assert self._running.wait(PATIENCE_S) == 0

    def kills_everything(self) -> None:
        """End the app and its engine at once, as a machine does that loses its power."""
        engine = self.engine
        self._running.kill()
        engine.kill()
        self._running.wait()
        psutil.wait_procs([engine])

    def leaves(self) -> None:
        """Go, whatever is open; nothing that the app did may have failed without anybody noticing."""
        if self.app is not None:
            self.desktop.close(self.app)
        logs = (self.desktop.folder / "logs").glob("*-python.err")
        assert [it for it in (path.read_text(encoding="utf-8") for path in logs) if "Traceback" in it] == []

    @property
    def process_id(self) -> int:
        return self._running.pid

    @property
    def engine(self) -> psutil.Process:
        return engine_of(self._running.pid)

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        assert self.app is not None
        return self.app

    # --- the first run ------------------------------------------------------------------------------

    def signs_in(self, address: str, lets_in: Callable[[str], None]) -> None:
        """Sign in with a browser, which `lets_in` stands for: it enters the code that is shown."""
        self.clicks("Address of the endpoint")
        self.writes(address)
        self.clicks("Keep the sign-in in a file that only I may read")
        self.clicks("Address of the endpoint")
        self.presses("Return")
        self.waits_until(lambda: self.reads("code"), "there is a code")
        lets_in(self.reads("code"))
        self.waits_until(lambda: self.reads("account"), "they are in")
        self.clicks("Next")

    def consents(self) -> None:
        self.clicks("I have read it and agree")
        self.clicks("Sign")
        self.sees("You signed version 1")

    def leaves_out_the_rest(self) -> None:
        """Leave out what may be left out of the first run, and end it."""
        while not self._is_at_the_last_step():
            # Once for each step: on the last one, the same keys end the first run.
            step = self._step()
            self.presses("alt+Right")
            self.waits_until(lambda step=step: self._step() != step, "the next step is shown")  # type: ignore[misc]
        self.clicks("Finish")
        self.waits_until(lambda: self.can_use("Record without a task"), "the app is ready")

    def _is_at_the_last_step(self) -> bool:
        self.waits_until(lambda: self.can_use("Next") or self.can_use("Finish"), "the step may be left")
        return self.can_use("Finish")

    def _step(self) -> list[str]:
        """What is chosen: the step that is shown, beside what its page has chosen."""
        return [it.called for it in self.sight.look().things if it.checked]

    # --- looking ------------------------------------------------------------------------------------

    def can_use(self, words: str) -> bool:
        return self.sight.look().usable(words) is not None

    def reads(self, name: str) -> str:
        """What the thing of a name says; empty where it isn't seen."""
        return self.sight.look().reads(name)

    def sees(self, *words: str) -> None:
        """Wait until all of these are read somewhere in the app's windows."""
        for part in words:
            self.waits_until(partial(self.reads_anywhere, part), f"{part!r} is seen")

    def reads_anywhere(self, words: str) -> bool:
        return self.sight.look().says(words)

    def waits_until(self, condition: Callable[[], object], what: str) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not condition():
            assert self._running.poll() is None, (
                f"the app ended with {self._running.returncode}, before {what}"
            )
            assert time.monotonic() < deadline_s, f"not so: {what}; seen: {self._all_words()}"
            time.sleep(0.05)

    def _all_words(self) -> list[str]:
        return [it.words or it.called for it in self.sight.look().things]

    # --- doing --------------------------------------------------------------------------------------

    def clicks(self, words: str) -> None:
        """Click on a control, as soon as it can be used and keeps its place: what is loaded may move it."""
        find, found = self.sight.resting(words), []

        def rests() -> bool:
            found[:] = filter(None, [find()])
            return bool(found)

        self.waits_until(rests, f"{words!r} can be clicked")
        self.desktop.click(*found[0].middle)

    def presses(self, *keys: str) -> None:
        self.desktop.key(*keys)

    def writes(self, text: str) -> None:
        self.desktop.type(text)

    def opens_a_terminal(self) -> int:
        """Open a terminal; returns its window."""
        self.desktop.open("xterm", "-title", "Terminal", "-geometry", "60x12+20+20")
        return self.desktop.wait_for_window("^Terminal$", PATIENCE_S)

    # --- recording ----------------------------------------------------------------------------------

    def records(self, offer: str = "Record without a task") -> None:
        """Begin a recording, and wait until it runs."""
        self.clicks(offer)
        self.waits_until(lambda: self.reads("state") == "Recording", "it records")

    def goes_on_for(self, seconds: int) -> None:
        """Wait until so much more of a recording was made, by its own clock."""
        until_s = self._session_time_s() + seconds
        self.waits_until(lambda: self._session_time_s() >= until_s, "time passes")

    def _session_time_s(self) -> int:
        return _seconds(self.reads("session time"))

    @property
    def bundles(self) -> list[Path]:
        """The recordings on this machine, the oldest first."""
        return sorted(self.recordings.glob("*.trajectory"))


def _seconds(elapsed: str) -> int:
    hours, minutes, seconds = re.fullmatch(r"(\d+):(\d\d):(\d\d)", elapsed).groups()  # type: ignore[union-attr]
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def _table(name: str, values: dict[str, object]) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {json.dumps(it)}" for key, it in values.items()), ""])
