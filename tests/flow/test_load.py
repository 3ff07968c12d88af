"""Recording at 1080p30 while something else takes half of a core: does any change get lost?"""

import sys
from pathlib import Path

from helpers.counter_code import read_counter
from helpers.desktop_session import SETTINGS, changes, open_counter
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import FrameEvent
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

_SECONDS = 30
_PER_SECOND = 10
# Busy for 10 ms and idle for 10 ms, by its own processor time.
_HALF_A_CORE = """
import time
while True:
    began = time.process_time()
    while time.process_time() - began < 0.01:
        pass
    time.sleep(0.01)
"""


def test_no_changed_frame_is_dropped_under_load(tmp_path: Path) -> None:
    with VirtualDesktop(1920, 1080) as desktop:
        desktop.open(sys.executable, "-c", _HALF_A_CORE)
        with Engine(environment=desktop.environment) as engine:
            root = engine.start(tmp_path, SETTINGS)
            counter = open_counter(desktop, per_second=_PER_SECOND, seconds=_SECONDS, stay=1)
            counter.wait(timeout=_SECONDS + 60)
            engine.stop()
        logged = [change.value for change in changes(desktop.output_of(counter))]
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.gaps == ()
    assert all(stream.lost == 0 for stream in bundle.manifest.streams)
    pictures = decode.frames(bundle.path("data/screen-0.mkv"))
    values = {read_counter(picture, 64, 96) for _, picture in pictures} - {None}
    assert logged == list(range(_SECONDS * _PER_SECOND))
    assert values == set(logged)
    assert len(list(bundle.events_of(FrameEvent))) >= len(logged)
