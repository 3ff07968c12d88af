"""Input faster than any hand's, 1,000 events a second for 10 s: is each of them recorded?

Moves, with a key or the left button going down and up now and then, through the XTEST extension. An
event counts as kept only if it is the same one: kind, key or button, and place.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bench_parts import figures
from helpers.x_server import FastHand
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import KeyEvent, PointerAction, PointerEvent
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PER_SECOND = 1_000
_SECONDS = 10
_LETTERS = range(24, 34)  # key codes of the upper row of letters
_SIZE_PX = (1920, 1080)

# What happened, key or button, place of a move
_Known: TypeAlias = tuple[str, int, tuple[int, int]]
_NOWHERE = (-1, -1)


@dataclass(frozen=True)
class Burst:
    """`seconds` is how long injecting really took; `in_order` says that the kept are in their order."""

    injected: int
    kept: int
    in_order: bool
    seconds: float


def run_burst(tell: Callable[[str], None]) -> Burst:
    """Inject, record, and compare.

    Raises:
        MachineError: The desktop or the engine did not do its part.
    """
    tell(f"input: {_PER_SECOND} events a second for {_SECONDS} s")
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        VirtualDesktop(*_SIZE_PX, sound=False) as desktop,
        Engine(environment=desktop.environment) as engine,
    ):
        root = engine.start(Path(folder), RecordSettings(narration=False))
        began_s = time.monotonic()
        injected = _inject(desktop.display)
        seconds = time.monotonic() - began_s
        engine.stop()
        recorded = [_known(event) for _, event in Bundle(root).events() if _is_input(event)]
    return Burst(len(injected), figures.kept(injected, recorded), injected == recorded, seconds)


def _inject(display: str) -> list[_Known]:
    injected: list[_Known] = []
    with FastHand(display) as hand:
        began_s = time.monotonic()
        for number in range(_PER_SECOND * _SECONDS):
            time.sleep(max(began_s + number / _PER_SECOND - time.monotonic(), 0))
            injected.append(_one_event(hand, number))
            hand.connection.flush()
        hand.done()
    return injected


def _one_event(hand: FastHand, number: int) -> _Known:
    """Of ten events six are moves, two a key's and two the left button's."""
    turn, place = divmod(number, 10)
    if place in {3, 4}:
        key_code = _LETTERS[turn % len(_LETTERS)]
        hand.key(key_code, press=place == 3)
        return ("press" if place == 3 else "release", key_code, _NOWHERE)
    if place in {7, 8}:
        hand.button(1, press=place == 7)
        return ("press" if place == 7 else "release", 1, _NOWHERE)
    at = (number % _SIZE_PX[0], number * 7 % _SIZE_PX[1])
    hand.move(*at)
    return ("move", 0, at)


def _is_input(event: object) -> bool:
    return isinstance(event, KeyEvent | PointerEvent)


def _known(event: object) -> _Known:
    if isinstance(event, KeyEvent):
        return (str(event.action), event.key_code, _NOWHERE)
    assert isinstance(event, PointerEvent)  # noqa: S101 - chosen by `_is_input`
    if event.action is PointerAction.MOVE:
        return ("move", 0, (event.x_px, event.y_px))
    return (str(event.action), 1, _NOWHERE)
