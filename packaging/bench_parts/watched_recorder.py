"""Runs the recorder's desk for a while, and prints what that costs: `python -m bench_parts.watched_recorder FOLDER`.

The last line is a JSON object: from the end of the countdown to the first moment that is recorded, how long
the window's thread was kept while it records, and the processor time of this process, the engine's not
counted, as a share of one core.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from bench_parts.figures import percentile
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.qt_application import new_application
from trajectory_recorder.ui.recorder.desk import RecorderDesk
from trajectory_recorder.ui.recorder.live_recording import LiveRecording

_COUNTDOWN_S = 3
_SETTLE_MS = 2_000
_WATCH_S = 20
_PROBE_MS = 5


class _TimedRecording(LiveRecording):
    """Notes when all devices were open, and when session time began to run."""

    opened_s = asked_to_begin_s = began_s = 0.0

    def start(self) -> None:
        super().start()
        _TimedRecording.opened_s = time.perf_counter()

    def begin(self) -> None:
        _TimedRecording.asked_to_begin_s = time.perf_counter()
        super().begin()
        _TimedRecording.began_s = time.perf_counter()


class _Watch(QObject):
    """Notes how late a timer comes, and what this process computed meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps_ms: list[float] = []
        self._timer = QTimer(self, interval=_PROBE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._last_s = time.perf_counter()
        self._from_s, self._from_cpu_s = self._last_s, time.process_time()
        # Late and short: what the probe itself costs is not the recorder's.
        QTimer.singleShot(_WATCH_S * 500, self._probe)

    def _probe(self) -> None:
        self._cpu_share = (time.process_time() - self._from_cpu_s) / (time.perf_counter() - self._from_s)
        self._last_s = time.perf_counter()
        self._timer.start()

    def figures(self) -> dict[str, float]:
        gaps = sorted(self._gaps_ms)
        return {
            "cpu_share": self._cpu_share,
            "p99_ms": percentile(gaps, 99) or 0.0,
            "longest_ms": max(gaps, default=0.0),
        }

    def _look(self) -> None:
        now_s = time.perf_counter()
        self._gaps_ms.append(max((now_s - self._last_s) * 1000 - _PROBE_MS, 0.0))
        self._last_s = now_s


def main() -> None:
    application = new_application()
    application.setQuitOnLastWindowClosed(False)
    desk = RecorderDesk(
        Path(sys.argv[1]),
        RecordSettings(reserve_mb=50),
        AppSettings(countdown_s=_COUNTDOWN_S),
        make=_TimedRecording,
    )
    watch = _Watch()
    desk.ended.connect(desk.close)
    desk.closed.connect(application.quit)
    asked_s = time.perf_counter()
    desk.begin(None)
    QTimer.singleShot(_COUNTDOWN_S * 1000 + _SETTLE_MS, watch.begin)
    QTimer.singleShot(_COUNTDOWN_S * 1000 + _SETTLE_MS + _WATCH_S * 1000, desk.stop)
    application.exec()
    times = {
        "opened_ms": (_TimedRecording.opened_s - asked_s) * 1000,
        "begin_ms": (_TimedRecording.began_s - _TimedRecording.asked_to_begin_s) * 1000,
        "late_ms": (_TimedRecording.began_s - asked_s - _COUNTDOWN_S) * 1000,
    }
    print(json.dumps({**times, **watch.figures()}))


if __name__ == "__main__":
    main()
