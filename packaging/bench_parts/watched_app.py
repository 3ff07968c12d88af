"""Runs the app as the command line does, until it can record: `python -m bench_parts.watched_app STARTED_NS`.

The last line is a JSON object of seconds: from `STARTED_NS`, on the monotonic clock, until the window was painted and
until a recording could be begun; the processor time that the first took; and how long the window's thread was kept from a timer of 5 ms at most between both,
as time and as processor time.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton

from trajectory_recorder.cli.application import run
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.ui import application as app
from trajectory_recorder.ui.desktop_app import DesktopApp
from trajectory_recorder.ui.home.window import HomeWindow

_PROBE_MS = 5
_RECORDS = "Record without a task"


class Watch(QObject):
    """Waits for the window's first picture, then looks often. Of no other window it sees an event: each costs time."""

    def __init__(self, started_ns: int, window: HomeWindow) -> None:
        super().__init__(window)
        self._started_ns, self._window = started_ns, window
        self._painted_s: float | None = None
        self._computed_s = 0.0
        self._stall_s = self._busy_s = 0.0
        self._last_s, self._last_busy_s = 0.0, 0.0
        self._timer = QTimer(self, interval=_PROBE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self._painted_s is None and event.type() is QEvent.Type.Paint:
            self._painted_s = self._since_start_s()
            self._computed_s = time.process_time()
            self._last_s, self._last_busy_s = time.perf_counter(), time.thread_time()
            self._timer.start()
        return False

    def _look(self) -> None:
        now_s, busy_s = time.perf_counter(), time.thread_time()
        self._stall_s = max(self._stall_s, now_s - self._last_s - _PROBE_MS / 1000)
        self._busy_s = max(self._busy_s, busy_s - self._last_busy_s)
        self._last_s, self._last_busy_s = now_s, busy_s
        if self._may_record():
            self._timer.stop()
            print(json.dumps(self._figures()), flush=True)
            self._window.close()

    def _figures(self) -> dict[str, float | None]:
        ready_s = self._since_start_s()
        return {
            "painted_s": self._painted_s,
            "computed_s": self._computed_s,
            "ready_s": ready_s,
            "stall_s": self._stall_s,
            "stall_busy_s": self._busy_s,
        }

    def _since_start_s(self) -> float:
        return (monotonic_ns() - self._started_ns) / 1e9

    def _may_record(self) -> bool:
        buttons = self._window.findChildren(QPushButton)
        return any(it.text() == _RECORDS and it.isEnabled() for it in buttons)


def main() -> None:
    started_ns = int(sys.argv[1])

    class WatchedApp(DesktopApp):
        def open(self) -> None:
            Watch(started_ns, self.home)
            super().open()

    app.DesktopApp = WatchedApp
    sys.exit(run(["app"], interruptible=False))


if __name__ == "__main__":
    main()
