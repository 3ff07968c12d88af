"""A window that shows a number which a program can read, and changes it at known times.

Run as a program on the display in DISPLAY; it needs no window manager. It draws nothing but the
code of `counter_code.read_counter`: two rows of squares, white for 1 and black for 0, the lower row
the negative of the upper, each between two fixed squares at either end. Every change is one
CopyArea, so no picture can show half of one. Prints one JSON line for each change:

    {"value": 17, "asked_ns": ..., "monotonic_ns": ...}

The X server drew the value after `asked_ns` and before `monotonic_ns` (time.perf_counter_ns).
"""

import argparse
import json
import sys
import time
from typing import Any

import xcffib
import xcffib.xproto as x

BITS = 16
SQUARE_PX = 32
GUARDS = (1, 0)
"""Fixed squares left of the number; the same again on its right."""
WIDTH_PX = SQUARE_PX * (BITS + 2 * len(GUARDS))
HEIGHT_PX = 2 * SQUARE_PX


def upper_row(value: int) -> list[int]:
    """The squares that stand for a value, left to right, 1 is white."""
    return [*GUARDS, *(value >> bit & 1 for bit in reversed(range(BITS))), *GUARDS]


class CounterWindow:
    """The window; `show` returns the times before and after the X server drew.

    `connection` and `window` are for programs that do more with it.
    """

    def __init__(self, x_px: int, y_px: int) -> None:
        connection: Any = xcffib.connect()  # type: ignore[no-untyped-call]
        self.connection = connection
        self._core = connection.core
        screen = connection.get_setup().roots[0]
        self.window, self._picture, self._pen, self._copier = (connection.generate_id() for _ in range(4))
        self._core.CreateWindow(
            screen.root_depth,
            self.window,
            screen.root,
            *(x_px, y_px, WIDTH_PX, HEIGHT_PX, 0),
            *(x.WindowClass.InputOutput, screen.root_visual),
            *(x.CW.BackPixel | x.CW.OverrideRedirect, [screen.black_pixel, 1]),
        )
        self._core.CreatePixmap(screen.root_depth, self._picture, self.window, WIDTH_PX, HEIGHT_PX)
        self._core.CreateGC(self._pen, self.window, 0, [])
        self._core.CreateGC(self._copier, self.window, x.GC.GraphicsExposures, [0])
        self._core.MapWindow(self.window)
        self._colours = (screen.black_pixel, screen.white_pixel)

    def show(self, value: int) -> tuple[int, int]:
        self.prepare(value)
        self._round_trip()
        asked_ns = time.perf_counter_ns()
        self.reveal()
        self._round_trip()
        return asked_ns, time.perf_counter_ns()

    def prepare(self, value: int) -> None:
        """Draw a value where nobody sees it."""
        upper = upper_row(value)
        rectangle: Any = x.RECTANGLE.synthetic
        for colour in (0, 1):
            self._core.ChangeGC(self._pen, x.GC.Foreground, [self._colours[colour]])
            places = [(i, int(square != colour)) for i, square in enumerate(upper)]
            squares = [
                rectangle(column * SQUARE_PX, row * SQUARE_PX, SQUARE_PX, SQUARE_PX) for column, row in places
            ]
            self._core.PolyFillRectangle(self._picture, self._pen, len(squares), squares)

    def reveal(self) -> None:
        """Ask for the prepared value to be shown."""
        size = (WIDTH_PX, HEIGHT_PX)
        self._core.CopyArea(self._picture, self.window, self._copier, 0, 0, 0, 0, *size)

    def _round_trip(self) -> None:
        self._core.GetInputFocus().reply()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--x", type=int, default=0, help="left edge in pixels")
    options.add_argument("--y", type=int, default=0, help="top edge in pixels")
    options.add_argument("--rate", type=float, default=2, help="changes per second")
    options.add_argument("--seconds", type=float, default=10, help="how long to go on changing")
    options.add_argument("--stay", type=float, default=0, help="seconds to stay after the last change")
    given = options.parse_args()
    window = CounterWindow(given.x, given.y)
    start_s = time.perf_counter()
    for value in range(round(given.seconds * given.rate)):
        time.sleep(max(start_s + value / given.rate - time.perf_counter(), 0))
        asked_ns, done_ns = window.show(value % 2**BITS)
        line = {"value": value % 2**BITS, "asked_ns": asked_ns, "monotonic_ns": done_ns}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    time.sleep(1 / given.rate + given.stay)


if __name__ == "__main__":
    main()
