"""Runs the recorder's desk by itself, with a task: `python -m gallery_parts.recorder_desk FOLDER`."""

import sys
from pathlib import Path

from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.qt_application import close_on_signals, new_application
from trajectory_recorder.ui.recorder.desk import RecorderDesk
from trajectory_recorder.ui.recorder.task import RecordingTask

_TASK = RecordingTask(
    "means",
    "Average five readings",
    "Work out the mean of the five readings in the terminal, and say aloud how you go about it.\n\n"
    "Keep the mean in a note.",
)
_COUNTDOWN_S = 6


def main() -> None:
    application = new_application()
    application.setQuitOnLastWindowClosed(False)
    desk = RecorderDesk(
        Path(sys.argv[1]), RecordSettings(reserve_mb=50), AppSettings(countdown_s=_COUNTDOWN_S)
    )
    desk.ended.connect(desk.close)
    desk.closed.connect(application.quit)
    close_on_signals(desk.close)
    desk.begin(_TASK)
    application.exec()


if __name__ == "__main__":
    main()
