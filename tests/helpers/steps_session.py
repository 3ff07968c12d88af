"""A sealed bundle in which each kind of action is done once, at known places and times, before numbered pictures."""

from pathlib import Path

from helpers.pictured_session import PicturedSession
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import Button, Display, WindowEvent

DISPLAY = Display(0, "main", -1000, 100, 1000, 400, 1.0, primary=True)
CLICKED = (-900, 200)  # 100, 100 in the picture
DOUBLE_CLICKED = (-800, 220)
DRAGGED = ((-700, 300), (-650, 310), (-600, 320))
SCROLLED = (-500, 150)
MOVED = (-401, 400)


def at_work() -> PicturedSession:
    """Clicks, clicks twice, holds Control and clicks, drags, scrolls, types, presses, and moves away."""
    person = PicturedSession(DISPLAY)
    person.meanwhile(WindowEvent(1, "Report.txt", "Editor", 7, -1000, 100, 1000, 400))
    person.rests(900).moves(CLICKED).rests(20).clicks().changes()
    person.rests(900).moves(DOUBLE_CLICKED).rests(20).clicks().rests(50).clicks().changes()
    person.rests(900).presses("Control_L").rests(20).clicks(Button.RIGHT).releases("Control_L").changes()
    person.rests(900).moves(DRAGGED[0]).rests(20).pushes().moves(*DRAGGED[1:]).lets_go().changes()
    person.rests(900).moves(SCROLLED).rests(20).turns(0, -1).turns(0, -1).turns(1, 0).changes()
    person.rests(900).types("Sum: 5€").changes()
    person.rests(900).taps("Return").changes()
    person.rests(900).presses("Control_L").presses("s").releases("s").releases("Control_L").changes()
    person.rests(900).moves((-450, 300), MOVED).rests(900)
    return person


def sealed(folder: Path) -> Bundle:
    return at_work().seal(folder)


KINDS = (
    "click",
    "double_click",
    "click",
    "drag",
    "scroll",
    "type",
    "key",
    "hotkey",
    "move",
    "wait",
)
PICTURES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 9)
"""The number in the picture before each action."""

STARTS_NS = tuple(it * 1_000_000 for it in (960, 2010, 3210, 4270, 5260, 6210, 7270, 8220, 9170, 9180))
"""When each action begins."""

WORDS = (
    (200_000_000, 600_000_000, " First"),
    (600_000_000, 900_000_000, " the menu."),
    (6_220_000_000, 6_300_000_000, " Five."),
)
"""What is said, with its times: two words before the click, and one while typing."""
