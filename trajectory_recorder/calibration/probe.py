"""The probe: changes, moves and clicks at times that it logs, while somebody else records.

Run as a program, in a process of its own so that its times wait for nobody. It puts its patch up, says
so, and waits for one line on its standard input; then it performs until that input ends, so that it
can't outlive whoever started it. What it says is in `truth.py`. It reads no recording and judges nothing.

Nothing is done but on its own patch: the pointer moves there, and presses it, and nothing else.
"""

import argparse
import math
import random
import sys
import threading
from collections.abc import Iterator

import msgspec

from trajectory_recorder.calibration import truth
from trajectory_recorder.calibration.patch_code import BITS
from trajectory_recorder.calibration.speaker import Speaker
from trajectory_recorder.calibration.stage import Stage, open_stage
from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.events import Display, PointerAction, Rectangle

# A change is alone when nothing else happens for three looks of the recorder before and after it.
_PAUSES_S = (0.1, 0.2)
_CLICK_EVERY = 3


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--display", required=True, help="the display to perform on, as JSON")
    options.add_argument("--silent", action="store_true", help="play no clicks")
    given = options.parse_args()
    try:
        stage = open_stage(msgspec.json.decode(given.display, type=Display))
    except TrajectoryError as error:
        _say(truth.Failed(error.message, error.remedy))
        return error.exit_code
    try:
        _perform(stage, silent=given.silent)
    finally:
        stage.close()
    return 0


def _perform(stage: Stage, *, silent: bool) -> None:
    chance = random.Random()  # noqa: S311 - distances in time
    speaker, problem = None, ""
    if not silent:
        try:
            speaker = Speaker(chance)
        except TrajectoryError as error:
            problem = str(error)
    _say(truth.Ready(stage.area, problem))
    sys.stdin.readline()
    ended = threading.Event()
    threading.Thread(target=_await_end_of_input, args=[ended], name="input", daemon=True).start()
    if speaker is not None:
        speaker.begin()
    _flip_and_move(stage, chance, ended)
    for click in speaker.finish() if speaker is not None else ():
        _say(click)


def _await_end_of_input(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


def _flip_and_move(stage: Stage, chance: random.Random, ended: threading.Event) -> None:
    """Change the patch and use the pointer in turn, each apart from the other."""
    places = _places(stage.area, stage.step_px, chance)
    value = 0
    while True:
        if ended.wait(chance.uniform(*_PAUSES_S)):
            return
        value = (value + 1) % 2**BITS
        _say(truth.Flip(value, *stage.show(value)))
        if ended.wait(chance.uniform(*_PAUSES_S)):
            return
        x_px, y_px = next(places)
        _say(truth.Injected(PointerAction.MOVE, x_px, y_px, *stage.move(x_px, y_px)))
        pressed = stage.click() if value % _CLICK_EVERY == 0 else None
        if pressed is not None:
            for action, span in zip((PointerAction.PRESS, PointerAction.RELEASE), pressed, strict=True):
                _say(truth.Injected(action, x_px, y_px, *span))


def _places(area: Rectangle, step_px: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Every place of the patch once, in leaps, then all over again: a place tells one move from others."""
    columns, rows = area.width_px // step_px, area.height_px // step_px
    count = columns * rows
    leap = next(leap for leap in range(round(count * 0.618), count) if math.gcd(leap, count) == 1)
    at = chance.randrange(count)
    while True:
        at = (at + leap) % count
        yield area.x_px + at % columns * step_px, area.y_px + at // columns * step_px


def _say(line: truth.Line) -> None:
    sys.stdout.buffer.write(truth.encode(line))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
