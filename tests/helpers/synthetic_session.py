"""Sessions on synthetic sources: everything above the devices is real."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from trajectory_recorder.capture.source import Pixels, Source
from trajectory_recorder.capture.synthetic import Moment, ScriptedSource, SyntheticScreen, SyntheticVoice
from trajectory_recorder.events import (
    Button,
    Display,
    DisplaysEvent,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    StreamName,
)
from trajectory_recorder.recording.session import Session
from trajectory_recorder.settings import RecordSettings

DISPLAY = Display(0, "synthetic", 0, 0, 320, 240, 1.0, primary=True)
SECOND_NS = 1_000_000_000
SETTINGS = RecordSettings(fps=20, reserve_mb=50)


def drawing(
    changes_every: int = 2, width_px: int = 320, height_px: int = 240
) -> Callable[[int], Pixels | None]:
    """A grey picture with a bar that moves at every so manieth look."""

    def draw(look: int) -> Pixels | None:
        if look % changes_every:
            return None
        pixels = np.full((height_px, width_px, 4), 200, np.uint8)
        left = look * 3 % (width_px - 16)
        pixels[40:80, left : left + 16, :3] = (255, 60, 20)
        return pixels

    return draw


def typing(*at_s: float) -> list[Moment]:
    """A press and a release of one key at each time."""
    moments = []
    for number, at in enumerate(at_s):
        letter = chr(ord("a") + number % 26)
        for action, later in ((KeyAction.PRESS, 0), (KeyAction.RELEASE, 20_000_000)):
            key = KeyEvent(action, 38 + number % 26, ord(letter.upper()), letter, letter)
            moments.append(Moment(int(at * SECOND_NS) + later, key))
    return moments


def clicking(at_s: float) -> list[Moment]:
    """A click at 10,20."""
    at_ns = int(at_s * SECOND_NS)
    return [
        Moment(at_ns, PointerEvent(PointerAction.PRESS, 10, 20, Button.LEFT)),
        Moment(at_ns + 50_000_000, PointerEvent(PointerAction.RELEASE, 10, 20, Button.LEFT)),
    ]


class SyntheticSources:
    """A `SourceSet` of scripted devices.

    Args:
        input_moments: What the input stream does.
        window_moments: What the window stream does.
        displays: The arrangement at the start.
        display_moments: Changes of the arrangement.
        draw: Draws every display's picture.
        voice: The microphone, or None for none.
    """

    def __init__(
        self,
        *,
        input_moments: Iterable[Moment] = (),
        window_moments: Iterable[Moment] = (),
        displays: tuple[Display, ...] = (DISPLAY,),
        display_moments: Iterable[Moment] = (),
        draw: Callable[[int], Pixels | None] | None = None,
        voice: Source | None = None,
    ) -> None:
        self._displays = displays
        self._draw = draw
        at_start = Moment(0, DisplaysEvent(displays))
        self._others: tuple[Source, ...] = (
            ScriptedSource(StreamName.DISPLAYS, [at_start, *display_moments]),
            ScriptedSource(StreamName.INPUT, input_moments),
            ScriptedSource(StreamName.WINDOW, window_moments),
            voice or SyntheticVoice(),
        )

    def check(self) -> None:
        """Synthetic devices always work."""

    def displays(self) -> tuple[Display, ...]:
        return self._displays

    def screen(self, display: Display) -> Source:
        draw = self._draw or drawing(width_px=display.width_px, height_px=display.height_px)
        return SyntheticScreen(display, SETTINGS.fps, draw)

    def others(self) -> tuple[Source, ...]:
        return self._others


def begin(folder: Path, sources: SyntheticSources | None = None, **more: object) -> Session:
    """Start a session into `folder`."""
    session = Session(SETTINGS, sources or SyntheticSources(), **more)  # type: ignore[arg-type]
    session.start(folder)
    return session
