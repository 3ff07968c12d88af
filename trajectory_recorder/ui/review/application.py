"""Review work as an application of its own: the queue's window, from its opening to its end."""

from PySide6.QtWidgets import QApplication

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.reviewing.draft import Draft
from trajectory_recorder.reviewing.workplace import Workplace
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.qt_application import close_on_signals, new_application
from trajectory_recorder.ui.review.queue_window import QueueWindow


def run(endpoint: Endpoint) -> int:
    """Show the review queue of an endpoint until it is closed; returns the exit code. Call it on the main thread.

    SIGINT and SIGTERM close it as a person would: what was written is on the disk.

    Raises:
        OutputUnusable: Reviews can't be kept on this machine.
    """
    application = new_application()
    windows: list[QueueWindow] = []

    def note_sent(_: Draft) -> None:
        for window in windows:
            window.note_sent()

    with Workplace(endpoint, on_sent=note_sent) as workplace:
        disk, line = Bridge(), Bridge()
        windows.append(QueueWindow(workplace, str(endpoint.url), disk=disk, line=line))
        close_on_signals(lambda: _end(windows[0], application))
        windows[0].show()
        code = application.exec()
        disk.end()
        line.end()
    return code


def _end(window: QueueWindow, application: QApplication) -> None:
    window.close()
    application.quit()
