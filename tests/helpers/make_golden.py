"""Makes the golden bundle of format 1.0, once. It stands in `tests/data` and is never made anew:
that later versions still read what this one wrote is what it is for.

    python -m helpers.make_golden FOLDER        (from within `tests`)

Writes `golden-1.0.trajectory`, and `golden-1.0.json` with what a reader must find in it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from trajectory_recorder.bundle import BundleWriter, SessionInfo, layout
from trajectory_recorder.bundle.manifest import OperatingSystem, Recorder, Task
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.events import (
    ALL_STREAMS,
    Button,
    ClipboardEvent,
    ClockAnchor,
    Display,
    DisplaysEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Health,
    Heartbeat,
    KeyAction,
    KeyboardState,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
    PointerState,
    StreamHealth,
    StreamState,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.media.voice import VoiceFile

NAME = "golden-1.0"
MS = 1_000_000
START_UTC_NS = 1_795_258_800_000_000_000  # 2026-11-21, 11:00 UTC
START_MONOTONIC_NS = 86_400_000_000_000
END_NS = 3_000 * MS
PAUSE_NS, PAUSED_FOR_NS = 1_500 * MS + 123, 60_000 * MS
CHANGE_NS, CHANGED_NS = 2_000 * MS, 2_200 * MS
FIRST = Display(0, "DP-1", 0, 0, 160, 120, 1.5, primary=True)
SECOND = Display(1, "HDMI-1", -63, 10, 63, 47, 1.0, primary=False)
SMALLER = Display(0, "DP-1", 0, 0, 128, 96, 1.0, primary=True)
RED, GREEN, BLUE, WHITE, BLACK = (200, 30, 40), (20, 180, 60), (30, 60, 210), (235, 235, 235), (16, 16, 16)
COLOURS = (RED, GREEN, BLUE, WHITE, BLACK)

SESSION = SessionInfo(
    "01979a3c-4c00-7abc-8def-0123456789ab",
    Recorder("trajectory-recorder", "1.0.0"),
    OperatingSystem("Linux", "6.1.0", "x86_64", "x11", "en_GB"),
    START_UTC_NS,
    START_MONOTONIC_NS,
    1,
    {"fps": 10, "display": "all", "narration": True},
    Task("golden-task"),
)


def _anchor(at_ns: int) -> tuple[int, Event]:
    paused_ns = PAUSED_FOR_NS if at_ns > PAUSE_NS else 0
    real_ns = START_MONOTONIC_NS + at_ns + paused_ns
    return at_ns, ClockAnchor(at_ns, real_ns, START_UTC_NS + at_ns + paused_ns, real_ns + 7)


def _health(at_ns: int) -> tuple[int, Event]:
    streams = (
        StreamHealth("screen/0", StreamState.LIVE, 15, 3, 0, 1, 40 * MS),
        StreamHealth("voice", StreamState.LIVE, 20, 0, 0, 0, 5 * MS, level=0.25),
        StreamHealth("clipboard", StreamState.FAILED, 2, 0, 0, 1, 900 * MS, problem="the owner went away"),
    )
    return at_ns, Health(streams, 2, 345, 12_345_678_901)


def other_events() -> list[tuple[int, Event]]:
    """Everything but frames and voice: each kind, and what is odd about it."""
    shift = ("shift",)
    return [
        (0, DisplaysEvent((FIRST, SECOND))),
        _anchor(0),
        (1 * MS, WindowEvent(4_194_305, "Übersicht – 数 🦆", "editor", 4242, 8, 30, 144, 80)),
        (100 * MS + 1, PointerEvent(PointerAction.MOVE, -20, 15, device_ms=8_400_100, injected=False)),
        (
            200 * MS,
            PointerEvent(PointerAction.PRESS, 12, 34, Button.LEFT, device_ms=8_400_200, injected=False),
        ),
        (250 * MS, PointerEvent(PointerAction.RELEASE, 12, 34, Button.LEFT, device_ms=8_400_250)),
        (260 * MS, PointerEvent(PointerAction.SCROLL, 12, 34, dx=-0.5, dy=2.0)),
        (300 * MS, KeyEvent(KeyAction.PRESS, 50, 0x10, "Shift_L", None, (), device_ms=8_400_300)),
        (320 * MS, KeyEvent(KeyAction.PRESS, 38, 0x41, "A", "A", shift, device_ms=8_400_320, injected=True)),
        (350 * MS, KeyEvent(KeyAction.PRESS, 38, 0x41, "A", "A", shift, repeat=True)),
        (380 * MS, KeyEvent(KeyAction.RELEASE, 38, 0x41, "A", "A", shift)),
        (400 * MS, KeyEvent(KeyAction.RELEASE, 50, 0x10, "Shift_L", None, shift)),
        (450 * MS, KeyEvent(KeyAction.PRESS, 200, 0, "XF86Launch1", None)),
        (460 * MS, KeyEvent(KeyAction.RELEASE, 200, 0, "XF86Launch1", None)),
        (500 * MS, ClipboardEvent("two\nlines, a tab\t and “quotes”", 31)),
        (600 * MS, ClipboardEvent(None, 18, concealed=True)),
        (700 * MS, ClipboardEvent(None, 2_000_000)),
        (800 * MS, Gap("clipboard", 750 * MS, 800 * MS, GapReason.SOURCE_FAILED, "the owner went away")),
        (900 * MS, Heartbeat("input", 470 * MS, 900 * MS, 5)),
        (1_000 * MS, PointerState(12, 34, (Button.LEFT, Button.X2))),
        (1_000 * MS, KeyboardState((50, 38), (0x10, 0x41))),
        (
            1_100 * MS,
            Gap("input", 1_050 * MS, 1_100 * MS, GapReason.QUEUE_FULL, "the disk was too slow", 0, 17),
        ),
        (1_400 * MS, Marker("here it goes wrong")),
        (PAUSE_NS, Marker("")),
        (PAUSE_NS, Gap(ALL_STREAMS, PAUSE_NS, PAUSE_NS, GapReason.PAUSE, "", PAUSED_FOR_NS)),
        _anchor(PAUSE_NS + 1),
        (1_600 * MS, WindowEvent(None, None, None, None, 0, 0, 0, 0)),
        (CHANGE_NS, DisplaysEvent((SMALLER, SECOND))),
        (
            CHANGED_NS,
            Gap("screen/0", CHANGE_NS, CHANGED_NS, GapReason.DISPLAY_CHANGED, "display DP-1 changed"),
        ),
        (2_500 * MS, Gap(ALL_STREAMS, 2_500 * MS, 2_500 * MS, GapReason.SUSPEND, "", 120_000 * MS)),
        (2_600 * MS, Gap(ALL_STREAMS, 2_600 * MS, 2_600 * MS, GapReason.CLOCK_STEP, "set by -3600.0 s")),
        (2_700 * MS, Gap("voice", 2_650 * MS, 2_700 * MS, GapReason.SOURCE_STALLED)),
        _anchor(END_NS),
        _health(END_NS),
    ]


def make(folder: Path) -> Path:
    """Write the bundle into `folder`, and what is in it beside; returns the bundle's folder."""
    writer = BundleWriter(create_folder(folder, START_UTC_NS), SESSION)
    pictures: dict[str, list[list[Any]]] = {}
    written: list[tuple[int, Event]] = []
    for at_ns, event in (
        *_frames(writer, pictures, FIRST, 0, range(0, 2_000, 100)),
        *_frames(writer, pictures, SMALLER, 1, range(2_200, 3_000, 200)),
        # A picture that changes seldom, and twice within a millisecond.
        *_frames(writer, pictures, SECOND, 0, (0, 900, 2_999)),
        *_voice(writer),
        *other_events(),
    ):
        writer.add(at_ns, event)
        written.append((at_ns, event))
    writer.seal(duration_ns=END_NS, ended="stopped")
    root = writer.root.rename(folder / f"{NAME}{layout.SUFFIX}")
    written.sort(key=lambda pair: pair[0])
    expected = {
        "pictures": pictures,
        "events": [[at, type(event).__name__, msgspec.to_builtins(event)] for at, event in written],
    }
    (folder / f"{NAME}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    return root


def _frames(
    writer: BundleWriter,
    pictures: dict[str, list[list[Any]]],
    display: Display,
    segment: int,
    at_ms: range | tuple[int, ...],
) -> Iterator[tuple[int, Event]]:
    """A picture of one colour at each time, with a black square in its corner."""
    path = layout.screen_path(display.display_id, segment)
    with writer.open_media(path) as file:
        video = VideoFile(file, width_px=display.width_px, height_px=display.height_px, fps=10)
        pictures[path] = []
        for number, moment in enumerate(at_ms):
            colour = COLOURS[(number + display.display_id) % len(COLOURS)]
            pixels = np.full((display.height_px, display.width_px, 4), (*colour[::-1], 255), np.uint8)
            pixels[:16, :16, :3] = 0
            session_ns = moment * MS + 321
            packet = video.encode(pixels, 0, 0, session_ns=session_ns)
            video.write(packet)
            pictures[path].append([packet.pts_ns, colour])
            yield (
                session_ns,
                FrameEvent(
                    display.display_id,
                    path,
                    packet.pts_ns,
                    display.width_px,
                    display.height_px,
                    video.coded_width_px,
                    video.coded_height_px,
                    packet.keyframe,
                ),
            )
        video.close()


def _voice(writer: BundleWriter) -> Iterator[tuple[int, Event]]:
    """A tone that is cut for the pause, one sample after a packet's end."""
    with writer.open_media(layout.narration_path(0)) as file:
        voice = VoiceFile(file)
        packets = []
        for from_ns, samples in ((0, 48_000 + 1), (PAUSE_NS, 48_000)):
            tone = 0.25 * 32767 * np.sin(2 * np.pi * 440 * np.arange(samples) / 48_000)
            packets += voice.encode(tone.astype(np.int16), session_ns=from_ns)
            packets += voice.flush()
        for packet in packets:
            voice.write(packet)
            yield (
                packet.session_ns,
                VoiceEvent(
                    layout.narration_path(0),
                    packet.pts_ns,
                    packet.first_sample,
                    packet.samples,
                    packet.peak,
                    packet.rms,
                    packet.clipped,
                ),
            )
        voice.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
