"""A sealed recording of twelve seconds in which, from the fourth to the fifth, every stream holds a secret."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter, layout, verify
from trajectory_recorder.bundle.mcap_messages import messages
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Pixels, Sound
from trajectory_recorder.events import (
    Ancestor,
    Button,
    ClipboardEvent,
    ClockAnchor,
    CursorEvent,
    Display,
    DisplaysEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    EncoderEvent,
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
    Rectangle,
    SpeechEvent,
    StreamHealth,
    StreamState,
    WindowEvent,
)
from trajectory_recorder.media.encoding import software
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.recording.voice_track import VoiceTrack
from trajectory_recorder.settings import Quality

MS = 1_000_000
SECOND_NS = 1000 * MS
SECRET = "hunter2"  # noqa: S105 - of a joke
FROM_NS, TO_NS, END_NS = 4 * SECOND_NS, 5 * SECOND_NS, 12 * SECOND_NS
# The second display lies left of the first, whose size is odd.
DISPLAY = Display(0, "DP-1", 0, 0, 161, 127, 1.0, primary=True)
OTHER = Display(1, "DP-2", -64, 0, 64, 48, 1.0, primary=False)
PATCH = Rectangle(40, 40, 32, 24)
GREY, RATE_HZ, USUAL_HZ, SECRET_HZ = 120, 48_000, 440, 3000
FRAME_NS = 100 * MS


def secret_session(
    folder: Path, *, more: Iterable[tuple[int, Event]] = (), quality: Quality = Quality.BALANCED
) -> Bundle:
    """Seal it; `more` events may be added."""
    writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
    events = [
        *_events(),
        *more,
        *_frames(writer, DISPLAY, quality),
        *_frames(writer, OTHER, quality),
        *_voice(writer),
    ]
    for at_ns, event in sorted(events, key=lambda it: it[0]):
        writer.add(at_ns, event)
    writer.seal(duration_ns=END_NS, ended="stopped")
    assert verify(writer.root) == []
    return Bundle(writer.root)


def texts(root: Path) -> bytes:
    """Everything that the bundle's files hold: their bytes, and their messages out of their compression."""
    files = [it.read_bytes() for it in root.rglob("*") if it.is_file()]
    return b"\n".join([*files, *(it.data for it in messages(root / layout.EVENTS))])


def typed(bundle: Bundle) -> str:
    """The symbols of all presses, in their order."""
    return "".join(it.symbol for _, it in bundle.events_of(KeyEvent) if it.action is KeyAction.PRESS)


def typing(text: str, at_ns: int) -> list[tuple[int, Event]]:
    """Each key pressed 50 ms after the one before, and held for 30 ms."""
    found: list[tuple[int, Event]] = []
    for place, letter in enumerate(text):
        for action, later_ms in ((KeyAction.PRESS, 0), (KeyAction.RELEASE, 30)):
            key = KeyEvent(action, ord(letter), ord(letter), letter, letter, layout="us")
            found.append((at_ns + (50 * place + later_ms) * MS, key))
    return found


def window(title: str) -> WindowEvent:
    return WindowEvent(7, title, "editor", 99, 0, 0, 160, 120)


def _element(text: str) -> Element:
    ancestors = (Ancestor("window", f"{text} window"),)
    bounds = Rectangle(50, 50, 10, 10)
    return Element(
        "text",
        text,
        text,
        False,
        (),
        bounds,
        ancestors,
        text,
        f"http://{text}/",
        "editor",
        99,
    )


def _events() -> list[tuple[int, Event]]:
    anchors = [
        (it, ClockAnchor(it, 5 * SECOND_NS + it, session_info().start_utc_ns + it, None))
        for it in (0, 10 * SECOND_NS, END_NS)
    ]
    healths = [
        (it, Health((StreamHealth("input", StreamState.LIVE, it // MS, 1, 0, 0, 5, level=0.5),), 0, 1, 2))
        for it in (3 * SECOND_NS, 8 * SECOND_NS)
    ]
    states: list[tuple[int, Event]] = [
        (it * SECOND_NS, state)
        for it in range(12)
        for state in (PointerState(it, it, ()), KeyboardState((), ()))
    ]
    secret = [
        *typing(SECRET, FROM_NS + 100 * MS),
        (FROM_NS + 50 * MS, window(f"{SECRET} - vault")),
        (FROM_NS + 200 * MS, _told(SECRET)),
        (FROM_NS + 300 * MS, CursorEvent("beam", "text", True, 4, 8, 2, 4, "QkVBTQ==")),
        (FROM_NS + 500 * MS, ClipboardEvent(SECRET, len(SECRET))),
        (FROM_NS + 600 * MS, Marker(f"{SECRET} it is")),
        (
            FROM_NS + 700 * MS,
            Gap("clipboard", FROM_NS + 650 * MS, FROM_NS + 700 * MS, GapReason.SOURCE_FAILED),
        ),
        (FROM_NS + 800 * MS, PointerEvent(PointerAction.MOVE, 77, 88)),
    ]
    return [
        (0, DisplaysEvent((DISPLAY, OTHER))),
        (0, window("Notes")),
        (0, CursorEvent("arrow", "left_ptr", True, 4, 8, 0, 0, "QVJST1c=")),
        *typing("before", 1 * SECOND_NS),
        (2 * SECOND_NS, PointerEvent(PointerAction.PRESS, 10, 10, Button.LEFT)),
        (2 * SECOND_NS, _told("harmless")),
        (2 * SECOND_NS + 60 * MS, PointerEvent(PointerAction.RELEASE, 10, 10, Button.LEFT)),
        *secret,
        (6 * SECOND_NS, Heartbeat("input", 3 * SECOND_NS, 6 * SECOND_NS, 30)),
        (6 * SECOND_NS, SpeechEvent(3 * SECOND_NS + 500 * MS, 5 * SECOND_NS + 500 * MS, 0.9)),
        (7 * SECOND_NS, window("Notes again")),
        *typing("after", 9 * SECOND_NS),
        *anchors,
        *healths,
        *states,
    ]


def _told(text: str) -> ElementEvent:
    return ElementEvent(ElementTrigger.BUTTON, 55, 55, _element(text), None, _element(text), None, 5 * MS)


def picture(display: Display, at_ns: int) -> Pixels:
    """Grey, with a dot that moves, and while it is secret a patch of stripes on the first display."""
    pixels = np.full((display.height_px, display.width_px, 4), GREY, np.uint8)
    left = at_ns // FRAME_NS % 16 * 2
    pixels[2:6, left : left + 4, :3] = (255, 60, 20)
    if display is DISPLAY and FROM_NS <= at_ns < TO_NS:
        patch = pixels[PATCH.y_px : PATCH.y_px + PATCH.height_px, PATCH.x_px : PATCH.x_px + PATCH.width_px]
        patch[:, ::4, :3] = 255
        patch[:, 1::4, :3] = (0, 0, 255)
    return pixels


def _frames(writer: BundleWriter, display: Display, quality: Quality) -> list[tuple[int, Event]]:
    path = layout.screen_path(display.display_id, 0)
    encoding = software(quality)
    told = EncoderEvent(
        display.display_id,
        path,
        encoding.name,
        encoding.pixel_format,
        False,
        encoding.options,
        {},
    )
    events: list[tuple[int, Event]] = [(0, told)]
    file = writer.open_media(path)
    video = VideoFile(file, width_px=display.width_px, height_px=display.height_px, fps=30, encoding=encoding)
    every_ns = FRAME_NS if display is DISPLAY else 3 * SECOND_NS
    for at_ns in range(0, END_NS, every_ns):
        packet = video.encode(picture(display, at_ns), 0, 0, session_ns=at_ns)
        video.write(packet)
        sizes = display.width_px, display.height_px, video.coded_width_px, video.coded_height_px
        events.append((at_ns, FrameEvent(display.display_id, path, packet.pts_ns, *sizes, packet.keyframe)))
    video.close()
    writer.complete_media(path)
    return events


def _voice(writer: BundleWriter) -> list[tuple[int, Event]]:
    """A tone, which is a higher one while it is secret."""
    events: list[tuple[int, Event]] = []
    voice = VoiceTrack(writer, file_bytes=1 << 30, add=lambda at_ns, event: events.append((at_ns, event)))
    at_s = np.arange(END_NS // SECOND_NS * RATE_HZ) / RATE_HZ
    secret = (at_s >= FROM_NS / SECOND_NS) & (at_s < TO_NS / SECOND_NS)
    tone = 8000 * np.sin(2 * np.pi * np.where(secret, SECRET_HZ, USUAL_HZ) * at_s)
    pcm = tone.astype(np.int16)
    for first in range(0, len(pcm), 4800):
        voice.write(first * SECOND_NS // RATE_HZ, Sound(pcm[first : first + 4800]))
    voice.close()
    return events
