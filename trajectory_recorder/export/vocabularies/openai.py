"""OpenAI's computer use: the `action` of one `computer_call` for each action.

Places are pixels of the picture that the model is shown, and distances of a wheel are pixels, down and to the right.
(https://platform.openai.com/docs/api-reference/responses, "Computer tool call")
"""

from itertools import groupby

from trajectory_recorder.actions import Click, Drag, Hotkey, KeyPress, Move, Scroll, Typing, Wait
from trajectory_recorder.events import Button
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Step
from trajectory_recorder.export.vocabularies import keys
from trajectory_recorder.export.vocabularies.saying import (
    NO_BUTTON,
    NO_KEY,
    Act,
    Say,
    lose_length,
    lose_step,
    named,
    say,
    turned,
)

PIXELS_IN_NOTCH = 100
"""So far browsers scroll by a notch of the wheel on most systems; recordings know notches, and this has pixels."""

_BUTTONS = {
    Button.LEFT: "left",
    Button.RIGHT: "right",
    Button.MIDDLE: "wheel",
    Button.X1: "back",
    Button.X2: "forward",
}
_TWICE = 2


def openai(step: Step, piece: Piece) -> list[Act]:
    """A step, in pixels, as actions of computer calls."""
    return say(step, piece, _WORDS)


def _click(deed: Click, step: Step, piece: Piece) -> list[Act]:
    if deed.count == 1 and deed.button in _BUTTONS:
        return _holding({"type": "click", "button": _BUTTONS[deed.button], **_at(step)}, step, piece)
    if deed.count == _TWICE and deed.button is Button.LEFT:
        return _holding({"type": "double_click", **_at(step)}, step, piece)
    return lose_step(step, piece, NO_BUTTON)


def _drag(deed: Drag, step: Step, piece: Piece) -> list[Act]:
    if deed.button is not Button.LEFT:
        return lose_step(step, piece, NO_BUTTON)
    points = [place for place, _ in groupby((x, y) for _, x, y in step.path)]
    return _holding({"type": "drag", "path": [{"x": x, "y": y} for x, y in points]}, step, piece)


def _scroll(_: Scroll, step: Step, piece: Piece) -> list[Act]:
    right, up = turned(step)
    piece.lose(
        "notches of the wheel", f"distances are pixels here; a notch was made {PIXELS_IN_NOTCH} of them"
    )
    distance = {"scroll_x": round(right * PIXELS_IN_NOTCH), "scroll_y": round(-up * PIXELS_IN_NOTCH)}
    return _holding({"type": "scroll", **_at(step), **distance}, step, piece)


def _holding(act: Act, step: Step, piece: Piece) -> list[Act]:
    """The same with the keys that were held meanwhile."""
    held = named(step, keys.openai)
    if held is None:
        return lose_step(step, piece, NO_KEY)
    return [{**act, "keys": held} if held else act]


def _type(deed: Typing, _: Step, __: Piece) -> list[Act]:
    return [{"type": "type", "text": deed.text}]


def _key(deed: KeyPress | Hotkey, step: Step, piece: Piece) -> list[Act]:
    names = named(step, keys.openai)
    if names is None:
        return lose_step(step, piece, NO_KEY)
    return [{"type": "keypress", "keys": names}] * deed.count


def _move(_: Move, step: Step, __: Piece) -> list[Act]:
    assert step.end_at is not None  # noqa: S101 - or it would not be said
    return [{"type": "move", "x": step.end_at[0], "y": step.end_at[1]}]


def _wait(_: Wait, __: Step, piece: Piece) -> list[Act]:
    lose_length(piece)
    return [{"type": "wait"}]


def _at(step: Step) -> Act:
    assert step.at is not None  # noqa: S101 - or it would not be said
    return {"x": step.at[0], "y": step.at[1]}


_WORDS: dict[type, Say] = {
    Click: _click,
    Drag: _drag,
    Scroll: _scroll,
    Typing: _type,
    KeyPress: _key,
    Hotkey: _key,
    Move: _move,
    Wait: _wait,
}
