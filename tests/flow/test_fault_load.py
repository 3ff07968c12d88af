"""Every core is busy twice over, and a thousand inputs a second come in: none is lost."""

import os
import sys
import time
from pathlib import Path

from helpers.desktop_session import SILENT
from helpers.faults import live_streams, truthful_gaps, wait_for
from helpers.x_server import FastHand
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import ALL_STREAMS, GapReason, PointerAction, PointerEvent
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PER_SECOND = 1000
_MOVES = 2000
_BUSY = "while True: pass"


def test_input_is_kept_while_the_machine_is_overloaded(desktop: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SILENT)
        wait_for(lambda: {"screen/0", "input"} <= live_streams(engine))
        busy = [desktop.open(sys.executable, "-c", _BUSY) for _ in range(2 * (os.cpu_count() or 1))]
        moves = [(number % 1280, number * 7 % 720) for number in range(_MOVES)]
        began_s = time.monotonic()
        with FastHand(desktop.display) as hand:
            for number, place in enumerate(moves):
                time.sleep(max(began_s + number / _PER_SECOND - time.monotonic(), 0))
                hand.move(*place)
                hand.connection.flush()
            hand.done()
        engine.stop()
        for process in busy:
            desktop.close(process)
    assert verify(root) == []
    bundle = Bundle(root)
    recorded = [
        (event.x_px, event.y_px)
        for _, event in bundle.events_of(PointerEvent)
        if event.action is PointerAction.MOVE
    ]
    assert recorded[-_MOVES:] == moves
    assert all(stream.lost == 0 for stream in bundle.manifest.streams)
    # A process that is not let run for two seconds says so, of everything; nothing else is amiss.
    assert {(gap.stream, gap.reason) for gap in truthful_gaps(bundle)} <= {
        (ALL_STREAMS, GapReason.SOURCE_STALLED)
    }
