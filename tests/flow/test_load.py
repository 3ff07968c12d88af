"""Recording at 1080p30 while something else takes half of a core: does any change get lost?"""

import itertools
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from helpers.counter_code import read_counter
from helpers.desktop_session import changes, open_counter
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.media import decode
from trajectory_recorder.virtual_desktop import VirtualDesktop

_SECONDS = 30
# Between a change and the next there are nearly four looks, so each has to be in a frame.
_PER_SECOND = 8
# Busy for 10 ms of its own processor time, and idle for 10 ms.
_HALF_A_CORE = """
import time
while True:
    began = time.process_time()
    while time.process_time() - began < 0.01:
        pass
    time.sleep(0.01)
"""


@pytest.mark.slow
def test_no_changed_frame_is_dropped_under_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with VirtualDesktop(1920, 1080) as desktop:
        desktop.open(sys.executable, "-c", _HALF_A_CORE)
        counter = open_counter(desktop, per_second=_PER_SECOND, seconds=_SECONDS + 15)
        command = ("record", "--output", str(tmp_path), "--fps", "30", "--duration", str(_SECONDS))
        recorder = desktop.open(sys.executable, "-m", "trajectory_recorder", *command)
        assert recorder.wait(_SECONDS + 120) == 0
        root = Path(desktop.output_of(recorder).strip())
        assert counter.wait(120) == 0
        logged = changes(desktop.output_of(counter))
    assert verify(root) == []
    bundle = Bundle(root)
    manifest = bundle.manifest
    assert manifest.duration_ns >= _SECONDS * 1_000_000_000
    assert manifest.gaps == ()
    assert all(stream.lost == 0 for stream in manifest.streams)
    began_ns = manifest.clock.start_monotonic_ns
    ended_ns = began_ns + manifest.duration_ns
    shown = [
        change.value
        for change, following in itertools.pairwise(logged)
        if change.asked_ns > began_ns and following.done_ns < ended_ns
    ]
    seen = set(values(bundle))
    missing = [value for value in shown if value not in seen]
    with capsys.disabled():
        sys.stdout.write(f"\n{len(shown) - len(missing)} of {len(shown)} changes are in frames\n")
    assert len(shown) > (_SECONDS - 2) * _PER_SECOND
    assert missing == []


def values(bundle: Bundle) -> Iterable[int | None]:
    """The number that each frame shows."""
    for _, picture in decode.frames(bundle.path("data/screen-0.mkv")):
        yield read_counter(picture, 64, 96)
