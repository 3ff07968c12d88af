"""A window over the whole screen whose page scrolls, run as a program on the display in DISPLAY.

The page is drawn once, of small coloured rectangles, about as dense as print; each step is one CopyArea. It
prints nothing.
"""

import argparse
import random
import time
from typing import Any

import xcffib
import xcffib.xproto as x

_PER_SECOND = 30
_STEP_PX = 6
_MARKS = 6_000
_COLOURS = 40
_AT_ONCE = 2_000


def _draw_page(core: Any, page: int, pen: int, width_px: int, height_px: int) -> None:  # noqa: ANN401 - xcffib's
    rectangle: Any = x.RECTANGLE.synthetic
    chance = random.Random(1)  # noqa: S311 - the same page each time
    core.PolyFillRectangle(page, pen, 1, [rectangle(0, 0, width_px, 2 * height_px)])
    for _ in range(_COLOURS):
        core.ChangeGC(pen, x.GC.Foreground, [chance.randrange(1 << 24)])
        marks = []
        for _ in range(_MARKS // _COLOURS):
            x_px, y_px = chance.randrange(width_px), chance.randrange(height_px)
            size = (chance.randrange(2, 24), chance.randrange(2, 12))
            # Twice, one screen apart, so that scrolling by one screen ends where it began.
            marks += [rectangle(x_px, y_px, *size), rectangle(x_px, y_px + height_px, *size)]
        for first in range(0, len(marks), _AT_ONCE):
            some = marks[first : first + _AT_ONCE]
            core.PolyFillRectangle(page, pen, len(some), some)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=10, help="how long to scroll")
    seconds = options.parse_args().seconds
    connection: Any = xcffib.connect()  # type: ignore[no-untyped-call]
    core, screen = connection.core, connection.get_setup().roots[0]
    width_px, height_px = screen.width_in_pixels, screen.height_in_pixels
    window, page, pen = (connection.generate_id() for _ in range(3))
    core.CreateWindow(
        *(screen.root_depth, window, screen.root, 0, 0, width_px, height_px, 0),
        *(x.WindowClass.InputOutput, screen.root_visual),
        *(x.CW.BackPixel | x.CW.OverrideRedirect, [screen.white_pixel, 1]),
    )
    core.CreatePixmap(screen.root_depth, page, window, width_px, 2 * height_px)
    core.CreateGC(pen, window, x.GC.Foreground | x.GC.GraphicsExposures, [screen.white_pixel, 0])
    _draw_page(core, page, pen, width_px, height_px)
    core.MapWindow(window)
    start_s = time.perf_counter()
    for step in range(round(seconds * _PER_SECOND)):
        time.sleep(max(start_s + step / _PER_SECOND - time.perf_counter(), 0))
        core.CopyArea(page, window, pen, 0, step * _STEP_PX % height_px, 0, 0, width_px, height_px)
        core.GetInputFocus().reply()


if __name__ == "__main__":
    main()
