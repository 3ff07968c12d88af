"""What can be seen of a program's windows, as `watched_app.py` writes it down."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Thing:
    """Something that is seen in a `window`; `rectangle` is left, top, width and height on the screen."""

    name: str
    words: str
    called: str
    window: str
    in_front: bool
    enabled: bool
    checked: bool
    control: bool
    rectangle: tuple[int, int, int, int]

    def says(self, words: str) -> bool:
        return words in self.words or words in self.called

    def is_called(self, words: str) -> bool:
        return words in {self.words, self.called} or (" | " in self.words and words in self.words)

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.rectangle
        return left + width // 2, top + height // 2


@dataclass(frozen=True)
class Look:
    """All that was seen at once; looks are counted from 1."""

    number: int = 0
    things: tuple[Thing, ...] = ()

    def control(self, words: str) -> Thing | None:
        """A control that is called so; rather one of the window in front."""
        found = [it for it in self.things if it.control and it.is_called(words)]
        return max(found, key=lambda it: it.in_front, default=None)

    def usable(self, words: str) -> Thing | None:
        thing = self.control(words)
        return thing if thing is not None and thing.enabled else None

    def reads(self, name: str) -> str:
        """What the thing of a name says; empty where it isn't seen."""
        return next((it.words or it.called for it in self.things if it.name == name), "")

    def says(self, words: str) -> bool:
        return any(it.says(words) for it in self.things)

    def has_in_front(self, title: str) -> bool:
        """Whether a window has the keyboard whose title has this regular expression in it."""
        return any(it.in_front and re.search(title, it.window) for it in self.things)


class Sight:
    """The newest look at a program's windows.

    Args:
        path: Where the program writes it down.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def forget(self) -> None:
        """Forget what an earlier program showed."""
        self.path.unlink(missing_ok=True)

    def look(self) -> Look:
        if not self.path.exists():
            return Look()
        told = json.loads(self.path.read_text(encoding="utf-8"))
        things = (Thing(**{**it, "rectangle": tuple(it["rectangle"])}) for it in told["things"])
        return Look(told["look"], tuple(things))

    def from_now_on(self, condition: Callable[[Look], bool]) -> Callable[[], bool]:
        """A condition of looks that begin after this call: the one under way may show what was before."""
        former = self.look().number
        return lambda: (look := self.look()).number > former + 1 and condition(look)

    def resting(self, words: str) -> Callable[[], Thing | None]:
        """Finds a control that can be used, once two looks one after the other find it in the same place."""
        before: list[tuple[int, Thing | None]] = [(0, None)]

        def find() -> Thing | None:
            look = self.look()
            thing, (number, former) = look.usable(words), before[0]
            if look.number == number:
                return None
            before[0] = look.number, thing
            rests = thing is not None and former is not None and thing.rectangle == former.rectangle
            return thing if rests else None

        return find
