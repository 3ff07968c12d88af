"""What vocabularies say of steps, and what they keep silent about."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trajectory_recorder.actions import (
    Action,
    Click,
    Deed,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    PathPoint,
    Scroll,
    Typing,
    words,
)
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Button
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Step
from trajectory_recorder.export.vocabularies.agentnet import agentnet
from trajectory_recorder.export.vocabularies.anthropic import anthropic
from trajectory_recorder.export.vocabularies.openai import openai
from trajectory_recorder.export.vocabularies.osworld import osworld

ALL: tuple[Callable[[Step, Piece], Any], ...] = (anthropic, openai, osworld, agentnet)
PATH = (PathPoint(0, 1, 2), PathPoint(1, 5, 5), PathPoint(2, 7, 9))


@pytest.fixture
def piece(tmp_path: Path) -> Piece:
    return Piece(tmp_path)


def step(
    deed: Deed, *, held: tuple[str, ...] = (), complete: bool = True, known: bool = True, ms: int = 700
) -> Step:
    """A step of a deed at 1, 2, to 7, 9 if it is a drag."""
    action = Action(deed, 0, ms * 1_000_000, 0, (), held, complete=complete)
    is_key = isinstance(deed, KeyPress | Hotkey | Typing)
    keys = held
    if isinstance(deed, Hotkey):
        keys = deed.keys
    elif isinstance(deed, KeyPress) and deed.key:
        keys = (deed.key,)
    at = (1, 2) if known and not is_key else None
    end_at = (7, 9) if at is not None and isinstance(deed, Drag) else at
    path = tuple((it.at_ns, it.x_px, it.y_px) for it in deed.path) if isinstance(deed, Drag) else ()
    scroll = (deed.dx, deed.dy) if isinstance(deed, Scroll) else None
    return Step(0, words.kind(deed), action, at=at, end_at=end_at, path=path, keys=keys, scroll=scroll)


@pytest.mark.parametrize("say", ALL)
@pytest.mark.parametrize(
    ("told", "why"),
    [
        (step(Click(Button.LEFT), complete=False), "its end was not recorded"),
        (step(Click(Button.LEFT), known=False), "it is not known where in the picture it was done"),
        (step(Typing("", "a⌫")), "nothing was left of what was typed"),
        (step(KeyPress("")), "it is not told which key it was"),
        (
            step(Click(Button.UNKNOWN)),
            "the vocabulary has no word for this button, or for so many presses of it",
        ),
        (step(Hotkey(("control", "not a key"))), "the vocabulary has no name for a key of it"),
    ],
)
def test_what_cannot_be_said_for_sure_is_a_loss(
    say: Callable[[Step, Piece], Any], told: Step, why: str, piece: Piece
) -> None:
    assert not say(told, piece)
    assert {(it.what, it.why): count for it, count in piece.losses.items()} == {
        (f"a step: {told.kind.replace('_', ' ')}", why): 1
    }


@pytest.mark.parametrize("say", ALL)
def test_of_typing_the_text_is_said_and_what_was_taken_back_is_told(
    say: Callable[[Step, Piece], Any], piece: Piece
) -> None:
    assert _texts(say(step(Typing("it's \\n", "its⌫'s \\n")), piece)) == ["it's \\n"]
    assert [it.what for it in piece.losses] == ["characters that were taken back in typing"]


def _texts(said: Any) -> Any:
    if isinstance(said, str):
        return [ast.literal_eval(said.partition("message=")[2].removesuffix(")"))]
    return [it.get("text") or it["parameters"]["text"] for it in said]


def test_buttons_that_only_some_know(piece: Piece) -> None:
    back, middle = step(Click(Button.X1)), step(Click(Button.MIDDLE))
    assert openai(back, piece) == [{"type": "click", "button": "back", "x": 1, "y": 2}]
    assert [anthropic(back, piece), osworld(back, piece), agentnet(back, piece)] == [[], [], None]
    assert openai(middle, piece) == [{"type": "click", "button": "wheel", "x": 1, "y": 2}]
    assert anthropic(middle, piece) == [{"action": "middle_click", "coordinate": (1, 2)}]
    assert agentnet(middle, piece) == "pyautogui.middleClick(x=1, y=2)"


def test_three_clicks(piece: Piece) -> None:
    thrice = step(Click(Button.LEFT, 3))
    assert anthropic(thrice, piece) == [{"action": "triple_click", "coordinate": (1, 2)}]
    assert agentnet(thrice, piece) == "computer.tripleClick(x=1, y=2)"
    assert osworld(thrice, piece)[0]["parameters"]["num_clicks"] == 3
    assert openai(thrice, piece) == []


def test_a_long_press_is_down_and_up(piece: Piece) -> None:
    held = step(LongPress(Button.LEFT))
    assert anthropic(held, piece) == [
        {"action": "mouse_move", "coordinate": (1, 2)},
        {"action": "left_mouse_down"},
        {"action": "wait", "duration": 0.7},
        {"action": "left_mouse_up"},
    ]
    assert [it["action_type"] for it in osworld(held, piece)] == ["MOVE_TO", "MOUSE_DOWN", "WAIT", "MOUSE_UP"]
    assert [openai(held, piece), agentnet(held, piece)] == [[], None]
    assert anthropic(step(LongPress(Button.RIGHT)), piece) == []


def test_a_drag_with_another_button_or_held_keys(piece: Piece) -> None:
    right, held = step(Drag(Button.RIGHT, PATH)), step(Drag(Button.LEFT, PATH), held=("shift",))
    assert [it["action_type"] for it in osworld(right, piece)] == [
        "MOVE_TO",
        "MOUSE_DOWN",
        "MOVE_TO",
        "MOUSE_UP",
    ]
    assert agentnet(right, piece) == (
        "pyautogui.moveTo(x=1, y=2)\npyautogui.dragTo(x=7, y=9, button='right')"
    )
    assert [anthropic(right, piece), openai(right, piece)] == [[], []]
    assert openai(held, piece)[0]["keys"] == ["SHIFT"]
    assert [it["action_type"] for it in osworld(held, piece)] == ["KEY_DOWN", "MOVE_TO", "DRAG_TO", "KEY_UP"]
    assert [anthropic(held, piece), agentnet(held, piece)] == [[], None]


def test_parts_of_a_notch_are_rounded_and_told(piece: Piece) -> None:
    assert osworld(step(Scroll(0, -1.6)), piece)[1]["parameters"] == {"dx": 0, "dy": -2}
    assert openai(step(Scroll(0, -1.6)), piece)[0]["scroll_y"] == 160
    assert [say(step(Scroll(0.2, 0)), piece) for say in (anthropic, osworld, agentnet)] == [[], [], None]
    (told,) = [count for it, count in piece.losses.items() if it.what == "parts of a notch of the wheel"]
    assert told == 4


@pytest.mark.parametrize(
    ("keys", "xdotool", "pyautogui", "names"),
    [
        (("control", "shift", "T"), "ctrl+shift+t", ["ctrl", "shift", "t"], ["CTRL", "SHIFT", "t"]),
        (("alt", "Tab"), "alt+Tab", ["alt", "tab"], ["ALT", "TAB"]),
        (("super", "slash"), "super+slash", ["win", "/"], ["META", "/"]),
        (("shift", "Next"), "shift+Page_Down", ["shift", "pagedown"], ["SHIFT", "PAGEDOWN"]),
        (("control", "plus"), "ctrl+plus", ["ctrl", "+"], ["CTRL", "+"]),
        (("control", "F5"), "ctrl+F5", ["ctrl", "f5"], ["CTRL", "F5"]),
        (("control", "adiaeresis"), "ctrl+adiaeresis", None, None),
        (("control", "KP_7"), "ctrl+KP_7", ["ctrl", "num7"], None),
    ],
)
def test_keys_are_called_as_each_vocabulary_calls_them(
    keys: tuple[str, ...], xdotool: str, pyautogui: list[str] | None, names: list[str] | None, piece: Piece
) -> None:
    told = step(Hotkey(keys))
    assert anthropic(told, piece) == [{"action": "key", "text": xdotool}]
    hotkey = [{"action_type": "HOTKEY", "parameters": {"keys": pyautogui}}]
    assert osworld(told, piece) == (hotkey if pyautogui else [])
    assert openai(told, piece) == ([{"type": "keypress", "keys": names}] if names else [])
    code = f"pyautogui.hotkey({', '.join(map(repr, pyautogui))})" if pyautogui else None
    assert agentnet(told, piece) == code


def test_keys_that_are_pressed_again_are_said_again(piece: Piece) -> None:
    again = step(KeyPress("BackSpace", 3))
    assert anthropic(again, piece) == [{"action": "key", "text": "BackSpace"}] * 3
    assert openai(again, piece) == [{"type": "keypress", "keys": ["BACKSPACE"]}] * 3
    assert osworld(again, piece) == [{"action_type": "PRESS", "parameters": {"key": "backspace"}}] * 3
    assert agentnet(again, piece) == "pyautogui.press(['backspace', 'backspace', 'backspace'])"
    assert not piece.losses


@pytest.mark.parametrize("say", ALL)
@pytest.mark.parametrize("notches", [1e300, float("inf"), -1e18])
def test_a_wheel_that_no_hand_turned_is_damage(
    say: Callable[[Step, Piece], Any], notches: float, piece: Piece
) -> None:
    with pytest.raises(DamagedBundle, match="farther than any can be"):
        say(step(Scroll(0, notches)), piece)
