"""Anthropic's computer use tool, version `computer_20250124`: the input of one tool call for each action.

Places are pixels of the picture that the model is shown. Keys are named as by xdotool, those that are held during a
click or a turn of the wheel in `text`. (https://docs.claude.com/en/docs/agents-and-tools/tool-use/computer-use-tool)
"""

from trajectory_recorder.actions import Click, Drag, Hotkey, KeyPress, LongPress, Move, Scroll, Typing, Wait
from trajectory_recorder.events import Button
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Step
from trajectory_recorder.export.vocabularies import keys
from trajectory_recorder.export.vocabularies.saying import (
    NO_BUTTON,
    NO_HELD_KEYS,
    NO_KEY,
    Act,
    Say,
    lose_step,
    lose_way,
    named,
    notches,
    say,
)

_CLICKS = {
    (Button.LEFT, 1): "left_click",
    (Button.LEFT, 2): "double_click",
    (Button.LEFT, 3): "triple_click",
    (Button.RIGHT, 1): "right_click",
    (Button.MIDDLE, 1): "middle_click",
}
_SECOND_NS = 1_000_000_000


def anthropic(step: Step, piece: Piece) -> list[Act]:
    """A step, in pixels, as inputs of the tool."""
    return say(step, piece, _WORDS)


def _click(deed: Click, step: Step, piece: Piece) -> list[Act]:
    action = _CLICKS.get((deed.button, deed.count))
    if action is None:
        return lose_step(step, piece, NO_BUTTON)
    return _holding([{"action": action, "coordinate": step.at}], step, piece)


def _long_press(deed: LongPress, step: Step, piece: Piece) -> list[Act]:
    if deed.button is not Button.LEFT:
        return lose_step(step, piece, NO_BUTTON)
    if step.keys:
        return lose_step(step, piece, NO_HELD_KEYS)
    return [
        {"action": "mouse_move", "coordinate": step.at},
        {"action": "left_mouse_down"},
        *_wait(Wait(), step, piece),
        {"action": "left_mouse_up"},
    ]


def _drag(deed: Drag, step: Step, piece: Piece) -> list[Act]:
    if deed.button is not Button.LEFT:
        return lose_step(step, piece, NO_BUTTON)
    if step.keys:
        return lose_step(step, piece, NO_HELD_KEYS)
    lose_way(step, piece)
    return [{"action": "left_click_drag", "start_coordinate": step.at, "coordinate": step.end_at}]


def _scroll(_: Scroll, step: Step, piece: Piece) -> list[Act]:
    right, up = notches(step, piece)
    turns = [("up" if up > 0 else "down", abs(up)), ("right" if right > 0 else "left", abs(right))]
    acts: list[Act] = [
        {"action": "scroll", "coordinate": step.at, "scroll_direction": way, "scroll_amount": amount}
        for way, amount in turns
        if amount
    ]
    return _holding(acts, step, piece)


def _holding(acts: list[Act], step: Step, piece: Piece) -> list[Act]:
    """The same with the keys that were held meanwhile."""
    held = named(step, keys.xdotool)
    if held is None:
        return lose_step(step, piece, NO_KEY)
    return [{**act, "text": "+".join(held)} for act in acts] if held else acts


def _type(deed: Typing, _: Step, __: Piece) -> list[Act]:
    return [{"action": "type", "text": deed.text}]


def _key(deed: KeyPress | Hotkey, step: Step, piece: Piece) -> list[Act]:
    names = named(step, keys.xdotool)
    if names is None:
        return lose_step(step, piece, NO_KEY)
    return [{"action": "key", "text": "+".join(names)}] * deed.count


def _move(_: Move, step: Step, __: Piece) -> list[Act]:
    return [{"action": "mouse_move", "coordinate": step.end_at}]


def _wait(_: Wait, step: Step, __: Piece) -> list[Act]:
    return [{"action": "wait", "duration": (step.t_end_ns - step.t_ns) / _SECOND_NS}]


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
