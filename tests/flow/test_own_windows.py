"""What the expert does to the recorder itself is in the recording, and marked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import xcffib
import xcffib.xproto as x

from helpers.catching_up import wait_until_noticed
from helpers.desktop_session import SILENT
from helpers.x_server import FastHand, x_server
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import KeyAction, KeyEvent, PointerAction, PointerEvent
from trajectory_recorder.recording.client import Engine

_A, _B = 38, 56


@contextmanager
def window_of_this_process(display: str) -> Iterator[None]:
    """A window in the upper left corner, made by the process that drives the engine.

    No window manager gives the focus to anything: keys go to the window that the pointer is over.
    """
    connection: Any = xcffib.connect(display=display)  # type: ignore[no-untyped-call]
    screen, window = connection.get_setup().roots[0], connection.generate_id()
    connection.core.CreateWindow(
        *(screen.root_depth, window, screen.root, 0, 0, 200, 200, 0),
        *(x.WindowClass.InputOutput, screen.root_visual, x.CW.OverrideRedirect, [1]),
    )
    connection.core.MapWindow(window)
    connection.core.GetInputFocus().reply()
    try:
        yield
    finally:
        connection.disconnect()


def test_own_clicks_and_keys_are_kept_and_marked(tmp_path: Path) -> None:
    with (
        x_server() as (display, _),
        Engine(environment={**os.environ, "DISPLAY": display}) as engine,
        window_of_this_process(display),
        FastHand(display) as hand,
    ):
        root = engine.start(tmp_path, replace(SILENT, elements=False))
        for x_px, key_code in ((100, _A), (600, _B)):
            hand.move(x_px, 100)
            hand.tap(key_code)
            hand.button(1, press=True)
            hand.button(1, press=False)
            hand.done()
            wait_until_noticed(engine)  # before the pointer goes elsewhere
        engine.stop()
    assert verify(root) == []
    bundle = Bundle(root)
    keys = [key for _, key in bundle.events_of(KeyEvent)]
    clicks = [it for _, it in bundle.events_of(PointerEvent) if it.action is not PointerAction.MOVE]
    assert [(key.key_code, key.action, key.own) for key in keys] == [
        (code, action, code == _A) for code in (_A, _B) for action in (KeyAction.PRESS, KeyAction.RELEASE)
    ]
    assert [(it.x_px, it.own) for it in clicks] == [(100, True)] * 2 + [(600, False)] * 2
    assert {it.injected for it in (*keys, *clicks)} == {True}
    assert {key.layout for key in keys} == {"us"}
