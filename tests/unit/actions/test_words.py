"""What actions are called."""

import pytest

from trajectory_recorder.actions import (
    Action,
    Click,
    Deed,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Move,
    PathPoint,
    Scroll,
    Typing,
    Wait,
    words,
)
from trajectory_recorder.events import Button, WindowEvent

LEFT = Button.LEFT
WAY = (PathPoint(0, 1, 2), PathPoint(9, 30, -4))


@pytest.mark.parametrize(
    ("deed", "kind", "done"),
    [
        (Click(LEFT), "click", "click left"),
        (Click(Button.X1, 2), "double_click", "double click x1"),
        (Click(LEFT, 3), "triple_click", "triple click left"),
        (LongPress(LEFT), "long_press", "long press left"),
        (Drag(LEFT, WAY), "drag", "drag left to 30,-4"),
        (Scroll(0, -3), "scroll", "scroll 3 down"),
        (Scroll(2, 0.5), "scroll", "scroll 0.5 up, 2 right"),
        (Scroll(0, 0), "scroll", "scroll back and forth"),
        (Typing("a\n", "a\n"), "type", r'type "a\n"'),
        (Typing(r"tr '\n'", r"tr '\n'"), "type", r'''type "tr '\n'"'''),
        (Typing("a", "ab⌫"), "type", 'type "a" ("ab⌫")'),
        (KeyPress("Return", 2), "key", "key Return x2"),
        (Hotkey(("control", "s")), "hotkey", "hotkey control+s"),
        (Move(WAY), "move", "move to 30,-4"),
        (Wait(), "wait", "wait"),
    ],
)
def test_every_deed_has_a_kind_and_words(deed: Deed, kind: str, done: str) -> None:
    assert words.kind(deed) == kind
    assert kind in words.KINDS
    assert words.done(Action(deed, 0, 0, 0, ())) == done


def test_held_modifiers_come_first() -> None:
    assert words.done(Action(Click(LEFT), 0, 0, 0, (), ("control", "shift"))) == "control+shift+click left"


@pytest.mark.parametrize(
    ("title", "application", "name"), [("a", "b", "b"), ("a", None, "a"), ("a", "", "a"), (None, None, None)]
)
def test_a_window_is_called_by_its_application_or_title(
    title: str | None, application: str | None, name: str | None
) -> None:
    window = WindowEvent(1, title, application, None, 0, 0, 9, 9)
    assert words.window(Action(Wait(), 0, 0, 0, (), window=window)) == name
    assert words.window(Action(Wait(), 0, 0, 0, ())) is None
