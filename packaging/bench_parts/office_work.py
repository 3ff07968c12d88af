"""A piece of office work on a virtual desktop, the same each time, as a recorder has to record it.

Typing in a terminal, output that scrolls by, reading a document, an explanation, seconds without a
change, presses that are answered at once, pointing, a window in motion, and typing in an editor. It
knows no recorder.
"""

import random
import time

from bench_parts.staleness import Action, Change
from bench_parts.work import (
    NUMBER_PX,
    CountingHands,
    Input,
    Schedule,
    Work,
    open_program,
    read_changes,
)
from helpers.x_server import FastHand
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

_SHELL = ("-fa", "DejaVu Sans Mono", "-fs", "11", "-e", "bash", "--norc")
_COMMAND = "for i in `seq 150`; do echo reading $i of today; sleep 0.02; done\n"  # scrolls for 3 s
_NOTE = "the mean of the readings is 12.12 mm, as it was last week\n"
_EXPLANATION = "These are the readings of today. I look for those that are out of line."
_DOCUMENT = "readings.txt"
_LINES = 400
_IN_TERMINAL_PX, _IN_EDITOR_PX = (400, 400), (1400, 500)
_LETTERS = range(24, 34)  # key codes of the upper row of letters
_SEED = 1
_ACTIONS = 24
_MOTION_PX = (640, 360)
_MOTION_FIRST = 1_000  # numbers of the window in motion, above those of the answering one


def prepare_office(desktop: VirtualDesktop) -> None:
    """Open a terminal, and an editor with a long document, before anybody records."""
    chance = random.Random(_SEED)  # noqa: S311 - the same document each time
    lines = [
        f"{line:4}  {chance.gauss(12.1, 0.2):8.3f} mm  sample {chance.randrange(9_999):04}"
        for line in range(_LINES)
    ]
    (desktop.home / _DOCUMENT).write_text("\n".join(lines) + "\n", encoding="utf-8")
    desktop.open("xterm", "-title", "Terminal", "-geometry", "100x40", *_SHELL)
    desktop.open("mousepad", str(desktop.home / _DOCUMENT))
    for title, place, size in (("Terminal", (40, 60), None), ("Mousepad", (1060, 60), (800, 700))):
        window = str(desktop.wait_for_window(title))
        if size:
            desktop.run("xdotool", "windowsize", window, *map(str, size))
        desktop.run("xdotool", "windowmove", window, *map(str, place))
    desktop.focus(desktop.wait_for_window("Terminal"))
    desktop.move(5, 5)
    time.sleep(2)  # the editor draws late


def do_office_work(desktop: VirtualDesktop) -> Work:
    """Do the work of 31 s."""
    schedule, hands = Schedule(), CountingHands(desktop)
    hands.type(_COMMAND)
    schedule.wait_until(7)
    hands.click(*_IN_EDITOR_PX)
    hands.scroll(-24)
    hands.scroll(12)
    schedule.wait_until(9.5)
    hands.click(*_IN_TERMINAL_PX)  # whose cursor does not blink
    desktop.say(_EXPLANATION)
    schedule.wait_until(17)  # at least seven seconds since the last change
    changes, actions, quiet = _act(desktop, hands)
    schedule.wait_until(24)
    place = (NUMBER_PX[0], NUMBER_PX[1] + 64 - _MOTION_PX[1], *_MOTION_PX)
    changes += _watch(desktop, place, seconds=3.0, first=_MOTION_FIRST)
    schedule.wait_until(28)
    _write_note(desktop, hands)
    schedule.wait_until(32)
    return Work(changes, actions, quiet, hands.done)


def do_short_office_work(desktop: VirtualDesktop) -> Work:
    """Do the work of 18 s: typing, output that scrolls, presses that are answered, more typing."""
    schedule, hands = Schedule(), CountingHands(desktop)
    hands.type(_COMMAND)
    schedule.wait_until(7)
    changes, actions, quiet = _act(desktop, hands)
    schedule.wait_until(14)
    _write_note(desktop, hands)
    schedule.wait_until(18)
    return Work(changes, actions, quiet, hands.done)


def prepare_nothing(_desktop: VirtualDesktop) -> None:
    """Leave the desktop as it is."""


def watch_motion(desktop: VirtualDesktop) -> Work:
    """Let the whole screen of 1920x1080 scroll for 10 s, thirty times a second."""
    now_ns = monotonic_ns()
    changes = _watch(desktop, (0, 0, 1920, 1080), seconds=10.0, first=0)
    return Work(changes, [], (now_ns, now_ns), CountingHands(desktop).done)


def _act(desktop: VirtualDesktop, hands: CountingHands) -> tuple[list[Change], list[Action], tuple[int, int]]:
    """Press keys and the button in a window that answers at once, and point about; 6 s or so."""
    began_ns = monotonic_ns()
    place = ("--x", NUMBER_PX[0], "--y", NUMBER_PX[1])
    window = open_program(desktop, "answering_window", *place, "--presses", _ACTIONS, "--seed", _SEED)
    while not desktop.output_of(window):
        if window.poll() is not None or monotonic_ns() - began_ns > 20_000_000_000:
            raise MachineError("the window that answers presses did not come", "run again with less load")
        time.sleep(0.02)
    quiet_from_ns = monotonic_ns()
    chance = random.Random(_SEED)  # noqa: S311 - the same moments each time
    asked: list[int] = []
    with FastHand(desktop.display) as hand:
        for number in range(_ACTIONS):
            time.sleep(chance.uniform(0.05, 0.25))
            hand.move(NUMBER_PX[0] + 20 + 20 * number, NUMBER_PX[1] + 30)
            hand.done()
            hands.done[Input.MOVE] += 1
            time.sleep(chance.uniform(0.01, 0.05))
            asked.append(hands.press(hand, key_code=None if number % 2 else _LETTERS[number % len(_LETTERS)]))
    hands.wander(20)
    quiet_to_ns = monotonic_ns()
    window.wait(60)
    changes = list(read_changes(desktop.output_of(window)))
    answers = [change.value for change in changes if change.answers]
    if len(answers) != len(asked):
        raise MachineError(
            f"of {len(asked)} presses {len(answers)} were answered by the window", "run again with less load"
        )
    actions = [Action(at_ns, value) for at_ns, value in zip(asked, answers, strict=True)]
    return changes, actions, (quiet_from_ns, quiet_to_ns)


def _watch(
    desktop: VirtualDesktop, place: tuple[int, int, int, int], *, seconds: float, first: int
) -> list[Change]:
    arguments = ("--place", *place, "--number", *NUMBER_PX, "--seconds", seconds, "--first", first)
    moving = open_program(desktop, "moving_window", *arguments)
    moving.wait(seconds + 60)
    return list(read_changes(desktop.output_of(moving)))


def _write_note(desktop: VirtualDesktop, hands: CountingHands) -> None:
    desktop.focus(desktop.wait_for_window("Mousepad"))
    hands.click(*_IN_EDITOR_PX)
    hands.type(_NOTE)
