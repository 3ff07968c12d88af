"""Runs the replay's window, and prints how late a timer of 2 ms comes in it: `python -m bench_parts.watched_window`.

The last line is a JSON object: for each thing that was done how often the timer came, how many pictures were shown,
and how long the window's thread was kept, in milliseconds; `busy_ms` is its processor time in the worst case, which
does not depend on what else the machine does.
"""

import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench_parts.figures import percentile
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.ui.replay.window import ReplayWindow

_PROBE_MS = 2
_DRAG_MS = 25
_EACH_S = 10.0
_MIDDLE = 0.5


class Probe:
    """Notes how long the window's thread was kept, and the pictures that came."""

    def __init__(self, window: ReplayWindow) -> None:
        self.window = window
        self._gaps_ms: list[float] = []
        self._busy_ms: list[float] = []
        self._pictures = 0
        self._last_s, self._last_busy_s = time.perf_counter(), time.thread_time()
        self._timer = QTimer(window, interval=_PROBE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        take = window.canvas.show_picture

        def count(*arguments: Any) -> None:  # noqa: ANN401 - whatever it takes
            self._pictures += 1
            take(*arguments)

        window.canvas.show_picture = count  # type: ignore[method-assign]

    def during(self, begin: Callable[[], None], end: Callable[[], None]) -> dict[str, float]:
        """Let something happen for a while; returns what was noted."""
        self._gaps_ms.clear()
        self._busy_ms.clear()
        self._pictures = 0
        self._last_s, self._last_busy_s = time.perf_counter(), time.thread_time()
        begin()
        _run_for(_EACH_S)
        end()
        gaps = self._gaps_ms
        return {
            "looks": len(gaps),
            "pictures": self._pictures,
            "p50_ms": percentile(gaps, 50) or 0.0,
            "p99_ms": percentile(gaps, 99) or 0.0,
            "longest_ms": max(gaps, default=math.inf),
            "busy_ms": max(self._busy_ms, default=math.inf),
        }

    def _look(self) -> None:
        now_s, busy_s = time.perf_counter(), time.thread_time()
        self._busy_ms.append((busy_s - self._last_busy_s) * 1000)
        self._gaps_ms.append(max((now_s - self._last_s) * 1000 - _PROBE_MS, 0.0))
        self._last_s, self._last_busy_s = now_s, busy_s


class Drag:
    """Somebody who drags along the whole timeline, there and back."""

    def __init__(self, window: ReplayWindow) -> None:
        self._window = window
        self._began_s = 0.0
        self._timer = QTimer(window, interval=_DRAG_MS)
        self._timer.timeout.connect(self._move)

    def begin(self) -> None:
        self._began_s = time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._window.timeline_view.seek_wanted.emit(self._at_ns())

    def _at_ns(self) -> int:
        share = (1 - math.cos((time.perf_counter() - self._began_s) / 2)) / 2
        return round(share * self._window.model.timeline.duration_ns)

    def _move(self) -> None:
        self._window.timeline_view.preview_wanted.emit(self._at_ns())


def _run_for(seconds: float) -> None:
    # Not `quit`, which closes all windows.
    QTimer.singleShot(round(seconds * 1000), lambda: QApplication.exit(0))
    QApplication.exec()


def main() -> None:
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    window = ReplayWindow(open_recording(Path(sys.argv[1])), sound=False)
    window.show()
    probe, drag, player = Probe(window), Drag(window), window.player
    _run_for(2)
    window.seek(round(window.model.timeline.duration_ns * _MIDDLE))
    found = {}
    for name, rate in (("plays at 1x", 1.0), ("plays at 5x", 5.0), ("plays at 10x", 10.0)):
        player.set_rate(rate)
        found[name] = probe.during(player.play, player.pause)
    found["is dragged in"] = probe.during(drag.begin, drag.end)
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
