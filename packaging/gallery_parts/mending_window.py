"""Opens one recording to be mended: `python -m gallery_parts.mending_window BUNDLE SECOND`."""

import sys
from pathlib import Path

from trajectory_recorder.ui.mending.window import MendingWindow
from trajectory_recorder.ui.qt_application import close_on_signals, new_application

_S_NS = 1_000_000_000


def main() -> None:
    application = new_application()
    window = MendingWindow(Path(sys.argv[1]))
    close_on_signals(window.close)
    window.seek(int(sys.argv[2]) * _S_NS)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
