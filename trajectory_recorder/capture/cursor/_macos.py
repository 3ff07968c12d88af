"""The pointer's image on macOS: NSCursor.currentSystemCursor, looked at ten times a second.

It is the one interface that tells what other programs made of the pointer; where it tells nothing,
the pointer is hidden. It gives a new object at each call and no name, so that the image is read at
each look: some microseconds for an image of this size.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import AppKit
import numpy as np
import Quartz

from trajectory_recorder.capture._os.macos import autorelease_pool
from trajectory_recorder.capture.cursor._image import NO_IMAGE, CursorImage, straight
from trajectory_recorder.capture.cursor._shapes import Shapes
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import StreamName

_PERIOD_S = 0.1
_CHANNEL_BITS = 8


class CursorSource:
    """Says what the pointer looks like, at the start and after every change."""

    stream: str = StreamName.CURSOR

    def __init__(self) -> None:
        self._shapes = Shapes()

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop."""
        outlet.ready()
        if not outlet.wait_for_start():
            return
        self._shapes.begin_run()
        try:
            while not outlet.stopping:
                stamp_ns = monotonic_ns()
                with autorelease_pool():
                    image = _read()
                self._shapes.tell(outlet, stamp_ns, image)
                outlet.wait(_PERIOD_S)
        finally:
            self._shapes.end_run(monotonic_ns())


def _read() -> CursorImage:
    cursor = AppKit.NSCursor.currentSystemCursor()
    if cursor is None:
        return NO_IMAGE
    image, hot_spot = cursor.image(), cursor.hotSpot()
    drawn = image.CGImageForProposedRect_context_hints_(None, None, None)
    if isinstance(drawn, tuple):  # the rectangle that was proposed comes back beside the image
        drawn = drawn[0]
    width, height = Quartz.CGImageGetWidth(drawn), Quartz.CGImageGetHeight(drawn)
    pixels = bytearray(width * height * 4)
    context = Quartz.CGBitmapContextCreate(
        pixels,
        width,
        height,
        _CHANNEL_BITS,
        width * 4,
        Quartz.CGColorSpaceCreateDeviceRGB(),
        Quartz.kCGImageAlphaPremultipliedLast,
    )
    Quartz.CGContextDrawImage(context, Quartz.CGRectMake(0, 0, width, height), drawn)
    scale = width / image.size().width  # the hot spot is told in points
    rgba = straight(np.frombuffer(bytes(pixels), np.uint8).reshape(height, width, 4))
    return CursorImage(rgba, round(hot_spot.x * scale), round(hot_spot.y * scale))
