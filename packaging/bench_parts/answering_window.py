"""A window that shows a number, and raises it by itself now and then, and at once at every press in it.

Run as a program on the display in DISPLAY. It takes the keyboard, needs no window manager, and stays for
a while after the last press that it waits for. It prints one JSON line for each number, as
`counter_window.py` does, with `answers`: whether to a press.

    {"value": 17, "asked_ns": ..., "monotonic_ns": ..., "answers": true}
"""

import argparse
import json
import random
import select
import sys
import time

import xcffib.xproto as x

from helpers.counter_window import CounterWindow

_APART_S = (0.12, 0.5)  # from one change by itself to the next
_STAY_S, _PATIENCE_S = 1.5, 60.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--x", type=int, required=True, help="left edge in pixels")
    options.add_argument("--y", type=int, required=True, help="top edge in pixels")
    options.add_argument("--presses", type=int, required=True, help="how many to wait for")
    options.add_argument("--seed", type=int, required=True, help="of the moments of the changes")
    given = options.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - the same moments each time
    counter = CounterWindow(given.x, given.y)
    connection, core = counter.connection, counter.connection.core
    events = x.EventMask.KeyPress | x.EventMask.ButtonPress
    core.ChangeWindowAttributes(counter.window, x.CW.EventMask, [events])
    core.SetInputFocus(x.InputFocus.PointerRoot, counter.window, x.Time.CurrentTime)
    value, waiting = 0, given.presses
    end_s = time.monotonic() + _PATIENCE_S
    next_s = time.monotonic()
    while (now_s := time.monotonic()) < end_s:
        # Servers also send what nobody asked for.
        answers = isinstance(connection.poll_for_event(), x.KeyPressEvent | x.ButtonPressEvent)
        if answers or now_s >= next_s:
            asked_ns, done_ns = counter.show(value)
            line = {"value": value, "asked_ns": asked_ns, "monotonic_ns": done_ns, "answers": answers}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
            value += 1
            waiting -= answers
            if answers and not waiting:
                end_s = time.monotonic() + _STAY_S
        else:
            select.select([connection.get_file_descriptor()], [], [], min(next_s, end_s) - now_s)
        if now_s >= next_s:
            next_s = now_s + chance.uniform(*_APART_S)


if __name__ == "__main__":
    main()
