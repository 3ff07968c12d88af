"""A window over the whole screen that stays above all others, run as a program on the display in DISPLAY.

It prints a line for every press that it gets.
"""

import sys
import time
from typing import Any

import xcffib
import xcffib.xproto as x


def main() -> None:
    connection: Any = xcffib.connect()  # type: ignore[no-untyped-call]
    core, screen, window = connection.core, connection.get_setup().roots[0], connection.generate_id()
    core.CreateWindow(
        *(screen.root_depth, window, screen.root, 0, 0),
        *(screen.width_in_pixels, screen.height_in_pixels, 0),
        *(x.WindowClass.InputOutput, screen.root_visual),
        x.CW.BackPixel | x.CW.OverrideRedirect | x.CW.EventMask,
        [screen.white_pixel, 1, x.EventMask.ButtonPress],
    )
    core.MapWindow(window)
    while True:
        core.ConfigureWindow(window, x.ConfigWindow.StackMode, [x.StackMode.Above])
        core.GetInputFocus().reply()
        if isinstance(connection.poll_for_event(), x.ButtonPressEvent):
            sys.stdout.write("pressed\n")
            sys.stdout.flush()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
