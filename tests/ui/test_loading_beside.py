"""Where the classes of the app's windows are made: what Qt is asked of on another thread meanwhile ends the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

from trajectory_recorder.virtual_desktop import VirtualDesktop

PROJECT = Path(__file__).resolve().parents[2]
# Started with nobody's first run due, it ends once everything that it loads by itself is there.
PROGRAM = """
import builtins, json, sys, threading
from pathlib import Path

from PySide6.QtCore import QTimer

make, made_beside = builtins.__build_class__, []

def noted(*declared, **more):
    made = make(*declared, **more)
    if type(made).__module__ == "Shiboken" and threading.current_thread() is not threading.main_thread():
        made_beside.append(made.__qualname__)
    return made

builtins.__build_class__ = noted

from trajectory_recorder.ui import application, desktop_app

class Watched(desktop_app.DesktopApp):
    def open(self):
        super().open()
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        if "trajectory_recorder.ui.settings.window" in sys.modules:
            self._timer.stop()
            self.close()

application.DesktopApp = Watched
from trajectory_recorder.cli.application import run
code = run(["app"], interruptible=False)
print(json.dumps([code, made_beside, "trajectory_recorder.ui.groundwork" in sys.modules]))
"""


def test_classes_of_qt_are_made_on_the_windows_thread_only(
    shared_desktop: VirtualDesktop, tmp_path: Path
) -> None:
    homes = {
        name: str(tmp_path)
        for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    }
    environment = {**os.environ, **shared_desktop.environment, "DISPLAY": shared_desktop.display, **homes}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env=environment,
    )
    assert json.loads(ended.stdout.splitlines()[-1]) == [0, [], True]
