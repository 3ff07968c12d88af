"""A virtual desktop as one object: enter it, use it, leave it, and nothing of it is left.

It hides nothing of what runs on it: applications are real, windows have real ids, and whoever
wants more has `display` and `environment`.
"""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import mss
import mss.tools

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop._environment import bus_socket, make_environment
from trajectory_recorder.virtual_desktop._hands import Hands
from trajectory_recorder.virtual_desktop._processes import Processes, end
from trajectory_recorder.virtual_desktop._programs import check_programs
from trajectory_recorder.virtual_desktop._sound import SoundServer
from trajectory_recorder.virtual_desktop._windows import x_screen
from trajectory_recorder.virtual_desktop._x_server import start_window_manager, start_x_server

_POLL_S = 0.1


class VirtualDesktop(Hands):
    """An X display with window manager, message bus and sound, as a context manager.

    Enter it, and open applications, from a thread that lives as long as the desktop: everything
    is bound to the life of the thread that starts it, so that nothing survives a `kill -9`. Only
    the temporary folder then stays behind.

    Args:
        width_px: Width of the screen.
        height_px: Height of the screen.
        sound: Whether there are loudspeakers and a microphone.

    Raises:
        MachineError: On entering: programs are missing, or one of them did not start.
    """

    def __init__(self, width_px: int = 1920, height_px: int = 1080, *, sound: bool = True) -> None:
        self._width_px = width_px
        self._height_px = height_px
        self._sound = sound

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="virtual-desktop-"))
        self.environment: dict[str, str] = make_environment(self.folder)
        self.home = Path(self.environment["HOME"])
        self._processes = Processes(self.folder, self.environment)
        self._sound_server = SoundServer(self._processes, self.folder)
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def _start(self) -> None:
        check_programs(self.environment["PATH"], sound=self._sound)
        self.display = start_x_server(self._processes, width_px=self._width_px, height_px=self._height_px)
        self.environment["DISPLAY"] = self.display
        self._processes.start_announced(
            lambda descriptor: (
                *("dbus-daemon", "--session", "--nofork", "--nopidfile"),
                f"--address=unix:path={bus_socket(self.folder)}",
                f"--print-address={descriptor}",
            )
        )
        start_window_manager(self._processes, self.display)
        if self._sound:
            self._sound_server.start()

    def _end(self) -> None:
        self._processes.end_all()
        shutil.rmtree(self.folder)

    # --- programs ---------------------------------------------------------------------------------

    def open(
        self, *command: str, environment: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start an application that stays open until `close` or the end of the desktop.

        Args:
            command: Program and arguments.
            environment: Variables on top of the desktop's.
            cwd: Working folder; the desktop's home if not given.

        Raises:
            MachineError: There is no such program.
        """
        return self._processes.start(command, environment=environment, cwd=cwd)

    def close(self, process: subprocess.Popen[bytes]) -> None:
        """End an application that `open` started, without asking it."""
        end(process)

    def output_of(self, process: subprocess.Popen[bytes]) -> str:
        """What an application that `open` started has written to standard output so far."""
        return self._processes.output_of(process)

    def run(self, *command: str, timeout_s: float = 30, input: str | None = None) -> str:  # noqa: A002
        """Run a tool on the desktop to completion and return its standard output.

        Raises:
            MachineError: It can't be found, failed, or took too long.
        """
        finished = self._processes.run(command, timeout_s=timeout_s, standard_input=(input or "").encode())
        if finished.returncode != 0:
            raise MachineError(
                f"{' '.join(command)} failed with code {finished.returncode}", finished.stderr.strip()
            )
        return finished.stdout

    # --- windows ----------------------------------------------------------------------------------

    def wait_for_window(self, title: str, timeout_s: float = 120) -> int:
        """Wait until a window is on the screen.

        Args:
            title: Regular expression, found anywhere in the window's title.
            timeout_s: How long to wait.

        Returns:
            The window's id; the newest application window's where several match.

        Raises:
            MachineError: No such window came.
        """
        deadline_s = time.monotonic() + timeout_s
        while True:
            with x_screen(self.display) as screen:
                titles = screen.visible_windows()
            for window in reversed(titles):
                if re.search(title, titles[window]):
                    return window
            if time.monotonic() > deadline_s:
                raise MachineError(
                    f'No window "{title}" came within {timeout_s:g} s',
                    f"Windows on the screen: {', '.join(titles.values()) or 'none'}",
                )
            time.sleep(_POLL_S)

    def active_title(self) -> str:
        """The title of the window that has the keyboard; empty where none has."""
        with x_screen(self.display) as screen:
            return screen.visible_windows().get(screen.active_window(), "")

    def focus(self, window_id: int) -> None:
        """Raise a window and give it the keyboard."""
        self.run("xdotool", "windowactivate", "--sync", str(window_id))

    def window_rectangle(self, window_id: int) -> tuple[int, int, int, int]:
        """Left, top, width and height in pixels of a window's inside, without its frame.

        Raises:
            MachineError: There is no such window.
        """
        with x_screen(self.display) as screen:
            return screen.rectangle(window_id)

    def screenshot(self, path: Path) -> None:
        """Write what the screen shows, without the pointer, as PNG."""
        with mss.MSS(display=self.display) as camera:
            shot = camera.grab(camera.monitors[0])
        mss.tools.to_png(shot.rgb, shot.size, output=path)

    # --- sound ------------------------------------------------------------------------------------

    def say(self, text: str, *, voice: str = "en-us") -> tuple[int, int]:
        """Speak a text into the microphone, and wait for the end.

        Args:
            text: What to say.
            voice: A voice of espeak-ng; it takes its default for one that it does not have.

        Returns:
            Monotonic times in nanoseconds between which all of it is heard.

        Raises:
            MachineError: There is no sound server.
        """
        return self._sound_server.say(text, voice=voice)

    def play(self, wav: Path) -> tuple[int, int]:
        """Play a WAV file into the microphone, and wait for the end; returns what `say` returns.

        Raises:
            MachineError: There is no sound server, or it can't play the file.
        """
        return self._sound_server.play(wav)

    def stop_sound(self) -> None:
        """Take the sound server away, as a crash would."""
        self._sound_server.stop()

    def restart_sound(self) -> None:
        """Bring a new sound server up where the last one was."""
        self._sound_server.stop()
        self._sound_server.start()
