"""The replay as an application of its own: one window, from its opening to its end."""

from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.ui.qt_application import close_on_signals, new_application
from trajectory_recorder.ui.replay.window import ReplayWindow


def run(recording: Recording) -> int:
    """Show a recording until its window is closed; returns the exit code. Call it on the main thread.

    SIGINT and SIGTERM close it as a person would.
    """
    application = new_application()
    window = ReplayWindow(recording)
    close_on_signals(window.close)
    window.show()
    return application.exec()
