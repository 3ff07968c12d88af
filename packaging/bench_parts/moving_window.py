"""A window whose page scrolls, thirty steps a second, below a number that counts them.

Run as a program on the display in DISPLAY. The page is drawn once, of small coloured rectangles, about
as dense as print. A step is one picture: no other program sees half of it. Prints one JSON line for
each, as `counter_window.py` does:

    {"value": 17, "asked_ns": ..., "monotonic_ns": ...}
"""

import argparse
import json
import random
import sys
import time
from typing import Any

import xcffib.xproto as x

from helpers.counter_window import CounterWindow

PER_SECOND = 30
_STEP_PX = 6
_MARK_PX = 346  # one mark on so many pixels
_COLOURS = 40
_AT_ONCE = 2_000


def _draw_page(core: Any, page: int, pen: int, width_px: int, height_px: int) -> None:  # noqa: ANN401 - xcffib's
    rectangle: Any = x.RECTANGLE.synthetic
    chance = random.Random(1)  # noqa: S311 - the same page each time
    core.PolyFillRectangle(page, pen, 1, [rectangle(0, 0, width_px, 2 * height_px)])
    for _ in range(_COLOURS):
        core.ChangeGC(pen, x.GC.Foreground, [chance.randrange(1 << 24)])
        marks = []
        for _ in range(width_px * height_px // _MARK_PX // _COLOURS):
            x_px, y_px = chance.randrange(width_px), chance.randrange(height_px)
            size = (chance.randrange(2, 24), chance.randrange(2, 12))
            # Twice, one screen apart, so that scrolling by one screen ends where it began.
            marks += [rectangle(x_px, y_px, *size), rectangle(x_px, y_px + height_px, *size)]
        for first in range(0, len(marks), _AT_ONCE):
            some = marks[first : first + _AT_ONCE]
            core.PolyFillRectangle(page, pen, len(some), some)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, required=True, help="how long to scroll")
    options.add_argument("--place", type=int, nargs=4, required=True, help="left, top, width and height")
    options.add_argument("--number", type=int, nargs=2, required=True, help="left and top of the number")
    options.add_argument("--first", type=int, default=0, help="the first number")
    given = options.parse_args()
    x_px, y_px, width_px, height_px = given.place
    counter = CounterWindow(*given.number)
    core, screen = counter.connection.core, counter.connection.get_setup().roots[0]
    window, page, pen = (counter.connection.generate_id() for _ in range(3))
    core.CreateWindow(
        *(screen.root_depth, window, screen.root, x_px, y_px, width_px, height_px, 0),
        *(x.WindowClass.InputOutput, screen.root_visual),
        *(x.CW.BackPixel | x.CW.OverrideRedirect, [screen.white_pixel, 1]),
    )
    core.CreatePixmap(screen.root_depth, page, window, width_px, 2 * height_px)
    core.CreateGC(pen, window, x.GC.Foreground | x.GC.GraphicsExposures, [screen.white_pixel, 0])
    _draw_page(core, page, pen, width_px, height_px)
    core.MapWindow(window)
    core.ConfigureWindow(counter.window, x.ConfigWindow.StackMode, [x.StackMode.Above])
    start_s = time.perf_counter()
    for step in range(round(given.seconds * PER_SECOND)):
        counter.prepare(given.first + step)
        core.GetInputFocus().reply()
        time.sleep(max(start_s + step / PER_SECOND - time.perf_counter(), 0))
        asked_ns = time.perf_counter_ns()
        core.GrabServer()
        core.CopyArea(page, window, pen, 0, step * _STEP_PX % height_px, 0, 0, width_px, height_px)
        counter.reveal()
        core.UngrabServer()
        core.GetInputFocus().reply()
        line = {"value": given.first + step, "asked_ns": asked_ns, "monotonic_ns": time.perf_counter_ns()}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
