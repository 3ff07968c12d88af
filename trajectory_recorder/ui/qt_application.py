"""What the process of every window has: Qt's application under the program's name, its language, and an end by
signals.
"""

import signal
import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from trajectory_recorder import paths
from trajectory_recorder.settings import load_app
from trajectory_recorder.ui.translations import install


def new_application() -> QApplication:
    """Make Qt's application, in the language that is set. Call it on the main thread, before the first window.

    Raises:
        UsageError: The settings can't be read.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName(paths.APPLICATION)
    application.setApplicationDisplayName("Trajectory Recorder")
    application.setDesktopFileName(paths.APPLICATION)
    install(application, load_app(paths.settings_file()).language)
    return application


def close_on_signals(close: Callable[[], object]) -> None:
    """Have SIGINT and SIGTERM call this, which closes the window as a person would."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: close())
