"""The words in which a scene tells what was done, and hands that count what they do."""

import itertools
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bench_parts.programs import program_environment
from bench_parts.staleness import Action, Change
from helpers.x_server import FastHand
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.virtual_desktop import VirtualDesktop

NUMBER_PX = (1240, 980)
"""Left and top of the number that scenes show, wherever it comes from."""

_SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ')


class Input(StrEnum):
    """What can be done with a keyboard and a pointer."""

    KEY_PRESS = "key press"
    KEY_RELEASE = "key release"
    BUTTON_PRESS = "button press"
    BUTTON_RELEASE = "button release"
    NOTCH = "notch of the wheel"
    MOVE = "move"


@dataclass(frozen=True)
class Work:
    """What was done, as those who did it know it; times are monotonic.

    Args:
        changes: Every number that was shown, in the order of time.
        actions: Every press that was answered by a number.
        quiet: Between these times nothing but the number changed.
        injected: How much of each kind of input there was.
    """

    changes: list[Change]
    actions: list[Action]
    quiet: tuple[int, int]
    injected: Counter[Input]


class Schedule:
    """Steps begin at fixed times, so that a slow step does not move those after it."""

    def __init__(self) -> None:
        self._began_s = time.monotonic()

    def wait_until(self, second: float) -> None:
        time.sleep(max(self._began_s + second - time.monotonic(), 0))


class CountingHands:
    """Hands that count what they do; `hand` is one that is faster and counts nothing."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self.done: Counter[Input] = Counter()

    def type(self, text: str) -> None:
        self._desktop.type(text, delay_ms=40)
        presses = sum(2 if key in _SHIFTED else 1 for key in text)
        self.done.update({Input.KEY_PRESS: presses, Input.KEY_RELEASE: presses})

    def click(self, x_px: int, y_px: int) -> None:
        self._desktop.click(x_px, y_px)
        self.done.update([Input.MOVE, Input.BUTTON_PRESS, Input.BUTTON_RELEASE])

    def scroll(self, notches: int) -> None:
        self._desktop.scroll(notches)
        self.done[Input.NOTCH] += abs(notches)

    def wander(self, steps: int) -> None:
        """Move over the screen, a step every 40 ms, to another place each time."""
        places = [(300 + 13 * step, 200 + 31 * (step % 20)) for step in range(steps)]
        moves = [("mousemove", str(x_px), str(y_px), "sleep", "0.04") for x_px, y_px in places]
        self._desktop.run("xdotool", *itertools.chain.from_iterable(moves), timeout_s=60)
        self.done[Input.MOVE] += steps

    def press(self, hand: FastHand, *, key_code: int | None) -> int:
        """Press and release the key, or the left button without one; returns the time of asking in ns."""
        kinds = (
            (Input.KEY_PRESS, Input.KEY_RELEASE) if key_code else (Input.BUTTON_PRESS, Input.BUTTON_RELEASE)
        )
        asked_ns = monotonic_ns()
        for pressing in (True, False):
            if key_code:
                hand.key(key_code, press=pressing)
            else:
                hand.button(1, press=pressing)
            hand.done()
        self.done.update(kinds)
        return asked_ns


def open_program(desktop: VirtualDesktop, name: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start one of the benchmarks' own programs."""
    command = (sys.executable, "-m", f"bench_parts.{name}", *map(str, arguments))
    return desktop.open(*command, environment=program_environment())


def read_changes(said: str) -> Iterator[Change]:
    """Parse what a program that shows numbers printed."""
    for line in said.splitlines():
        if line.endswith("}"):
            told = json.loads(line)
            yield Change(told["value"], told["asked_ns"], told["monotonic_ns"], told.get("answers", False))
