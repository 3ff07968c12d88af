"""What the probe says it did and when, as JSON lines on its standard output. It does nothing itself.

All times are the monotonic clock's (`clock.monotonic_ns`), which is one for all processes of a
machine. What happens on request of another program happened between the request and its answer: both
times are told, and the middle is taken for the truth.
"""

from collections.abc import Callable

import msgspec

from trajectory_recorder.events import PointerAction, Rectangle


class Ready(msgspec.Struct, tag="ready", frozen=True):
    """The patch is on the screen, at `area` of the virtual desktop; `silent` says why there is no sound."""

    area: Rectangle
    silent: str = ""


class Flip(msgspec.Struct, tag="flip", frozen=True):
    """The patch became `value`."""

    value: int
    asked_ns: int
    done_ns: int


class Injected(msgspec.Struct, tag="injected", frozen=True):
    """The pointer moved to, or its left button was pressed or released at, a place of the patch."""

    action: PointerAction
    x_px: int
    y_px: int
    asked_ns: int
    done_ns: int


class Click(msgspec.Struct, tag="click", frozen=True):
    """A click began to sound at `at_ns`, give or take `uncertainty_ns`."""

    at_ns: int
    uncertainty_ns: int


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """The probe can't do its part."""

    message: str
    remedy: str


Line = Ready | Flip | Injected | Click | Failed

_encode = msgspec.json.Encoder().encode
decode: Callable[[bytes], Line] = msgspec.json.Decoder(Line).decode
"""Read one line. Raises msgspec.DecodeError where it is none."""


def encode(line: Line) -> bytes:
    """Write one line, with its end."""
    return _encode(line) + b"\n"
