"""Quartz and Foundation for more than one source: displays, permissions, memory of pollers.

Only functions that may be called from any thread and need no run loop are used: sources run on
threads of the engine, whose main thread runs none. That excludes NSScreen and NSWorkspace, which
keep answering with the state of their last run loop turn, and the input source functions of HIToolbox,
which end the process when called off the main thread.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import AppKit
import Quartz

from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.capture._os.privacy import Pane, require
from trajectory_recorder.capture._os.quartz_windows import Entry
from trajectory_recorder.errors import DeviceLost

assert sys.platform == "darwin"  # noqa: S101 - so that mypy checks this file for macOS only

_MOST_DISPLAYS = 32
_AV_FOUNDATION = "/System/Library/Frameworks/AVFoundation.framework"
_MEDIA_TYPE_AUDIO = "soun"  # AVMediaTypeAudio
_RESTRICTED, _DENIED = 1, 2  # AVAuthorizationStatus


@contextmanager
def autorelease_pool() -> Iterator[None]:
    """Free what Cocoa hands out meanwhile; a thread without a run loop would keep it to its end."""
    pool = AppKit.NSAutoreleasePool.alloc().init()
    try:
        yield
    finally:
        del pool


def read_arrangement() -> Arrangement:
    """Read where the active displays lie; of a mirrored set only the one that is drawn to.

    Raises:
        DeviceLost: The window server doesn't tell.
    """
    error, display_ids, count = Quartz.CGGetActiveDisplayList(_MOST_DISPLAYS, None, None)
    if error != Quartz.kCGErrorSuccess or not count:
        raise DeviceLost(
            f"macOS does not list its displays (error {error})",
            "log in at the screen of this Mac; a session over ssh has no displays",
        )
    return Arrangement([_screen(display_id) for display_id in display_ids[:count]])


def read_windows() -> Sequence[Entry]:
    """The window server's list of the windows on the screen, from front to back."""
    listed = Quartz.kCGWindowListOptionOnScreenOnly | Quartz.kCGWindowListExcludeDesktopElements
    return Quartz.CGWindowListCopyWindowInfo(listed, Quartz.kCGNullWindowID) or ()


def check_permissions(*, narration: bool = True) -> None:
    """Ask macOS whether this process may see the screen, hear keys and open the microphone.

    Asking for a permission that was never decided makes macOS list the program in the pane and ask
    the person. The microphone is different: it asks by itself when it is first opened, so that only
    a refusal counts as missing.

    Args:
        narration: Whether the microphone will be used.

    Raises:
        MachineError: A permission is missing; the remedy names the pane to open.
    """
    said = granted()
    said[Pane.SCREEN] = said[Pane.SCREEN] or Quartz.CGRequestScreenCaptureAccess()
    said[Pane.INPUT] = said[Pane.INPUT] or Quartz.CGRequestListenEventAccess()
    if not narration:
        del said[Pane.MICROPHONE]
    require(said)


def granted() -> dict[Pane, bool]:
    """What this process may do, as macOS says without asking the person."""
    return {
        Pane.SCREEN: Quartz.CGPreflightScreenCaptureAccess(),
        Pane.INPUT: Quartz.CGPreflightListenEventAccess(),
        Pane.MICROPHONE: _microphone_status() not in {_RESTRICTED, _DENIED},
    }


def _microphone_status() -> int:
    with autorelease_pool():
        AppKit.NSBundle.bundleWithPath_(_AV_FOUNDATION).load()
        device = AppKit.NSClassFromString("AVCaptureDevice")
        return int(device.authorizationStatusForMediaType_(_MEDIA_TYPE_AUDIO))


def _screen(display_id: int) -> Screen:
    bounds = Quartz.CGDisplayBounds(display_id)
    return Screen(
        display_id,  # macOS gives a monitor that comes back the same one
        _name(display_id),
        bounds.origin.x,
        bounds.origin.y,
        bounds.size.width,
        bounds.size.height,
        _scale(display_id),
        bool(Quartz.CGDisplayIsMain(display_id)),
    )


def _name(display_id: int) -> str:
    """Maker, model, serial number and connection, which together name one monitor of this Mac."""
    return (
        f"{Quartz.CGDisplayVendorNumber(display_id):04x}-{Quartz.CGDisplayModelNumber(display_id):04x}"
        f"-{Quartz.CGDisplaySerialNumber(display_id):x}-{Quartz.CGDisplayUnitNumber(display_id)}"
    )


def _scale(display_id: int) -> float:
    mode = Quartz.CGDisplayCopyDisplayMode(display_id)
    if mode is None:  # the display went away since it was listed
        return 1.0
    # Both are of the mode, which doesn't know of rotation, so that their ratio is right either way.
    return float(Quartz.CGDisplayModeGetPixelWidth(mode) / Quartz.CGDisplayModeGetWidth(mode))
