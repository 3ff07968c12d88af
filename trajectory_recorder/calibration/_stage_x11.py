"""The patch as an X window that no window manager sees, and the pointer through XTEST.

The window is filled by one CopyArea, so no picture can show half of a change, and the server has done
it when it answers a later request. On a desktop with a compositor the change reaches the screen only
with that program's next picture, and its delay is in what is measured.

The window takes all presses for itself: one that it left to the root window would open the desktop's
menu.
"""

from typing import Any

import xcffib
import xcffib.xproto as x
import xcffib.xtest

from trajectory_recorder.calibration import patch_code
from trajectory_recorder.calibration.stage import Span, place
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display, Rectangle

_SQUARE_PX = 24
_WIDTH_PX, _HEIGHT_PX = patch_code.COLUMNS * _SQUARE_PX, patch_code.ROWS * _SQUARE_PX
_BUTTONS = x.KeyButMask.Button1 | x.KeyButMask.Button2 | x.KeyButMask.Button3
_PRESS, _RELEASE, _MOTION = 4, 5, 6
_LEFT = 1


class X11Stage:
    """See `stage.Stage`."""

    def __init__(self, display: Display) -> None:
        try:
            connection: Any = xcffib.connect()  # type: ignore[no-untyped-call]
        except xcffib.ConnectionException as error:
            raise MachineError("the X server can't be reached", "check DISPLAY and XAUTHORITY") from error
        self._connection, self._core = connection, connection.core
        screen = connection.get_setup().roots[connection.pref_screen]
        self._root = screen.root
        self._colours = (screen.black_pixel, screen.white_pixel)
        self._area = place(display, _WIDTH_PX, _HEIGHT_PX)
        self._hand = self._find_hand()
        self._window, self._picture, self._pen, self._copier = (connection.generate_id() for _ in range(4))
        self._make_window(screen)
        before = self._core.QueryPointer(self._root).reply()
        self._pointer_before = before.root_x, before.root_y
        self.show(0)

    @property
    def area(self) -> Rectangle:
        return self._area

    @property
    def step_px(self) -> int:
        return 1

    def show(self, value: int) -> Span:
        self._draw(value)
        self._raise()
        self._round_trip()
        asked_ns = monotonic_ns()
        size = (_WIDTH_PX, _HEIGHT_PX)
        self._core.CopyArea(self._picture, self._window, self._copier, 0, 0, 0, 0, *size)
        self._round_trip()
        return asked_ns, monotonic_ns()

    def move(self, x_px: int, y_px: int) -> Span:
        return self._do(_MOTION, 0, x_px, y_px)

    def click(self) -> tuple[Span, Span] | None:
        pointer = self._core.QueryPointer(self._root).reply()
        if pointer.child != self._window or pointer.mask & _BUTTONS:
            return None
        return self._do(_PRESS, _LEFT), self._do(_RELEASE, _LEFT)

    def close(self) -> None:
        self.move(*self._pointer_before)
        self._connection.disconnect()

    def _find_hand(self) -> Any:  # noqa: ANN401 - xcffib has no types
        name = xcffib.xtest.key.name
        if not self._core.QueryExtension(len(name), name).reply().present:
            raise MachineError(
                "this X server has no XTEST extension, so input can't be made",
                "enable it in the server's configuration, or use another X server",
            )
        return self._connection(xcffib.xtest.key)

    def _make_window(self, screen: Any) -> None:  # noqa: ANN401 - xcffib has no types
        ours = x.EventMask.ButtonPress | x.EventMask.ButtonRelease | x.EventMask.PointerMotion
        self._core.CreateWindow(
            *(screen.root_depth, self._window, self._root, self._area.x_px, self._area.y_px),
            *(_WIDTH_PX, _HEIGHT_PX, 0, x.WindowClass.InputOutput, screen.root_visual),
            x.CW.BackPixel | x.CW.OverrideRedirect | x.CW.EventMask,
            [screen.black_pixel, 1, ours],
        )
        self._core.CreatePixmap(screen.root_depth, self._picture, self._window, _WIDTH_PX, _HEIGHT_PX)
        self._core.CreateGC(self._pen, self._window, 0, [])
        self._core.CreateGC(self._copier, self._window, x.GC.GraphicsExposures, [0])
        self._core.MapWindow(self._window)

    def _draw(self, value: int) -> None:
        """Prepare the code where nobody sees it."""
        rectangle: Any = x.RECTANGLE.synthetic
        rows = patch_code.squares(value)
        for colour in (0, 1):
            squares = [
                rectangle(column * _SQUARE_PX, row * _SQUARE_PX, _SQUARE_PX, _SQUARE_PX)
                for row, columns in enumerate(rows)
                for column, square in enumerate(columns)
                if square == colour
            ]
            self._core.ChangeGC(self._pen, x.GC.Foreground, [self._colours[colour]])
            self._core.PolyFillRectangle(self._picture, self._pen, len(squares), squares)

    def _raise(self) -> None:
        self._core.ConfigureWindow(self._window, x.ConfigWindow.StackMode, [x.StackMode.Above])

    def _do(self, kind: int, detail: int, x_px: int = 0, y_px: int = 0) -> Span:
        asked_ns = monotonic_ns()
        self._hand.FakeInput(kind, detail, 0, self._root, x_px, y_px, 0)
        self._round_trip()
        done_ns = monotonic_ns()
        while self._connection.poll_for_event() is not None:
            pass  # The patch takes its events, and has no use for them.
        return asked_ns, done_ns

    def _round_trip(self) -> None:
        self._core.GetInputFocus().reply()
