"""The desktop application, from its opening to its end. A second start brings the first to the front, and ends."""

from collections.abc import Callable
from pathlib import Path

from trajectory_recorder import paths
from trajectory_recorder.settings import RecordSettings, load_app
from trajectory_recorder.ui.desktop_app import DesktopApp, Settings
from trajectory_recorder.ui.one_app import OneApp
from trajectory_recorder.ui.qt_application import close_on_signals, new_application


def run(folder: Path, load_settings: Callable[[], RecordSettings]) -> int:
    """Show the app until it is closed; returns the exit code. Call it on the main thread.

    SIGINT and SIGTERM close it as a person would: what is being recorded is sealed first.

    Args:
        folder: The folder that new bundles go into.
        load_settings: Reads how to record, as it is set whenever it is called.

    Raises:
        UsageError: The settings can't be read.
        OSError: The user's own folder can't be written to.
    """
    application = new_application()
    # A recording has no window but its bar, and goes on.
    application.setQuitOnLastWindowClosed(False)
    one = OneApp(paths.upload_queue().parent)
    try:
        if not one.is_first and one.call_first():
            return 0
        app = DesktopApp(folder, lambda: Settings(load_settings(), load_app(paths.settings_file())))
        one.called.connect(app.come_to_front)
        app.ended.connect(application.quit)
        close_on_signals(app.close)
        app.open()
        code = application.exec()
        app.finish()
    finally:
        one.end()
    return code
