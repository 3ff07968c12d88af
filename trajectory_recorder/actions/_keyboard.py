"""Typing, keys and hotkeys from what was pressed.

Text is what the presses of one stretch have left: characters that were taken back at once are not in it,
and those that were taken back after the cursor was moved can't be known to be gone. A stretch ends with
any other key or deed, when another window becomes active, or after 5 s without a key.
"""

from dataclasses import dataclass

from trajectory_recorder.actions._dead_keys import composed, is_dead
from trajectory_recorder.actions._draft import Draft
from trajectory_recorder.actions.action import Hotkey, KeyPress, Typing
from trajectory_recorder.events import KeyAction, KeyboardState, KeyEvent, is_masked

_TYPING_GAP_NS = 5_000_000_000
_AGAIN_NS = 1_000_000_000
# A state is asked for at a time of its own, and a press may have come meanwhile.
_STATE_AGE_NS = 50_000_000

MODIFIER_KEYS = {
    **dict.fromkeys(("Shift_L", "Shift_R", "ISO_Level2_Latch"), "shift"),
    **dict.fromkeys(("Control_L", "Control_R"), "control"),
    **dict.fromkeys(("Alt_L", "Alt_R", "Meta_L", "Meta_R"), "alt"),
    **dict.fromkeys(("Super_L", "Super_R", "Hyper_L", "Hyper_R"), "super"),
    **dict.fromkeys(("ISO_Level3_Shift", "Mode_switch", "ISO_Level5_Shift"), "altgr"),
}
_COMMANDING = ("control", "alt", "super")
_TAKES_BACK = "BackSpace"
TAKEN_BACK = "⌫"


@dataclass(slots=True)
class _Down:
    """A key that is down: the draft that its release belongs to, None if it is no action's."""

    at_ns: int
    draft: Draft | None
    modifier: str | None = None
    modifier_id: int = 0
    symbol: str = ""
    used: bool = False


@dataclass(slots=True)
class _Text:
    """The stretch of typing under way."""

    draft: Draft
    text: list[str]
    strokes: list[str]
    pressed_ns: int
    dead: str | None = None


class Keyboard:
    """Takes the keyboard's events in the order of time; `drafts` holds what came of them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._down: dict[int, _Down] = {}
        self._text: _Text | None = None
        self._last: Draft | None = None

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Those that are held down, in a fixed order."""
        held = {it.modifier for it in self._down.values()}
        return tuple(name for name in ("shift", *_COMMANDING, "altgr") if name in held)

    def take(self, event_id: int, at_ns: int, event: KeyEvent) -> None:
        """Take one event."""
        if is_masked(event):
            # Of keys that are not told nobody knows which release is whose: each press is all there is.
            if event.action is KeyAction.PRESS and not event.own:
                self._again(event_id, at_ns, KeyPress(""))
        elif event.action is KeyAction.RELEASE:
            self._release(event_id, at_ns, event.key_code)
        elif event.own:
            self.interrupt()
            self.use_modifiers()  # those of a hot key were pressed for it
            self._down[event.key_code] = _Down(at_ns, None)
        else:
            self._press(event_id, at_ns, event)

    def resync(self, at_ns: int, state: KeyboardState) -> None:
        """Learn which keys are down: others were released without a word."""
        for key_code in set(self._down) - set(state.key_codes):
            if at_ns - self._down[key_code].at_ns > _STATE_AGE_NS:
                self._lose(key_code, at_ns)

    def interrupt(self) -> None:
        """Something else was done, or elsewhere: a stretch of typing is over."""
        self._end_text()
        self._last = None

    def use_modifiers(self) -> None:
        """Something was done while they were held: they were pressed for that."""
        for down in self._down.values():
            down.used = True

    def finish(self, end_ns: int) -> None:
        """The recording ends."""
        self._end_text()
        for key_code in list(self._down):
            self._lose(key_code, end_ns)

    # --- presses ---

    def _press(self, event_id: int, at_ns: int, event: KeyEvent) -> None:
        before = self._down.get(event.key_code)
        if before is not None and not event.repeat:
            self._lose(event.key_code, at_ns)
            before = None
        modifier = MODIFIER_KEYS.get(event.symbol)
        if modifier is not None:
            if before is None:
                down = _Down(at_ns, None, modifier, event_id, event.symbol)
                self._down[event.key_code] = down
            return
        commanding = [name for name in _COMMANDING if name in event.modifiers]
        if commanding:
            held = ("shift",) if "shift" in event.modifiers else ()
            draft = self._again(event_id, at_ns, Hotkey((*commanding, *held, event.symbol)))
        elif is_dead(event.symbol) or (event.text and event.text.isprintable()):
            draft = self._type(event_id, at_ns, event)
        elif event.symbol == _TAKES_BACK and self._goes_on(at_ns):
            draft = self._take_back(event_id, at_ns)
        elif "shift" in event.modifiers:
            draft = self._again(event_id, at_ns, Hotkey(("shift", event.symbol)))
        else:
            draft = self._again(event_id, at_ns, KeyPress(event.symbol))
        self.use_modifiers()
        self._down[event.key_code] = _Down(at_ns, draft)

    def _again(self, event_id: int, at_ns: int, deed: Hotkey | KeyPress) -> Draft:
        """A key or hotkey, which joins the one before if that was the same just now."""
        self._end_text()
        last = self._last
        if last is not None and last.complete and at_ns - last.end_ns <= _AGAIN_NS:
            joined = _joined(last.deed, deed)
            if joined is not None:
                last.deed = joined
                last.add(event_id, at_ns)
                return last
        draft = self._last = Draft(at_ns, at_ns, at_ns, deed=deed)
        draft.add(event_id, at_ns)
        self.drafts.append(draft)
        return draft

    # --- typing ---

    def _goes_on(self, at_ns: int) -> bool:
        return self._text is not None and at_ns - self._text.pressed_ns <= _TYPING_GAP_NS

    def _type(self, event_id: int, at_ns: int, event: KeyEvent) -> Draft:
        self._last = None
        if not self._goes_on(at_ns):
            self._end_text()
            draft = Draft(at_ns, at_ns, at_ns)
            self.drafts.append(draft)
            self._text = _Text(draft, [], [], at_ns)
        text = self._text
        assert text is not None  # noqa: S101 - it goes on, or has just begun
        text.pressed_ns = at_ns
        text.draft.add(event_id, at_ns)
        dead, text.dead = text.dead, None
        if dead is None and is_dead(event.symbol):
            text.dead = event.symbol
            return text.draft
        written = event.text or ""
        if dead is not None:
            written = composed(dead, "" if event.symbol == dead else written)
        text.text += written
        text.strokes += written
        return text.draft

    def _take_back(self, event_id: int, at_ns: int) -> Draft:
        text = self._text
        assert text is not None  # noqa: S101 - the caller saw to it
        if text.dead is not None:
            text.dead = None
        elif text.text:
            text.text.pop()
            text.strokes.append(TAKEN_BACK)
        else:
            return self._again(event_id, at_ns, KeyPress(_TAKES_BACK))
        text.pressed_ns = at_ns
        text.draft.add(event_id, at_ns)
        return text.draft

    def _end_text(self) -> None:
        text, self._text = self._text, None
        if text is not None:
            text.draft.deed = Typing("".join(text.text), "".join(text.strokes))

    # --- releases ---

    def _release(self, event_id: int, at_ns: int, key_code: int) -> None:
        down = self._down.pop(key_code, None)
        if down is None:
            return  # it was pressed before the recording
        if down.modifier is not None and not down.used:
            # Pressed for itself, as the key that opens a menu of programs.
            draft = self._again(down.modifier_id, down.at_ns, KeyPress(down.symbol))
            draft.add(event_id, at_ns)
        elif down.draft is not None:
            down.draft.add(event_id, at_ns)

    def _lose(self, key_code: int, at_ns: int) -> None:
        down = self._down.pop(key_code)
        if down.draft is not None:
            down.draft.end_ns = max(down.draft.end_ns, at_ns)
            down.draft.complete = False


def _joined(before: object, deed: Hotkey | KeyPress) -> Hotkey | KeyPress | None:
    """The two as one, where they are the same."""
    if isinstance(before, Hotkey) and isinstance(deed, Hotkey) and before.keys == deed.keys:
        return Hotkey(deed.keys, before.count + 1)
    if isinstance(before, KeyPress) and isinstance(deed, KeyPress) and before.key == deed.key:
        return KeyPress(deed.key, before.count + 1)
    return None
