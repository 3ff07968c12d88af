"""Actions in words, for people: the table on the command line and the contact sheet say the same.

The words hold what was typed and what applications are called, as they were recorded: whoever shows them
makes them harmless for the place where they are shown.
"""

from collections.abc import Callable
from typing import Any

from trajectory_recorder.actions.action import (
    Action,
    Click,
    Deed,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Move,
    Scroll,
    Typing,
    Wait,
)
from trajectory_recorder.events import Element

_CLICKS = ("click", "double_click", "triple_click")
_CLICKED = ("click {}", "double click {}", "triple click {}")
_KINDS: dict[type, str] = {
    LongPress: "long_press",
    Drag: "drag",
    Scroll: "scroll",
    Typing: "type",
    KeyPress: "key",
    Hotkey: "hotkey",
    Move: "move",
    Wait: "wait",
}

KINDS = (*_CLICKS, *_KINDS.values())
"""What deeds are called."""

TAKEN_OUT = "typed (taken out)"
"""What is said of a key of which it is not told which it was."""


def kind(deed: Deed) -> str:
    """What a kind of deed is called."""
    return _CLICKS[deed.count - 1] if isinstance(deed, Click) else _KINDS[type(deed)]


def done(action: Action) -> str:
    """What was done, with the modifiers that were held: "control+click left"."""
    tell: Callable[[Any], str] = _WORDS[type(action.deed)]
    return "".join(f"{name}+" for name in action.modifiers) + tell(action.deed)


def element(action: Action) -> Element | None:
    """What it was done to: the element under the pointer, or the focused one where none is known there."""
    told = action.element
    return (told.under_pointer or told.focused) if told is not None else None


def window(action: Action) -> str | None:
    """What the window is called that it was done in: its application, or its title."""
    return (action.window.application or action.window.title) if action.window is not None else None


def turned(dx: float, dy: float) -> str:
    """How far a wheel was turned, and where to, in notches: "3 down"."""
    upright = f"{abs(dy):g} {'up' if dy > 0 else 'down'}" if dy else ""
    sideways = f"{abs(dx):g} {'right' if dx > 0 else 'left'}" if dx else ""
    return ", ".join(filter(None, (upright, sideways))) or "back and forth"


def _quoted(text: str) -> str:
    """Text as it was typed, on one line: what can't be printed is spelled out."""
    return '"' + "".join(it if it.isprintable() else repr(it)[1:-1] for it in text) + '"'


def _times(count: int) -> str:
    return f" x{count}" if count > 1 else ""


_WORDS: dict[type, Callable[[Any], str]] = {
    Click: lambda it: _CLICKED[it.count - 1].format(it.button),
    LongPress: lambda it: f"long press {it.button}",
    Drag: lambda it: f"drag {it.button} to {it.path[-1].x_px},{it.path[-1].y_px}",
    Scroll: lambda it: f"scroll {turned(it.dx, it.dy)}",
    Typing: lambda it: (
        f"type {_quoted(it.text)}" + (f" ({_quoted(it.strokes)})" if it.strokes != it.text else "")
    ),
    KeyPress: lambda it: (f"key {it.key}" if it.key else TAKEN_OUT) + _times(it.count),
    Hotkey: lambda it: f"hotkey {'+'.join(it.keys)}{_times(it.count)}",
    Move: lambda it: f"move to {it.path[-1].x_px},{it.path[-1].y_px}",
    Wait: lambda _: "wait",
}
