"""A sealed bundle with all that a replay shows: two displays whose pictures show known numbers, one of them in
two files, a voice with a hole, work at mouse and keyboard, windows, pointers, marks, and an idle stretch."""

import base64
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from helpers.person_at_work import MS, PersonAtWork
from helpers.pictured_session import counting
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter, layout
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Sound
from trajectory_recorder.events import (
    CursorEvent,
    Display,
    DisplaysEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Marker,
    Rectangle,
    SpeechEvent,
    WindowEvent,
)
from trajectory_recorder.media.still import to_png
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.recording.voice_track import VoiceTrack

# The left one has odd sizes and does not lie at the desktop's origin.
LEFT = Display(0, "left", -701, 40, 701, 301, 1.0, primary=False)
RIGHT = Display(1, "right", 0, 0, 800, 450, 1.0, primary=True)
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"&amp;"
DURATION_MS = 24_000
SPEECH_MS = ((1_000, 3_000), (6_000, 7_500))
IDLE_MS = (12_000, 21_010)
_HOLE_MS = (4_000, 5_000)
_RATE_HZ = 48_000
_BLOCK_MS = 50

# The number of each picture is its place here, the right one's with 1,000 more. At first 30 a second.
LEFT_MS = (*range(20, 2_020, 33), *range(2_500, 8_000, 500), *range(8_000, 12_000, 250))
RIGHT_MS = (*range(40, 12_000, 1_000), 21_100)
SECOND_FILE_MS = 8_000


@dataclass
class ReplayedSession(PersonAtWork):
    """Somebody at work; what they do beside this can be told before it is sealed."""

    left_ms: tuple[int, ...] = LEFT_MS
    media: list[tuple[int, Event]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.meanwhile(DisplaysEvent((LEFT, RIGHT)))
        self.meanwhile(window("Terminal", "terminal", Rectangle(40, 60, 500, 300)))
        self.meanwhile(pointer_image())

    def works(self) -> "ReplayedSession":
        """A minute's work in a few seconds."""
        self.moves(*((100 + 5 * it, 100 + 2 * it) for it in range(60)))
        self.pushes().meanwhile(pressed(Rectangle(380, 200, 60, 30), self.at)).rests(80).lets_go()
        self.rests(900).types("make test").presses("Control_L").presses("s").releases("s").releases(
            "Control_L"
        )
        self.rests(5_000 - self.now_ms).meanwhile(window(HOSTILE, "editor", Rectangle(-690, 60, 600, 260)))
        self.moves(*((400 - 12 * it, 218 - it) for it in range(60)))
        self.clicks().turns(0, -1).rests(1_000).types("it fits")
        self.rests(9_000 - self.now_ms).meanwhile(Marker("look here"))
        self.rests(10_000 - self.now_ms)
        self.meanwhile(
            Gap("clipboard", 9_500 * MS, 10_000 * MS, GapReason.SOURCE_FAILED, "the display hung up")
        )
        self.rests(IDLE_MS[0] - self.now_ms - 10).moves((-300, 150))
        self.rests(21_000 - self.now_ms).moves((-200, 220)).clicks()
        return self

    def seal(self, folder: Path) -> Bundle:
        """Write the bundle."""
        writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
        split = sum(at_ms < SECOND_FILE_MS for at_ms in self.left_ms)
        self._film(writer, LEFT, 0, 0, self.left_ms[:split])
        self._film(writer, LEFT, 1, split, self.left_ms[split:])
        self._film(writer, RIGHT, 0, 1_000, RIGHT_MS)
        self._speak(writer)
        self.media += [(to * MS, SpeechEvent(at * MS, to * MS, 0.9)) for at, to in SPEECH_MS]
        for at_ns, event in sorted([*self.events, *self.media], key=lambda it: it[0]):
            writer.add(at_ns, event)
        writer.seal(duration_ns=DURATION_MS * MS, ended="stopped")
        return Bundle(writer.root)

    def _film(
        self, writer: BundleWriter, display: Display, segment: int, before: int, times_ms: tuple[int, ...]
    ) -> None:
        path = layout.screen_path(display.display_id, segment)
        size = {"width_px": display.width_px, "height_px": display.height_px}
        video = VideoFile(writer.open_media(path), **size, fps=30)
        coded = {"coded_width_px": video.coded_width_px, "coded_height_px": video.coded_height_px}
        for number, at_ms in enumerate(times_ms, before + 1):
            packet = video.encode(counting(number, display), 0, 0, session_ns=at_ms * MS)
            video.write(packet)
            frame = FrameEvent(
                display.display_id, path, packet.pts_ns, **size, **coded, keyframe=packet.keyframe
            )
            self.media.append((at_ms * MS, frame))
        video.close()

    def _speak(self, writer: BundleWriter) -> None:
        """A tone where somebody speaks, a whisper of noise where nobody does, and nothing in the hole."""
        track = VoiceTrack(writer, file_bytes=1 << 30, add=lambda at_ns, it: self.media.append((at_ns, it)))
        times_s = np.arange(_RATE_HZ * _BLOCK_MS // 1000) / _RATE_HZ
        for at_ms in range(0, DURATION_MS, _BLOCK_MS):
            if _HOLE_MS[0] <= at_ms < _HOLE_MS[1]:
                continue
            level = 9_000 if any(begin <= at_ms < end for begin, end in SPEECH_MS) else 9
            tone = level * np.sin(2 * np.pi * 220 * (times_s + at_ms / 1000))
            track.write(at_ms * MS, Sound(tone.astype(np.int16)))
        track.close()


def window(title: str, application: str, place: Rectangle) -> WindowEvent:
    return WindowEvent(7, title, application, 70, place.x_px, place.y_px, place.width_px, place.height_px)


def pressed(place: Rectangle, at: tuple[int, int]) -> ElementEvent:
    """A button that is told to lie under the pointer."""
    button = Element("push button", HOSTILE, None, False, (), place, (), None, None, "editor", 70)
    return ElementEvent(ElementTrigger.BUTTON, *at, button, None, None, None, 1)


def pointer_image() -> CursorEvent:
    """A blue square of 24 pixels, whose middle is its point."""
    square = np.full((24, 24, 3), (0, 0, 255), np.uint8)
    return CursorEvent("square", "blue", True, 24, 24, 12, 12, base64.b64encode(to_png(square)).decode())
