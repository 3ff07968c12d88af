"""A piece of office work on a virtual desktop, the same each time, as a recorder has to record it.

Typing in a terminal, output that scrolls by, reading back, an explanation, seconds without a change,
pointing, a click and typing in an editor; 25 s. A counter changes while somebody points and while
somebody types, so that it can be told which changes are in a video, and when. It knows no recorder.
"""

import itertools
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from helpers.desktop_session import Change, changes, open_counter
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.virtual_desktop import VirtualDesktop

COUNTER_PX = (1240, 980)
_COUNTER = {"x_px": COUNTER_PX[0], "y_px": COUNTER_PX[1]}
_SHELL = ("-fa", "DejaVu Sans Mono", "-fs", "11", "-e", "bash", "--norc")
_COMMAND = "for i in `seq 150`; do echo reading $i of today; sleep 0.02; done\n"  # scrolls for 3 s
_NOTE = "the mean of the readings is 12.12 mm, as it was last week\n"
_EXPLANATION = "These are the readings of today. I look for those that are out of line."
_SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ')
_KEY_EVENTS, _SHIFTED_KEY_EVENTS = 2, 4  # with Shift going down and up
_MOTION_PROGRAM = str(Path(__file__).with_name("moving_window.py"))
_MOTION_S = 10.0


@dataclass(frozen=True)
class Work:
    """What was done, as those who did it know it; times are monotonic.

    Changes between `quiet_from_ns` and `quiet_to_ns` came while nothing else changed the picture.
    `injected` counts key presses and releases, button presses and releases, notches and moves.
    """

    changes: list[Change]
    quiet_from_ns: int
    quiet_to_ns: int
    injected: int


class _Schedule:
    """Steps begin at fixed times, so that a slow step does not move those after it."""

    def __init__(self) -> None:
        self._began_s = time.monotonic()

    def wait_until(self, second: float) -> None:
        time.sleep(max(self._began_s + second - time.monotonic(), 0))


class _Hands:
    """Hands that count what they do."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self.events = 0

    def type(self, text: str) -> None:
        self._desktop.type(text, delay_ms=40)
        self.events += sum(_SHIFTED_KEY_EVENTS if key in _SHIFTED else _KEY_EVENTS for key in text)

    def click(self, x_px: int, y_px: int) -> None:
        self._desktop.click(x_px, y_px)
        self.events += 3

    def scroll(self, notches: int) -> None:
        self._desktop.scroll(notches)
        self.events += abs(notches)

    def wander(self, steps: int) -> None:
        """Move over the screen, a step every 40 ms, to another place each time."""
        places = [(300 + 13 * step, 200 + 31 * (step % 20)) for step in range(steps)]
        moves = [("mousemove", str(x_px), str(y_px), "sleep", "0.04") for x_px, y_px in places]
        self._desktop.run("xdotool", *itertools.chain.from_iterable(moves), timeout_s=60)
        self.events += steps


def prepare_office(desktop: VirtualDesktop) -> None:
    """Open a terminal and an editor, before anybody records."""
    desktop.open("xterm", "-title", "Terminal", "-geometry", "100x40", *_SHELL)
    desktop.open("mousepad")
    for title, place, size in (("Terminal", (40, 60), None), ("Mousepad", (1060, 60), (800, 700))):
        window = str(desktop.wait_for_window(title))
        if size:
            desktop.run("xdotool", "windowsize", window, *map(str, size))
        desktop.run("xdotool", "windowmove", window, *map(str, place))
    desktop.focus(desktop.wait_for_window("Terminal"))
    desktop.move(5, 5)
    time.sleep(2)  # the editor draws late


def do_office_work(desktop: VirtualDesktop) -> Work:
    """Do the work of 25 s."""
    schedule, hands = _Schedule(), _Hands(desktop)
    hands.type(_COMMAND)
    schedule.wait_until(7)
    hands.click(400, 400)
    hands.scroll(12)
    hands.scroll(-12)
    schedule.wait_until(9)
    desktop.say(_EXPLANATION)
    schedule.wait_until(17)  # at least three seconds of silence
    counter = open_counter(desktop, per_second=4, seconds=7, stay=1, **_COUNTER)
    quiet_from_ns = monotonic_ns()
    hands.wander(75)
    schedule.wait_until(20.5)
    quiet_to_ns = monotonic_ns()
    hands.click(1400, 400)
    hands.type(_NOTE)
    counter.wait(60)
    schedule.wait_until(25)
    return Work(changes(desktop.output_of(counter)), quiet_from_ns, quiet_to_ns, hands.events)


def prepare_nothing(_desktop: VirtualDesktop) -> None:
    """Leave the desktop as it is."""


def watch_motion(desktop: VirtualDesktop) -> Work:
    """Let the whole screen scroll for 10 s, thirty times a second, below a counter."""
    now_ns = monotonic_ns()
    moving = desktop.open(sys.executable, _MOTION_PROGRAM, "--seconds", str(_MOTION_S))
    time.sleep(2)  # until it has drawn its page
    counter = open_counter(desktop, per_second=4, seconds=_MOTION_S - 4, **_COUNTER)
    counter.wait(60)
    moving.wait(60)
    return Work(changes(desktop.output_of(counter)), now_ns, now_ns, 0)
