"""A sealed bundle whose every picture shows a known number, and in which things are done at known places."""

from pathlib import Path

import numpy as np

from helpers.counter_window import HEIGHT_PX, SQUARE_PX, WIDTH_PX, upper_row
from helpers.narration import Pcm
from helpers.person_at_work import MS, PersonAtWork
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Pixels, Sound
from trajectory_recorder.events import Display, DisplaysEvent, FrameEvent, Heartbeat, screen_stream
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.recording.voice_track import VoiceTrack

# Odd sizes, and not at the desktop's origin.
DISPLAY = Display(0, "left", -701, 40, 701, 301, 1.0, primary=True)
COUNTER_PX = (16, 32)
PATH = "data/screen-0.mkv"


class PicturedSession(PersonAtWork):
    """Somebody at work before a display that shows 1, 2, 3 … and is looked at without an end."""

    def __init__(self, display: Display = DISPLAY) -> None:
        super().__init__()
        self.display = display
        self.shown_ms: list[int] = []
        self.meanwhile(DisplaysEvent((display,)))
        self.changes()

    def changes(self) -> None:
        """The next number is shown."""
        self.rests(20)
        self.shown_ms.append(self.now_ms)

    def picture(self, number: int) -> Pixels:
        """What is shown as the first, second … picture."""
        return counting(number, self.display)

    def seal(self, folder: Path, *, voice: Pcm | None = None) -> Bundle:
        """Write the bundle; a voice begins with it."""
        display = self.display
        writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
        video = VideoFile(
            writer.open_media(PATH), width_px=display.width_px, height_px=display.height_px, fps=30
        )
        events = list(self.events)
        for number, at_ms in enumerate(self.shown_ms, 1):
            packet = video.encode(self.picture(number), 0, 0, session_ns=at_ms * MS)
            video.write(packet)
            sizes = (display.width_px, display.height_px, video.coded_width_px, video.coded_height_px)
            frame = FrameEvent(display.display_id, PATH, packet.pts_ns, *sizes, keyframe=packet.keyframe)
            events.append((at_ms * MS, frame))
            until_ms = next(iter(self.shown_ms[number:]), self.now_ms + 5000)
            looks = Heartbeat(screen_stream(display.display_id), at_ms * MS, (until_ms - 1) * MS, 9)
            events.append((looks.to_ns, looks))
        for at_ns, event in sorted(events, key=lambda it: it[0]):
            writer.add(at_ns, event)
        video.close()
        if voice is not None:
            track = VoiceTrack(writer, file_bytes=1 << 30, add=writer.add)
            track.write(0, Sound(voice))
            track.close()
        writer.seal(duration_ns=(self.now_ms + 5000) * MS, ended="stopped")
        return Bundle(writer.root)


def counting(number: int, display: Display) -> Pixels:
    """A grey picture with the code of a number."""
    pixels = np.full((display.height_px, display.width_px, 4), 120, np.uint8)
    squares = np.array([upper_row(number), [1 - it for it in upper_row(number)]], np.uint8) * 255
    x_px, y_px = COUNTER_PX
    code = np.kron(squares, np.ones((SQUARE_PX, SQUARE_PX), np.uint8))
    pixels[y_px : y_px + HEIGHT_PX, x_px : x_px + WIDTH_PX] = code[..., np.newaxis]
    return pixels
