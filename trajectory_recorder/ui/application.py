"""The desktop application: one window, from its opening to its end. Decides nothing about recordings."""

import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.recorder_window import RecorderWindow


def run(folder: Path, settings: RecordSettings) -> int:
    """Show the window until it is closed; returns the exit code. Call it on the main thread.

    SIGINT and SIGTERM close it as a person would: what is being recorded is sealed first.

    Args:
        folder: The folder that new bundles go into.
        settings: How to record.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("trajectory-recorder")
    application.setApplicationDisplayName("Trajectory Recorder")
    application.setDesktopFileName("trajectory-recorder")
    bridge = Bridge()
    window = RecorderWindow(folder, settings, bridge)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    window.show()
    code = application.exec()
    bridge.end()
    return code
