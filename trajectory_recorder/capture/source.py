"""What a capture source is, and what it is given to talk to.

A source reads one device and says what it saw, with the time at which it saw it. It knows nothing
of sessions, queues, files or other sources. It runs on a thread of its own, may raise at any time,
and is started anew by its caller where that makes sense; so it opens its device inside `run` and
closes it before `run` ends.
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from trajectory_recorder.events import Display, Event

Pixels: TypeAlias = npt.NDArray[np.uint8]
Pcm: TypeAlias = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a display showed when its pixels were read, as the part that differs from the picture before.

    `pixels` is (height, width, 4) BGRA, owned by whoever receives it: the source never writes to it
    again. It replaces the rectangle whose upper left corner is at (`x_px`, `y_px`) of the display,
    and all else is as it was. Corner and size are even, but for a size that reaches the display's
    odd edge. The first picture of a run, and the first after a change of size, is the whole display.
    """

    display: Display
    pixels: Pixels
    x_px: int = 0
    y_px: int = 0


@dataclass(frozen=True, slots=True)
class Sound:
    """A block of voice: 48 kHz mono samples, int16, shape (n,). Its stamp is its first sample's.

    `lost_samples` counts samples that the device dropped just before this block.
    """

    pcm: Pcm
    lost_samples: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that happened and is not recorded, because it lies outside of the recorded area."""


@dataclass(frozen=True, slots=True)
class WithheldSince:
    """Keys were typed that are not recorded, from this monotonic time up to the stamp that it comes
    with. Neither their number nor their times are told; `detail` says why they are withheld."""

    since_ns: int
    detail: str


Recordable: TypeAlias = Event | Picture | Sound
Captured: TypeAlias = Recordable | Withheld | WithheldSince


class Outlet(Protocol):
    """The recorder's side of a source. Every method may be called from any thread of the source."""

    def ready(self) -> None:
        """Say that the device is open and delivers. What is emitted before the start is dropped."""

    def wait_for_start(self) -> bool:
        """Block until session time runs (True) or the source shall stop (False)."""

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        """Hand over what was captured at this monotonic time. May block for pictures only, while
        the encoder is behind, so that a slow machine lowers the frame rate."""

    def looked(self, stamp_ns: int) -> None:
        """Say that the device was looked at and nothing had changed: the sign of life. Call it at
        least twice a second where nothing is emitted."""

    @property
    def stopping(self) -> bool:
        """Whether `run` shall return now."""

    def wait(self, seconds: float) -> bool:
        """Sleep, but no longer than until the source shall stop; returns `stopping`."""


class Source(Protocol):
    """One device. `stream` is the name under which its events, gaps and health appear."""

    @property
    def stream(self) -> str: ...

    def run(self, outlet: Outlet) -> None:
        """Capture until `outlet.stopping`; returns only then.

        Raises:
            MachineError: The device can't be used, and trying again won't help.
            DeviceLost: The device went away or fails for now; trying again may help.
        """
