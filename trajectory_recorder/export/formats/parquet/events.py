"""What is told of a raw event: input in columns of its own, which pack well, all else as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.events import ElementEvent, Event, KeyEvent, PointerEvent
from trajectory_recorder.export.formats.parquet.told import Told, told

OF_ELEMENTS = (ElementEvent,)
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a recording; `event_id` counts all of them."""

    episode_id: str
    event_id: int
    at_ns: int
    event: Event


def _input(name: str) -> Callable[[Happened], Any]:
    """A field of pointer or key events, None for those without."""
    return lambda it: getattr(it.event, name, None) if isinstance(it.event, PointerEvent | KeyEvent) else None


def _modifiers(it: Happened) -> list[str] | None:
    return list(it.event.modifiers) if isinstance(it.event, KeyEvent) else None


def _payload(it: Happened) -> str | None:
    return None if isinstance(it.event, PointerEvent | KeyEvent) else _encode(it.event).decode()


COLUMNS: tuple[Told[Happened], ...] = (
    told("episode_id", "string", lambda it: it.episode_id, "The recording's id."),
    told("event_id", "int64", lambda it: it.event_id, "Number of the event in its recording, from 0."),
    told("t_ns", "int64", lambda it: it.at_ns, "Session time.", "ns"),
    told("kind", "string", lambda it: TOPICS[type(it.event)].name, "Its topic in the bundle."),
    told("action", "string", _input("action"), "What the pointer or a key did."),
    told("x_px", "int64", _input("x_px"), "Where the pointer is on the virtual desktop.", "px"),
    told("y_px", "int64", _input("y_px"), "Likewise, downwards.", "px"),
    told("button", "string", _input("button"), "The button that was pressed or let go."),
    told("dx", "float64", _input("dx"), "Notches of the wheel to the right."),
    told("dy", "float64", _input("dy"), "Notches of the wheel upwards."),
    told("key_code", "int64", _input("key_code"), "The key as the system names it."),
    told("vk", "int64", _input("vk"), "Its Windows virtual-key code, 0 where there is none."),
    told("symbol", "string", _input("symbol"), "Its name under the layout."),
    told("text", "string", _input("text"), "What the press alone would type."),
    told("modifiers", "strings", _modifiers, "The modifier keys that were down."),
    told("repeat", "bool", _input("repeat"), "Whether the system repeated it."),
    told("layout", "string", _input("layout"), "The layout of the keyboard."),
    told("device_ms", "int64", _input("device_ms"), "The window system's own time stamp.", "ms"),
    told("injected", "bool", _input("injected"), "Whether software made it."),
    told("own", "bool", _input("own"), "Whether it went to the recorder's own window."),
    told("payload", "string", _payload, "The whole event as JSON, where it is no input."),
)
