"""Monitors that are turned, plugged in and unplugged while they are recorded, on a real X server."""

import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from helpers.catching_up import wait_until_noticed
from helpers.desktop_session import SILENT
from helpers.faults import SECOND_NS, live_streams, truthful_gaps, wait_for
from helpers.vnc_server import VncServer, vnc_server
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import DisplaysEvent, FrameEvent, GapReason
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

WIDE, TURNED = (0, 0, 800, 450), (0, 0, 450, 800)
SECOND = (800, 0, 320, 240)


@pytest.fixture
def monitors(tmp_path: Path) -> Iterator[VncServer]:
    with vnc_server(tmp_path, WIDE[2], WIDE[3]) as server:
        yield server


def sizes(bundle: Bundle) -> list[list[tuple[int, int, int, int]]]:
    """The arrangements in their order, as rectangles."""
    arrangements = [
        [(d.x_px, d.y_px, d.width_px, d.height_px) for d in event.displays]
        for _, event in bundle.events_of(DisplaysEvent)
    ]
    return arrangements[:1] + [after for before, after in pairwise(arrangements) if before != after]


def test_monitors_that_turn_come_and_go(monitors: VncServer, desktop: VirtualDesktop, tmp_path: Path) -> None:
    environment = {**desktop.environment, "DISPLAY": monitors.display}
    with Engine(environment=environment) as engine:
        root = engine.start(tmp_path / "out", SILENT)
        wait_for(lambda: live_streams(engine, "screen/") == {"screen/0"})
        shown = paint(environment, "red")
        for arrangement, streams in (
            ((TURNED,), {"screen/0"}),
            ((WIDE, SECOND), {"screen/0", "screen/1"}),
            ((WIDE,), {"screen/0"}),
            ((WIDE, SECOND), {"screen/0", "screen/1"}),
        ):
            before_ns = engine.health()[0]
            monitors.arrange(*arrangement)
            wait_for(lambda streams=streams: live_streams(engine, "screen/") == streams)  # type: ignore[misc]
            # Long enough for the gap in which it is unplugged to be seen as one.
            wait_for(lambda before_ns=before_ns: engine.health()[0] > before_ns + 11 * SECOND_NS // 10)  # type: ignore[misc]
        shown = paint(environment, "blue")
        painted_ns = engine.health()[0]
        # A still picture is read as a whole every two seconds.
        wait_for(lambda: engine.health()[0] > painted_ns + 2 * SECOND_NS)
        wait_until_noticed(engine, "screen/0", "screen/1")
        engine.stop()
    assert shown == 0
    assert verify(root) == []
    bundle = Bundle(root)
    assert sizes(bundle) == [[WIDE], [TURNED], [WIDE, SECOND], [WIDE], [WIDE, SECOND]]
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    assert {(f.display_id, f.width_px, f.height_px) for f in frames} == {
        (0, *WIDE[2:]),
        (0, *TURNED[2:]),
        (1, *SECOND[2:]),
    }
    gaps = truthful_gaps(bundle)
    assert {gap.stream for gap in gaps} == {"screen/0", "screen/1"}
    # What the X server can't tell while it rearranges is a failure of the device, for a moment.
    assert {gap.reason for gap in gaps} <= {GapReason.DISPLAY_CHANGED, GapReason.SOURCE_FAILED}
    unplugged = [gap for gap in gaps if gap.stream == "screen/1"]
    assert [gap.reason for gap in unplugged] == [GapReason.DISPLAY_CHANGED]
    assert unplugged[0].to_ns - unplugged[0].from_ns > 10**9
    for path in {frame.path for frame in frames if frame.display_id == 1}:
        for _, picture in decode.frames(bundle.path(path)):
            assert picture.shape == (240, 320, 3)
    last = [picture for _, picture in decode.frames(bundle.path(frames[-1].path))][-1]
    assert last[100, 100, 2] > 200, "it still shows what there was before"
    assert last[100, 100, 0] < 60


def paint(environment: dict[str, str], colour: str) -> int:
    """Fill the root window."""
    return subprocess.run(["xsetroot", "-solid", colour], env=environment, check=False).returncode
