"""Notes what mouse and keyboard did, as overlays show it: each press with its release.

What was *done* by it is for `actions` to say. A release that was lost is found where the recorder asked which
buttons and keys are down.
"""

from array import array
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.events import (
    Button,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
)
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.key_names import label
from trajectory_recorder.replay.timeline.timeline import PointerTrack, Press, Stroke, Times, Turn

# A state is asked for at a time of its own, and a press may have come meanwhile.
_STATE_AGE_NS = 50_000_000


class PointerNotes:
    """Takes the pointer's events and states, in the order of time."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._presses: list[Press] = []
        self._down: dict[Button, tuple[int, int, int]] = {}
        self._times, self._xs_px, self._ys_px = array("q"), array("i"), array("i")
        self._acts = array("q")

    def take(self, at_ns: int, event: PointerEvent) -> None:
        """Take the next event."""
        self._acts.append(at_ns)
        self._is_at(at_ns, event)
        if event.action is PointerAction.MOVE:
            return
        if event.action is PointerAction.SCROLL:
            self.turns.append(Turn(at_ns, event.dx, event.dy, event.x_px, event.y_px))
        elif event.button is not None:
            self._release(event.button, at_ns)
            if event.action is PointerAction.PRESS:
                self._down[event.button] = (at_ns, event.x_px, event.y_px)

    def resync(self, at_ns: int, state: PointerState) -> None:
        """Learn where the pointer is and which buttons are down."""
        self._is_at(at_ns, state)
        for button in set(self._down).difference(state.buttons):
            if at_ns - self._down[button][0] > _STATE_AGE_NS:
                self._release(button, at_ns)

    def presses(self, end_ns: int) -> tuple[Press, ...]:
        """All presses; those without a release last until the end."""
        for button in list(self._down):
            self._release(button, end_ns)
        return tuple(sorted(self._presses, key=lambda it: it.from_ns))

    @property
    def track(self) -> PointerTrack:
        """Where it was."""
        return PointerTrack(
            np.array(self._times, np.int64),
            np.array(self._xs_px, np.int32),
            np.array(self._ys_px, np.int32),
        )

    @property
    def acts_ns(self) -> Times:
        """When it did anything."""
        return np.array(self._acts, np.int64)

    def _is_at(self, at_ns: int, told: PointerEvent | PointerState) -> None:
        self._times.append(at_ns)
        self._xs_px.append(told.x_px)
        self._ys_px.append(told.y_px)

    def _release(self, button: Button, at_ns: int) -> None:
        pressed = self._down.pop(button, None)
        if pressed is not None:
            from_ns, x_px, y_px = pressed
            self._presses.append(Press(from_ns, at_ns, button, x_px, y_px))


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A key that is down: its first press, for the system repeats it."""

    at_ns: int
    key: KeyEvent


class KeyNotes:
    """Takes the keyboard's events and states, in the order of time."""

    def __init__(self) -> None:
        self._strokes: list[Stroke] = []
        self._down: dict[int, _Pressed] = {}
        self._acts = array("q")

    def take(self, at_ns: int, key: KeyEvent) -> None:
        """Take the next event."""
        self._acts.append(at_ns)
        if key.action is KeyAction.PRESS:
            if key.repeat and key.key_code in self._down:
                return
            self._release(key.key_code, at_ns)
            self._down[key.key_code] = _Pressed(at_ns, key)
        else:
            self._release(key.key_code, at_ns)

    def resync(self, at_ns: int, state: KeyboardState) -> None:
        """Learn which keys are down."""
        for code in set(self._down).difference(state.key_codes):
            if at_ns - self._down[code].at_ns > _STATE_AGE_NS:
                self._release(code, at_ns)

    def strokes(self, end_ns: int) -> tuple[Stroke, ...]:
        """All strokes; those without a release last until the end."""
        for code in list(self._down):
            self._release(code, end_ns)
        return tuple(sorted(self._strokes, key=lambda it: it.from_ns))

    @property
    def acts_ns(self) -> Times:
        """When it did anything."""
        return np.array(self._acts, np.int64)

    def _release(self, code: int, at_ns: int) -> None:
        pressed = self._down.pop(code, None)
        if pressed is not None:
            key = pressed.key
            text = None if key.text is None else bounds.text(key.text)
            self._strokes.append(Stroke(pressed.at_ns, at_ns, label(key), text, key.modifiers))
