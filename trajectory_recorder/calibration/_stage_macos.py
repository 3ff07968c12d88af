"""The patch and the pointer on macOS: a window of Tk, and Quartz events.

Quartz doesn't say when an event was handed on, so what is known is when it was posted. No button is
pressed: nothing tells cheaply and surely whose window is under the pointer. Has not been run on hardware.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import Quartz

from trajectory_recorder.calibration._tk_patch import HEIGHT, WIDTH, TkPatch
from trajectory_recorder.calibration.stage import Span, place
from trajectory_recorder.capture._os.macos import read_arrangement
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display, Rectangle


class MacStage:
    """See `stage.Stage`."""

    def __init__(self, display: Display) -> None:
        if not Quartz.CGPreflightPostEventAccess():
            raise MachineError(
                "macOS does not let this program move the pointer",
                "open System Settings > Privacy & Security > Accessibility, switch on this app or the "
                "terminal that starts it, then calibrate again",
            )
        self._pointer_before = Quartz.CGEventGetLocation(Quartz.CGEventCreate(None))
        bounds = Quartz.CGDisplayBounds(display.display_id)
        self._scale: float = display.width_px / bounds.size.width
        in_points = place(
            Display(
                display.display_id,
                display.name,
                *(round(bounds.origin.x), round(bounds.origin.y)),
                *(round(bounds.size.width), round(bounds.size.height)),
                scale=1.0,
                primary=display.primary,
            ),
            WIDTH,
            HEIGHT,
        )
        self._left_pt, self._top_pt = in_points.x_px, in_points.y_px
        self._area = Rectangle(*read_arrangement().rect_px(self._left_pt, self._top_pt, WIDTH, HEIGHT))
        self._patch = TkPatch(self._left_pt, self._top_pt)
        self.show(0)

    @property
    def area(self) -> Rectangle:
        return self._area

    @property
    def step_px(self) -> int:
        return round(self._scale)

    def show(self, value: int) -> Span:
        self._patch.prepare(value)
        asked_ns = monotonic_ns()
        self._patch.turn()
        return asked_ns, monotonic_ns()

    def move(self, x_px: int, y_px: int) -> Span:
        x_pt = self._left_pt + (x_px - self._area.x_px) / self._scale
        y_pt = self._top_pt + (y_px - self._area.y_px) / self._scale
        return self._post(x_pt, y_pt)

    def click(self) -> tuple[Span, Span] | None:
        return None

    def close(self) -> None:
        self._post(self._pointer_before.x, self._pointer_before.y)
        self._patch.close()

    @staticmethod
    def _post(x_pt: float, y_pt: float) -> Span:
        event = Quartz.CGEventCreateMouseEvent(
            None, Quartz.kCGEventMouseMoved, (x_pt, y_pt), Quartz.kCGMouseButtonLeft
        )
        asked_ns = monotonic_ns()
        Quartz.CGEventPost(Quartz.kCGHIDEventTap, event)
        return asked_ns, monotonic_ns()
