"""A session that lasts for hours and takes minutes: a real pipeline and bundle, fed faster than time."""

import time
from pathlib import Path

import numpy as np
import psutil

from helpers.sessions import session_info
from helpers.synthetic_session import DISPLAY
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Captured, Pcm, Picture, Sound
from trajectory_recorder.clock import SessionClock
from trajectory_recorder.events import DisplaysEvent, PointerAction, PointerEvent
from trajectory_recorder.media.encoder_choice import choose_encoder
from trajectory_recorder.recording.pipeline import FILE_BYTES, Pipeline
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.settings import Quality

_SECOND_NS = 1_000_000_000
_BLOCK_NS = _SECOND_NS // 10
_BLOCK_SAMPLES = 4800
# The pipeline would hold 100,000 things; a real session has a few in wait.
_MOST_QUEUED = 10
_ASKING_BYTES = 10_000


class LongSession:
    """Noise to the microphone, noise in a corner of the screen, and a pointer that moves.

    Args:
        folder: Where the bundle goes.
        blocks_a_picture: How many blocks of voice, of 0.1 s, for one picture.
        file_bytes: How long files get.
    """

    def __init__(self, folder: Path, *, blocks_a_picture: int = 1, file_bytes: int = FILE_BYTES) -> None:
        self._blocks_a_picture = blocks_a_picture
        self.bundle = BundleWriter(create_folder(folder, 0), session_info())
        encoder = choose_encoder(Quality.BALANCED, allow_hardware=False)
        self.pipeline = Pipeline(self.bundle, fps=30, encoder=encoder, file_bytes=file_bytes)
        self._chance = np.random.default_rng(7)
        self._noise = [self._chance.integers(-6000, 6000, _BLOCK_SAMPLES, dtype=np.int16) for _ in range(32)]
        self.blocks = 0
        self._take(0, "displays", DisplaysEvent((DISPLAY,)))
        self._take(0, "", SessionClock().anchor())

    def run(self, seconds: float) -> None:
        """Go on for so much session time: sound without end, ten moves a second, and pictures."""
        for _ in range(round(seconds * _SECOND_NS / _BLOCK_NS)):
            at_ns = self.blocks * _BLOCK_NS
            self._take(at_ns, "voice", Sound(self._noise[self.blocks % len(self._noise)]))
            self._take(at_ns, "input", PointerEvent(PointerAction.MOVE, self.blocks % 320, 1))
            if self.blocks % self._blocks_a_picture == 0:
                self._take(at_ns, "screen/0", self._picture())
            self.blocks += 1

    def spoken(self) -> Pcm:
        """Every sample so far."""
        return np.concatenate([self._noise[number % len(self._noise)] for number in range(self.blocks)])

    def stop(self) -> tuple[float, int]:
        """Complete and seal once nothing is in wait; returns the seconds that took and the bytes that were read for it."""
        while self.pipeline.queued:
            time.sleep(0.01)
        process = psutil.Process()
        read = process.io_counters().read_chars
        time.sleep(0.2)
        # Files completed before are being read; asking for the count reads a little by itself.
        while (now := process.io_counters().read_chars) - read > _ASKING_BYTES:
            read = now
            time.sleep(0.2)
        began = time.monotonic()
        self.pipeline.finish()
        self.bundle.seal(duration_ns=self.blocks * _BLOCK_NS, ended="stopped")
        return time.monotonic() - began, process.io_counters().read_chars - read

    def _picture(self) -> Picture:
        if self.blocks == 0:
            return Picture(DISPLAY, np.full((DISPLAY.height_px, DISPLAY.width_px, 4), 90, np.uint8))
        return Picture(DISPLAY, self._chance.integers(0, 256, (64, 96, 4), dtype=np.uint8), 32, 16)

    def _take(self, at_ns: int, stream: str, captured: Captured) -> None:
        while self.pipeline.queued > _MOST_QUEUED:
            time.sleep(0.001)
        self.pipeline.deliver(Timed(at_ns, stream, captured))
