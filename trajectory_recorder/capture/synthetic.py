"""The synthetic twin of every source: plays a script in place of a device.

Tests, demonstrations and development without a desktop run on it. A script is a list of moments;
each says when, in nanoseconds of session time, and what is captured then. Failures can be part of
it, as can silence.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trajectory_recorder.capture.source import Captured, Outlet, Picture, Pixels, Sound
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Display, StreamName, screen_stream

if TYPE_CHECKING:  # it loads the window system's libraries
    from trajectory_recorder.capture.absence import Told

_LOOK_S = 0.2
VOICE_RATE = 48_000
_BLOCK = 2400


@dataclass(frozen=True, slots=True)
class Moment:
    """At `at_ns` after the run's start: something captured, an error raised, or a hang in seconds."""

    at_ns: int
    happens: Captured | Exception | float


class ScriptedSource:
    """Plays moments on a stream, from the start of session time, and looks in between.

    Each run goes on where the run before it ended, as a device would.

    Args:
        stream: The name of the stream.
        moments: In the order of their times.
    """

    def __init__(self, stream: str, moments: Iterable[Moment] = ()) -> None:
        self.stream = stream
        self._moments = list(moments)
        self._began_ns: int | None = None

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        if self._began_ns is None:
            self._began_ns = monotonic_ns()
        while not outlet.stopping:
            now_ns = monotonic_ns()
            if self._moments and now_ns - self._began_ns >= self._moments[0].at_ns:
                self._happen(outlet, self._moments.pop(0).happens)
                continue
            outlet.looked(now_ns)
            wait_s = _LOOK_S
            if self._moments:
                wait_s = min(wait_s, (self._moments[0].at_ns - (now_ns - self._began_ns)) / 1e9)
            outlet.wait(max(wait_s, 0.0))

    @staticmethod
    def _happen(outlet: Outlet, happens: Captured | Exception | float) -> None:
        if isinstance(happens, Exception):
            raise happens
        if isinstance(happens, float):
            time.sleep(happens)  # Not `outlet.wait`: a device that hangs can't be asked to stop.
            return
        outlet.emit(monotonic_ns(), happens)


class SyntheticScreen:
    """A display whose picture is drawn by a function.

    Args:
        display: Its place and size.
        fps: Looks per second.
        draw: Given the number of the look, returns BGRA pixels, or None for no change.
    """

    def __init__(self, display: Display, fps: int, draw: Callable[[int], Pixels | None]) -> None:
        self.stream = screen_stream(display.display_id)
        self._display = display
        self._fps = fps
        self._draw = draw

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        began_ns, look = monotonic_ns(), 0
        while not outlet.stopping:
            stamp_ns = monotonic_ns()
            pixels = self._draw(look)
            if pixels is None:
                outlet.looked(stamp_ns)
            else:
                outlet.emit(stamp_ns, Picture(self._display, pixels))
            look += 1
            outlet.wait(max(0.0, (began_ns + look * 1_000_000_000 // self._fps - monotonic_ns()) / 1e9))


class SyntheticVoice:
    """A microphone that hears a tone.

    Args:
        frequency_hz: The tone's frequency.
        amplitude: Linear, 1.0 is full scale.
    """

    stream = str(StreamName.VOICE)

    def __init__(self, frequency_hz: float = 440.0, amplitude: float = 0.25) -> None:
        self._frequency_hz = frequency_hz
        self._amplitude = amplitude

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        began_ns, samples = monotonic_ns(), 0
        while not outlet.stopping:
            t = (samples + np.arange(_BLOCK)) / VOICE_RATE
            pcm = (32767 * self._amplitude * np.sin(2 * np.pi * self._frequency_hz * t)).astype(np.int16)
            stamp_ns = began_ns + samples * 1_000_000_000 // VOICE_RATE
            samples += _BLOCK
            due_ns = began_ns + samples * 1_000_000_000 // VOICE_RATE
            outlet.wait(max(0.0, (due_ns - monotonic_ns()) / 1e9))
            outlet.emit(stamp_ns, Sound(pcm))


class ScriptedAbsence:
    """A watch over locks and sleep that tells what it is made to tell."""

    def __init__(self) -> None:
        self._told: Told | None = None
        self._listening = threading.Event()

    def run(self, told: "Told", stopping: threading.Event) -> None:
        self._told = told
        self._listening.set()
        stopping.wait()
        self._listening.clear()

    def lock(self, *, now: bool) -> None:
        """Lock or unlock the screen, once somebody listens."""
        self._listening.wait()
        assert self._told is not None  # noqa: S101 - somebody listens
        self._told.locked(now=now)

    def sleep(self, *, now: bool) -> None:
        """Fall asleep or wake up, once somebody listens."""
        self._listening.wait()
        assert self._told is not None  # noqa: S101 - somebody listens
        self._told.asleep(now=now)
