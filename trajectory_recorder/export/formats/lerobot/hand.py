"""The hand at mouse and keyboard as numbers: how it is at a moment, and what it does until the next one.

What went to the recorder's own windows was not done to the recorded desktop, and only moves the pointer.
"""

from collections import Counter
from dataclasses import dataclass, field

from trajectory_recorder.actions import MODIFIER_KEYS
from trajectory_recorder.events import (
    Button,
    Display,
    DisplaysEvent,
    Event,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    is_masked,
)
from trajectory_recorder.export.formats.lerobot.columns import BUTTONS, MODIFIERS
from trajectory_recorder.export.video import Sheet


@dataclass(slots=True)
class _Done:
    """What was done since the last row."""

    from_px: tuple[int, int]
    buttons: set[Button]
    wheel: tuple[float, float] = (0.0, 0.0)
    keys: list[str] = field(default_factory=list)
    last_vk: int = 0


class Hand:
    """Takes the events of a recording in their order.

    Args:
        display_id: The display on whose picture places are told.
        sheet: The size of that picture.
        relative: Whether places are told from 0 to 1 across it, and not in its pixels.
    """

    def __init__(self, display_id: int, sheet: Sheet, *, relative: bool) -> None:
        self.lost: Counter[str] = Counter()
        self._display_id = display_id
        self._sheet = sheet
        self._relative = relative
        self._display: Display | None = None
        self._at_px = (0, 0)
        self._buttons: set[Button] = set()
        self._held: dict[int, str] = {}
        self._done = _Done(self._at_px, set())

    def take(self, event: Event) -> None:
        """Take the next event; those of other kinds change nothing."""
        if isinstance(event, PointerEvent):
            self._at_px = event.x_px, event.y_px
            if not event.own:
                self._act(event)
        elif isinstance(event, KeyEvent):
            self._press(event)
        elif isinstance(event, PointerState):
            self._at_px = event.x_px, event.y_px
            self._buttons = set(event.buttons) & set(BUTTONS)
        elif isinstance(event, KeyboardState):
            self._held = {code: name for code, name in self._held.items() if code in event.key_codes}
        elif isinstance(event, DisplaysEvent):
            found = (it for it in event.displays if it.display_id == self._display_id)
            self._display = next(found, self._display)

    def state(self) -> list[float]:
        """How it is, in the order of `columns.STATE`; what is done counts anew from here."""
        self._done = _Done(self._at_px, set(self._buttons))
        held = set(self._held.values())
        return [
            *self._place(self._at_px),
            *(float(it in self._buttons) for it in BUTTONS),
            *(float(it in held) for it in MODIFIERS),
        ]

    def action(self) -> tuple[list[float], str]:
        """What was done since the state was asked for, in the order of `columns.ACTION`, and the names of keys."""
        x, y = self._place(self._at_px)
        from_x, from_y = self._place(self._done.from_px)
        done = self._done
        buttons = (float(it in done.buttons) for it in BUTTONS)
        numbers = [x, y, x - from_x, y - from_y, *done.wheel, *buttons, float(done.last_vk)]
        return numbers, " ".join(done.keys)

    def _act(self, event: PointerEvent) -> None:
        if event.action is PointerAction.SCROLL:
            self._done.wheel = self._done.wheel[0] + event.dx, self._done.wheel[1] + event.dy
        elif event.action is PointerAction.MOVE or event.button is None:
            return
        elif event.button not in BUTTONS:
            self.lost["presses of unknown buttons"] += event.action is PointerAction.PRESS
        elif event.action is PointerAction.PRESS:
            self.lost["further presses of a button within a row"] += event.button in self._done.buttons
            self._buttons.add(event.button)
            self._done.buttons.add(event.button)
        else:
            self._buttons.discard(event.button)

    def _press(self, event: KeyEvent) -> None:
        if event.action is KeyAction.RELEASE:
            self._held.pop(event.key_code, None)
        elif event.own:
            return
        elif is_masked(event):
            self.lost["keys that are not told"] += 1
        else:
            self._done.keys.append(event.symbol)
            self._done.last_vk = event.vk
            if event.symbol in MODIFIER_KEYS:
                self._held[event.key_code] = MODIFIER_KEYS[event.symbol]

    def _place(self, at_px: tuple[int, int]) -> tuple[float, float]:
        """A pixel of the desktop on the picture, also beside it where the pointer is on another display."""
        it = self._display
        if it is None:
            return float(at_px[0]), float(at_px[1])
        scale = self._sheet.scale(it.width_px, it.height_px)
        x, y = (at_px[0] - it.x_px) * scale, (at_px[1] - it.y_px) * scale
        return (x / self._sheet.width_px, y / self._sheet.height_px) if self._relative else (x, y)
