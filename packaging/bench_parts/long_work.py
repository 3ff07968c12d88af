"""An hour of office work as a bundle, made faster than time: what the check of a recording is timed on.

Somebody types, scrolls, goes from window to window and explains half of the time what they do. Frames, sound
and events are written by the recorder's own pipeline; nothing of it was on a screen.
"""

import subprocess
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from trajectory_recorder.bundle import BundleWriter, SessionInfo
from trajectory_recorder.bundle.manifest import OperatingSystem, Recorder, new_bundle_id
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Picture, Sound
from trajectory_recorder.clock import SessionClock
from trajectory_recorder.events import (
    Button,
    Display,
    DisplaysEvent,
    Event,
    Heartbeat,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    SpeechEvent,
    WindowEvent,
)
from trajectory_recorder.media.encoder_choice import choose_encoder
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.settings import Quality
from trajectory_recorder.speech import SpeechDetector

_SECOND_NS = 1_000_000_000
_RATE_HZ = 48_000
_DISPLAY = Display(0, "bench", 0, 0, 1920, 1080, 1.0, primary=True)
_MOST_QUEUED = 2_000
_TEXT = (
    "First I look at the numbers of last week, because the sum does not fit. "
    "Then I open the table again and correct the second column by hand."
)
_WORDS = "the mean of five readings is twelve and the second one was wrong "

Pixels = npt.NDArray[np.uint8]

_LINES = 48  # on a page

# Thirty letters of 20 by 10 pixels, two thirds of them paper, and many spaces.
_GLYPHS = np.zeros((40, 20, 10), np.uint8)
_GLYPHS[:30, 3:16, 1:8] = np.random.default_rng(4).integers(0, 2, (30, 13, 7))


def record_long_work(folder: Path, minutes: int, tell: Callable[[str], None]) -> Path:
    """Make the bundle in `folder`; takes about a tenth of the time that it lasts."""
    session = SessionInfo(
        new_bundle_id(),
        Recorder("trajectory-recorder", "bench"),
        OperatingSystem("Linux", "", "", "x11", "C"),
        time.time_ns(),
        0,
        1,
        {"fps": 30, "narration": True},
    )
    bundle = BundleWriter(create_folder(folder, session.start_utc_ns), session)
    pipeline = Pipeline(bundle, fps=30, encoder=choose_encoder(Quality.BALANCED, allow_hardware=False))
    pipeline.record(0, SessionClock().anchor())
    pipeline.deliver(Timed(0, "displays", DisplaysEvent((_DISPLAY,))))
    work = _Work(_narration(folder))
    for second in range(minutes * 60):
        if second % 300 == 0:
            tell(f"an hour of work: minute {second // 60}")
        for at_ns, stream, what in sorted(work.second(second), key=lambda it: it[0]):
            while pipeline.queued > _MOST_QUEUED:
                time.sleep(0.001)
            if isinstance(what, Heartbeat | SpeechEvent):
                pipeline.record(at_ns, what, stream)
            else:
                pipeline.deliver(Timed(at_ns, stream, what))
    pipeline.finish()
    bundle.seal(duration_ns=minutes * 60 * _SECOND_NS, ended="stopped")
    return bundle.root


class _Work:
    """What happens in each second."""

    def __init__(self, voice: npt.NDArray[np.int16]) -> None:
        self._voice = voice
        self._chance = np.random.default_rng(1)
        self._period_s = len(voice) // _RATE_HZ
        detector = SpeechDetector()
        self._speech = [*detector.take(voice, at_ns=0), *detector.finish()]

    def second(self, second: int) -> Iterator[tuple[int, str, "Event | Picture | Sound"]]:
        start_ns = second * _SECOND_NS
        yield from self._sound(second, start_ns)
        if second % 20 == 0:
            yield start_ns, "window", WindowEvent(second, f"Window {second}", "editor", 1, 0, 0, 1920, 1080)
            yield start_ns, "screen/0", Picture(_DISPLAY, self._turned())
        elif second % 20 == 10:  # it scrolls
            for step in range(10):
                yield (
                    start_ns + step * 66_000_000,
                    "input",
                    PointerEvent(PointerAction.SCROLL, 900, 500, dy=-1.0),
                )
                picture = Picture(_DISPLAY, self._page(3 * step + 3))
                yield start_ns + step * 66_000_000 + 20_000_000, "screen/0", picture
        elif second % 3 == 0:
            yield from self._click(start_ns)
        else:
            yield from self._typing(second, start_ns)
        yield start_ns + 999_000_000, "screen/0", Heartbeat("screen/0", start_ns, start_ns + 999_000_000, 30)

    def _sound(self, second: int, start_ns: int) -> Iterator[tuple[int, str, "Event | Sound"]]:
        at = second % self._period_s * _RATE_HZ
        for block in range(10):
            pcm = self._voice[at + block * 4800 : at + (block + 1) * 4800]
            yield start_ns + block * 100_000_000, "voice", Sound(pcm)
        offset_ns = (second - second % self._period_s) * _SECOND_NS
        for span in self._speech:
            if at * _SECOND_NS // _RATE_HZ <= span.to_ns < (at + _RATE_HZ) * _SECOND_NS // _RATE_HZ:
                told = SpeechEvent(span.from_ns + offset_ns, span.to_ns + offset_ns, span.probability)
                yield start_ns + 999_000_000, "voice", told

    def _typing(self, second: int, start_ns: int) -> Iterator[tuple[int, str, "Event | Picture"]]:
        for number in range(5):
            at_ns = start_ns + number * 190_000_000
            letter = _WORDS[(second * 5 + number) % len(_WORDS)]
            code = 20 + ord(letter) % 60
            yield at_ns, "input", KeyEvent(KeyAction.PRESS, code, 0, letter, letter)
            yield at_ns + 60_000_000, "input", KeyEvent(KeyAction.RELEASE, code, 0, letter, letter)
            glyph = self._chance.integers(0, 2, (20, 12), np.uint8)[..., None] * np.full(4, 200, np.uint8)
            place = 60 + 12 * ((second * 5 + number) % 140), 100 + 20 * (second % 40)
            yield at_ns + 20_000_000, "screen/0", Picture(_DISPLAY, glyph, *place)

    def _click(self, start_ns: int) -> Iterator[tuple[int, str, "Event | Picture"]]:
        for number in range(60):
            yield (
                start_ns + number * 10_000_000,
                "input",
                PointerEvent(PointerAction.MOVE, 100 + 9 * number, 300),
            )
        for action, later_ns in ((PointerAction.PRESS, 650), (PointerAction.RELEASE, 730)):
            yield start_ns + later_ns * 1_000_000, "input", PointerEvent(action, 640, 300, Button.LEFT)
        menu = np.full((240, 200, 4), 240, np.uint8)
        menu[8:232:16, 10:190] = self._chance.integers(0, 255, (14, 180, 1), np.uint8)
        yield start_ns + 700_000_000, "screen/0", Picture(_DISPLAY, menu, 640, 300)

    def _turned(self) -> Pixels:
        """Another page, as in another window."""
        self._lines = self._chance.integers(0, len(_GLYPHS), (200, 120))
        return self._page(0)

    def _page(self, top: int) -> Pixels:
        """The page with this line at its top."""
        return page_of_letters(self._lines[top : top + _LINES])


def page_of_letters(lines: npt.NDArray[np.int64]) -> Pixels:
    """A page of 1920x1080, BGRA: paragraphs of 48 lines of 120 letters, given as numbers below 40, and a margin."""
    page = np.full((1080, 1920, 4), 245, np.uint8)
    letters = _GLYPHS[lines]
    letters[3::7] = 0  # An empty line now and then.
    ink = letters.transpose(0, 2, 1, 3).reshape(_LINES * 20, 120 * 10)
    page[60 : 60 + _LINES * 20, 100 : 100 + 120 * 10][ink > 0] = 40
    return page


def _narration(folder: Path) -> npt.NDArray[np.int16]:
    """Two sentences, as much silence, and the noise of a quiet room, in whole seconds."""
    path = folder / "sentence.wav"
    subprocess.run(["espeak-ng", "-w", str(path), _TEXT], check=True, capture_output=True)
    with wave.open(str(path)) as file:
        rate_hz = file.getframerate()
        spoken = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(float)
    path.unlink()
    samples = len(spoken) * _RATE_HZ // rate_hz
    spoken = np.interp(np.arange(samples) * rate_hz / _RATE_HZ, np.arange(len(spoken)), spoken)
    sound = np.random.default_rng(2).normal(0, 25, -(-2 * samples // _RATE_HZ) * _RATE_HZ)
    sound[:samples] += spoken / 2
    return sound.clip(-32_000, 32_000).astype(np.int16)
