"""What goes wrong under a recording with real devices: each leaves a valid bundle that says so."""

import os
import signal
import socket
import sys
import time
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from helpers.counter_code import read_counter
from helpers.desktop_session import SETTINGS, SILENT, changes, open_counter
from helpers.faults import SECOND_NS, live_streams, state_of, truthful_gaps, wait_for
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    ALL_STREAMS,
    FrameEvent,
    Gap,
    GapReason,
    PointerAction,
    PointerEvent,
    StreamState,
    VoiceEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop


def gaps_of(bundle: Bundle, stream: str) -> list[Gap]:
    return [gap for _, gap in bundle.events_of(Gap) if gap.stream == stream]


def test_a_sound_server_that_goes_and_comes_back(desktop_with_sound: VirtualDesktop, tmp_path: Path) -> None:
    desktop = desktop_with_sound
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        wait_for(lambda: engine.health()[0] > SECOND_NS)
        heard_ns = last_sign_ns(engine, "voice")
        desktop.stop_sound()
        wait_for(lambda: state_of(engine.health()[1], "voice") is not StreamState.LIVE)
        seen_ns = engine.health()[0]
        time.sleep(1)
        desktop.restart_sound()
        wait_for(lambda: state_of(engine.health()[1], "voice") is StreamState.LIVE)
        desktop.say("I am back.")
        engine.stop()
    assert verify(root) == []
    bundle = Bundle(root)
    (gap,) = gaps_of(bundle, "voice")
    assert gap.reason in {GapReason.SOURCE_FAILED, GapReason.SOURCE_STALLED}
    assert heard_ns - SECOND_NS < gap.from_ns < seen_ns
    assert gap.to_ns > seen_ns + SECOND_NS
    spoken = [packet.rms for at_ns, packet in bundle.events_of(VoiceEvent) if at_ns > gap.to_ns]
    assert max(spoken) > 0.02
    # Nothing else took harm.
    assert {gap.stream for _, gap in bundle.events_of(Gap)} - {ALL_STREAMS} == {"voice"}


def test_an_x_server_that_dies(desktop_with_sound: VirtualDesktop, tmp_path: Path) -> None:
    desktop = desktop_with_sound
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        wait_for(lambda: engine.health()[0] > SECOND_NS)
        on_x = ("screen/0", "input", "window", "clipboard", "displays")
        alive_ns = {stream: last_sign_ns(engine, stream) for stream in on_x}
        held = kill_x_server(desktop)
        died_ns = engine.health()[0]
        wait_for(lambda: all(state_of(engine.health()[1], stream) is not StreamState.LIVE for stream in on_x))
        lost_ns = engine.health()[0]
        desktop.say("The picture is gone, and I go on talking.")
        engine.stop()
        held.close()
    assert verify(root) == []
    bundle = Bundle(root)
    for stream in on_x:
        (gap,) = gaps_of(bundle, stream)
        assert alive_ns[stream] - SECOND_NS < gap.from_ns < lost_ns, stream
        assert gap.to_ns == bundle.manifest.duration_ns
    assert gaps_of(bundle, "voice") == []
    assert max(packet.rms for at, packet in bundle.events_of(VoiceEvent) if at > died_ns) > 0.02


def last_sign_ns(engine: Engine, stream: str) -> int:
    """The session time at which a stream last showed life."""
    session_ns, health = engine.health()
    return session_ns - next(it.silent_ns for it in health.streams if it.stream == stream)


def kill_x_server(desktop: VirtualDesktop) -> socket.socket:
    """Kill it, and keep its display's number from other servers until what is returned is closed."""
    for child in psutil.Process().children(recursive=True):
        if child.name() == "Xvfb" and f"{desktop.environment['HOME']}" in str(child.environ().get("HOME")):
            child.kill()
            child.wait()
            # A server passes by a number whose address is taken, and takes over a lock that one has left.
            held = socket.socket(socket.AF_UNIX)
            held.bind(f"\0/tmp/.X11-unix/X{desktop.display.removeprefix(':')}")
            return held
    raise AssertionError("the desktop has no X server")


@pytest.mark.slow
def test_displays_that_come_and_go(desktop: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SILENT)
        wait_for(lambda: engine.health()[0] > SECOND_NS)
        # The screen becomes two displays side by side, then one again.
        desktop.run("xrandr", "--setmonitor", "left", "640/170x720/190+0+0", "screen")
        desktop.run("xrandr", "--setmonitor", "right", "640/170x720/190+640+0", "none")
        wait_for(lambda: {"screen/1", "screen/2"} <= live_streams(engine, "screen/"))
        desktop.run("xrandr", "--delmonitor", "right")
        wait_for(lambda: len(live_streams(engine, "screen/")) == 1)
        time.sleep(1)
        engine.stop()
    assert verify(root) == []
    bundle = Bundle(root)
    sizes = {(frame.display_id, frame.width_px, frame.height_px) for _, frame in bundle.events_of(FrameEvent)}
    assert (0, 1280, 720) in sizes
    assert {(width, height) for display, width, height in sizes if display} >= {(640, 720)}
    changed = [gap for _, gap in bundle.events_of(Gap)]
    assert changed
    assert {gap.reason for gap in changed} <= {GapReason.DISPLAY_CHANGED, GapReason.SOURCE_FAILED}


def test_an_engine_that_is_stopped_for_a_while(desktop_with_sound: VirtualDesktop, tmp_path: Path) -> None:
    desktop = desktop_with_sound
    counter = open_counter(desktop, per_second=5, seconds=120)
    clicked_ns = []
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        wait_for(lambda: engine.health()[0] > SECOND_NS)
        os.kill(engine.process_id, signal.SIGSTOP)
        stopped_ns = monotonic_ns()
        for _ in range(3):
            time.sleep(1)
            clicked_ns.append(timed_click(desktop))
        stood_ns = monotonic_ns() - stopped_ns
        os.kill(engine.process_id, signal.SIGCONT)
        before_ns = engine.health()[0]
        wait_for(lambda: engine.health()[0] > before_ns + 2 * SECOND_NS)
        clicked_ns.append(timed_click(desktop))
        wait_for(lambda: engine.health()[0] > before_ns + 4 * SECOND_NS)
        engine.stop()
    desktop.close(counter)
    assert verify(root) == []
    bundle = Bundle(root)
    began_ns = bundle.manifest.clock.start_monotonic_ns
    frozen = max(gaps_of(bundle, ALL_STREAMS), key=lambda gap: gap.to_ns - gap.from_ns)
    assert frozen.reason is GapReason.SOURCE_STALLED
    assert frozen.to_ns - frozen.from_ns >= stood_ns - SECOND_NS // 2
    assert "did not run" in frozen.detail
    truthful_gaps(bundle)
    # The X server kept the input meanwhile, with its times.
    presses = [at for at, event in bundle.events_of(PointerEvent) if event.action is PointerAction.PRESS]
    assert len(presses) == len(clicked_ns)
    for pressed_ns, (before, after) in zip(presses, clicked_ns, strict=True):
        assert before - 2_000_000 < began_ns + pressed_ns < after + 2_000_000
    # Pictures after it show what there was to see at their times.
    logged = {change.value: change for change in changes(desktop.output_of(counter))}
    times = [at for at, _ in bundle.events_of(FrameEvent)]
    shown = [read_counter(picture, 64, 96) for _, picture in decode.frames(bundle.path("data/screen-0.mkv"))]
    after = [(at, value) for at, value in zip(times, shown, strict=True) if at > frozen.to_ns and value]
    assert len({value for _, value in after}) > 3
    for (at_ns, value), (next_ns, _) in pairwise(after):
        # A look may show what was drawn after its time, but not after the next one's.
        assert logged[value].asked_ns < began_ns + next_ns
        assert began_ns + at_ns < logged[value + 1].done_ns
    assert not [at for at in times if frozen.from_ns + SECOND_NS // 2 < at < frozen.to_ns - SECOND_NS // 2]


def timed_click(desktop: VirtualDesktop) -> tuple[int, int]:
    """Click, and tell the monotonic times before and after."""
    before_ns = monotonic_ns()
    desktop.click(100, 500)
    return before_ns, monotonic_ns()


# A disk of its own, in a mount namespace of its own: 160 MB, filled to the given number of free MB
# while the recording runs. What is on it is copied out before it goes.
_SMALL_DISK = """
set -e
disk=$1 left=$2 out=$3 python=$4
mount -t tmpfs -o size=160m tmpfs "$disk"
"$python" -m trajectory_recorder record --output "$disk/rec" --no-narration --reserve-mb 50 \
    >"$out/stdout" 2>"$out/stderr" &
pid=$!
while kill -0 $pid && ! ls -d "$disk"/rec/*/data/screen-0.mkv >/dev/null 2>&1; do sleep 0.1; done
sleep 2
free=$(df -m --output=avail "$disk" | tail -1)
dd if=/dev/zero of="$disk/fill" bs=1M count=$((free - left)) 2>/dev/null || true
if [ "$left" = 0 ]; then cat /dev/zero >"$disk/rest" 2>/dev/null || true; fi
code=0; wait $pid || code=$?
echo $code >"$out/code"
rm -f "$disk/fill" "$disk/rest"
"$python" -m trajectory_recorder recover "$disk/rec" >"$out/recovered" 2>&1 || true
cp -r "$disk/rec" "$out/"
"""


def record_on_small_disk(desktop: VirtualDesktop, folder: Path, *, left_mb: int) -> tuple[Path, int, str]:
    """Record until the disk is full; returns the bundle, the exit code and the messages."""
    disk, out = folder / "disk", folder / "out"
    disk.mkdir()
    out.mkdir()
    open_counter(desktop, per_second=10, seconds=120)
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", _SMALL_DISK, "sh"]
    process = desktop.open(*command, str(disk), str(left_mb), str(out), sys.executable, cwd=Path.cwd())
    assert process.wait(120) == 0
    (root,) = (out / "rec").iterdir()
    return root, int((out / "code").read_text()), (out / "stderr").read_text()


def test_a_disk_that_fills_up_ends_the_recording_in_time(desktop: VirtualDesktop, tmp_path: Path) -> None:
    root, code, messages = record_on_small_disk(desktop, tmp_path, left_mb=30)
    assert code == 0, messages
    assert "disk was nearly full" in messages
    assert verify(root) == []
    manifest = Bundle(root).manifest
    assert manifest.ended == "disk_full"
    assert manifest.recovered is None
    assert manifest.duration_ns > SECOND_NS


def test_a_disk_that_is_full_at_once_loses_nothing_that_was_captured(
    desktop: VirtualDesktop, tmp_path: Path
) -> None:
    root, code, messages = record_on_small_disk(desktop, tmp_path, left_mb=0)
    assert code in {0, 3}, messages
    assert "Traceback" not in messages
    assert "full" in messages or "No space left" in messages
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.duration_ns > SECOND_NS
    assert len(list(bundle.events_of(FrameEvent))) > 10


def test_a_file_that_may_not_grow_ends_the_recording(desktop: VirtualDesktop, tmp_path: Path) -> None:
    open_counter(desktop, per_second=10, seconds=120)
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SILENT)
        wait_for(lambda: engine.health()[0] > 2 * SECOND_NS)
        written_ns = engine.health()[0] - SECOND_NS // 2
        # As a quota does: what is there may be changed, and nothing more be added.
        most = max(path.stat().st_size for path in root.rglob("*.m*"))
        psutil.Process(engine.process_id).rlimit(psutil.RLIMIT_FSIZE, (most + 1, most + 1))
        assert engine.wait(60)
    assert engine.last.state in {"failed", "sealed"}
    manifest = recovery.recover(root)
    assert verify(root) == []
    assert manifest.ended in {"crash", "disk_full"}
    streams = {stream.name: stream for stream in manifest.streams}
    assert (streams["screen/0"].last_ns or 0) > written_ns
    assert streams["screen/0"].count > 10
    truthful_gaps(Bundle(root))
