"""OSWorld's action space `computer_13`: an action's type and parameters.

Places are pixels of the picture; a wheel is turned where the pointer is, in notches to the right and upwards.
Dragging is done with the left button: others are pressed, moved and released. (github.com/xlang-ai/OSWorld,
desktop_env/actions.py)
"""

from typing import Any

from trajectory_recorder.actions import Click, Drag, Hotkey, KeyPress, LongPress, Move, Scroll, Typing, Wait
from trajectory_recorder.events import Button
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Point, Step
from trajectory_recorder.export.vocabularies import keys
from trajectory_recorder.export.vocabularies.saying import (
    NO_BUTTON,
    NO_KEY,
    Act,
    Say,
    lose_length,
    lose_step,
    lose_way,
    named,
    notches,
    say,
)

DONE: Act = {"action_type": "DONE"}
_WAIT: Act = {"action_type": "WAIT"}
_BUTTONS = {Button.LEFT: "left", Button.RIGHT: "right", Button.MIDDLE: "middle"}


def osworld(step: Step, piece: Piece) -> list[Act]:
    """A step, in pixels, as actions of computer_13."""
    return say(step, piece, _WORDS)


def _act(action_type: str, **parameters: Any) -> Act:  # noqa: ANN401 - JSON
    return {"action_type": action_type, "parameters": parameters}


def _move_to(point: Point | None) -> Act:
    assert point is not None  # noqa: S101 - or it would not be said
    return _act("MOVE_TO", x=point[0], y=point[1])


def _click(deed: Click, step: Step, piece: Piece) -> list[Act]:
    if deed.button not in _BUTTONS or step.at is None:
        return lose_step(step, piece, NO_BUTTON)
    button, (x, y) = _BUTTONS[deed.button], step.at
    return _holding([_act("CLICK", button=button, x=x, y=y, num_clicks=deed.count)], step, piece)


def _long_press(deed: LongPress, step: Step, piece: Piece) -> list[Act]:
    if deed.button not in _BUTTONS:
        return lose_step(step, piece, NO_BUTTON)
    lose_length(piece)
    button = _BUTTONS[deed.button]
    pressed = [_act("MOUSE_DOWN", button=button), _WAIT, _act("MOUSE_UP", button=button)]
    return _holding([_move_to(step.at), *pressed], step, piece)


def _drag(deed: Drag, step: Step, piece: Piece) -> list[Act]:
    if deed.button not in _BUTTONS or step.end_at is None:
        return lose_step(step, piece, NO_BUTTON)
    lose_way(step, piece)
    button, (x, y) = _BUTTONS[deed.button], step.end_at
    if deed.button is Button.LEFT:
        dragged = [_act("DRAG_TO", x=x, y=y)]
    else:
        dragged = [_act("MOUSE_DOWN", button=button), _move_to(step.end_at), _act("MOUSE_UP", button=button)]
    return _holding([_move_to(step.at), *dragged], step, piece)


def _scroll(_: Scroll, step: Step, piece: Piece) -> list[Act]:
    right, up = notches(step, piece)
    if not right and not up:
        return []
    return _holding([_move_to(step.at), _act("SCROLL", dx=right, dy=up)], step, piece)


def _holding(acts: list[Act], step: Step, piece: Piece) -> list[Act]:
    """The same with the keys that were held meanwhile."""
    held = named(step, keys.pyautogui)
    if held is None:
        return lose_step(step, piece, NO_KEY)
    down, up = ([_act(action_type, key=key) for key in held] for action_type in ("KEY_DOWN", "KEY_UP"))
    return [*down, *acts, *reversed(up)]


def _type(deed: Typing, _: Step, __: Piece) -> list[Act]:
    return [_act("TYPING", text=deed.text)]


def _key(deed: KeyPress | Hotkey, step: Step, piece: Piece) -> list[Act]:
    names = named(step, keys.pyautogui)
    if names is None:
        return lose_step(step, piece, NO_KEY)
    act = _act("PRESS", key=names[0]) if isinstance(deed, KeyPress) else _act("HOTKEY", keys=names)
    return [act] * deed.count


def _move(_: Move, step: Step, __: Piece) -> list[Act]:
    return [_move_to(step.end_at)]


def _wait(_: Wait, __: Step, piece: Piece) -> list[Act]:
    lose_length(piece)
    return [_WAIT]


_WORDS: dict[type, Say] = {
    Click: _click,
    LongPress: _long_press,
    Drag: _drag,
    Scroll: _scroll,
    Typing: _type,
    KeyPress: _key,
    Hotkey: _key,
    Move: _move,
    Wait: _wait,
}
