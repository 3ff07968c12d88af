"""AgentNet's action space: calls of PyAutoGUI, and of a `computer` for what that has not.

Places are parts of the picture's width and height, to four decimals. (arxiv.org/abs/2508.09123, table 1;
github.com/xlang-ai/OpenCUA)
"""

from trajectory_recorder.actions import Click, Drag, Hotkey, KeyPress, Move, Scroll, Typing, Wait
from trajectory_recorder.events import Button
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Point, Step
from trajectory_recorder.export.vocabularies import keys
from trajectory_recorder.export.vocabularies.saying import (
    NO_BUTTON,
    NO_HELD_KEYS,
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

_CLICKS = {
    (Button.LEFT, 1): "pyautogui.click",
    (Button.LEFT, 2): "pyautogui.doubleClick",
    (Button.LEFT, 3): "computer.tripleClick",
    (Button.RIGHT, 1): "pyautogui.rightClick",
    (Button.MIDDLE, 1): "pyautogui.middleClick",
}
_BUTTONS = {Button.LEFT: "left", Button.RIGHT: "right", Button.MIDDLE: "middle"}
_CODE = "code"

SUCCEEDED = "computer.terminate(status='success')"
"""Ends a trajectory that reached its goal."""


def agentnet(step: Step, piece: Piece) -> str | None:
    """A step, in parts of the picture, as lines of Python; None where it can't be said."""
    lines: list[str] = [act[_CODE] for act in say(step, piece, _WORDS)]
    return "\n".join(lines) or None


def _at(point: Point | None) -> str:
    assert point is not None  # noqa: S101 - or it would not be said
    return f"x={round(point[0], 4)}, y={round(point[1], 4)}"


def _line(code: str) -> Act:
    return {_CODE: code}


def _click(deed: Click, step: Step, piece: Piece) -> list[Act]:
    call = _CLICKS.get((deed.button, deed.count))
    if call is None:
        return lose_step(step, piece, NO_BUTTON)
    return _unless_held([_line(f"{call}({_at(step.at)})")], step, piece)


def _drag(deed: Drag, step: Step, piece: Piece) -> list[Act]:
    if deed.button not in _BUTTONS:
        return lose_step(step, piece, NO_BUTTON)
    lose_way(step, piece)
    dragged = f"pyautogui.dragTo({_at(step.end_at)}, button={_BUTTONS[deed.button]!r})"
    return _unless_held([_line(f"pyautogui.moveTo({_at(step.at)})"), _line(dragged)], step, piece)


def _scroll(_: Scroll, step: Step, piece: Piece) -> list[Act]:
    right, up = notches(step, piece)
    turns = (("pyautogui.scroll", up), ("pyautogui.hscroll", right))
    lines = [_line(f"{call}({clicks}, {_at(step.at)})") for call, clicks in turns if clicks]
    return _unless_held(lines, step, piece)


def _unless_held(lines: list[Act], step: Step, piece: Piece) -> list[Act]:
    return lose_step(step, piece, NO_HELD_KEYS) if step.keys else lines


def _type(deed: Typing, _: Step, __: Piece) -> list[Act]:
    return [_line(f"pyautogui.write(message={deed.text!r})")]


def _press(deed: KeyPress, step: Step, piece: Piece) -> list[Act]:
    names = named(step, keys.pyautogui)
    if names is None:
        return lose_step(step, piece, NO_KEY)
    pressed = names[0] if deed.count == 1 else names * deed.count
    return [_line(f"pyautogui.press({pressed!r})")]


def _hotkey(deed: Hotkey, step: Step, piece: Piece) -> list[Act]:
    names = named(step, keys.pyautogui)
    if names is None:
        return lose_step(step, piece, NO_KEY)
    return [_line(f"pyautogui.hotkey({', '.join(map(repr, names))})")] * deed.count


def _move(_: Move, step: Step, __: Piece) -> list[Act]:
    return [_line(f"pyautogui.moveTo({_at(step.end_at)})")]


def _wait(_: Wait, __: Step, piece: Piece) -> list[Act]:
    lose_length(piece)
    return [_line("computer.wait()")]


_WORDS: dict[type, Say] = {
    Click: _click,
    Drag: _drag,
    Scroll: _scroll,
    Typing: _type,
    KeyPress: _press,
    Hotkey: _hotkey,
    Move: _move,
    Wait: _wait,
}
