"""The pointer's image on a real X server, set by a program as applications do."""

from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest
import xcffib
import xcffib.xproto as x
from xcffib import render, xfixes

from helpers.collecting_outlet import CollectingOutlet
from helpers.x_server import FastHand, x_server
from trajectory_recorder.capture.cursor import CursorSource
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import CursorEvent

_SIDE = 8


class Painter:
    """A window over the whole screen whose pointer has whatever image it is given."""

    def __init__(self, display: str) -> None:
        self.connection: Any = xcffib.connect(display=display)  # type: ignore[no-untyped-call]
        self._core, self._render = self.connection.core, self.connection(render.key)
        self._fixes = self.connection(xfixes.key)
        self._fixes.QueryVersion(5, 0).reply()
        self._render.QueryVersion(0, 11).reply()
        screen = self.connection.get_setup().roots[0]
        self.window = self.connection.generate_id()
        self._core.CreateWindow(
            *(screen.root_depth, self.window, screen.root, 0, 0, 800, 600, 0),
            *(x.WindowClass.InputOutput, screen.root_visual, x.CW.OverrideRedirect, [1]),
        )
        self._core.MapWindow(self.window)
        formats = self._render.QueryPictFormats().reply().formats
        (self._argb,) = [it.id for it in formats if it.depth == 32 and it.direct.alpha_shift == 24][:1]
        self._cursors: dict[tuple[int, ...], int] = {}

    def show(self, argb: int, name: str = "", *, hot: tuple[int, int] = (2, 3)) -> None:
        """Give the pointer one colour, premultiplied."""
        key = (argb, *hot, *name.encode())
        if key not in self._cursors:
            self._cursors[key] = self._make(argb, name, hot)
        self._core.ChangeWindowAttributesChecked(self.window, x.CW.Cursor, [self._cursors[key]]).check()

    def _make(self, argb: int, name: str, hot: tuple[int, int]) -> int:
        pixmap, gc, picture, cursor = (self.connection.generate_id() for _ in range(4))
        self._core.CreatePixmap(32, pixmap, self.window, _SIDE, _SIDE)
        self._core.CreateGC(gc, pixmap, x.GC.Foreground, [argb])
        square: Any = x.RECTANGLE.synthetic  # type: ignore[attr-defined]
        self._core.PolyFillRectangle(pixmap, gc, 1, [square(0, 0, _SIDE, _SIDE)])
        self._render.CreatePicture(picture, pixmap, self._argb, 0, [])
        self._render.CreateCursor(cursor, picture, *hot)
        if name:
            self._fixes.SetCursorName(cursor, len(name), name)
        return int(cursor)


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with x_server() as (name, _):
        monkeypatch.setenv("DISPLAY", name)
        yield name


@pytest.fixture
def painter(display: str) -> Iterator[Painter]:
    painter = Painter(display)
    with FastHand(display) as hand:
        hand.move(100, 100)
        hand.done()
    yield painter
    painter.connection.disconnect()


def wait_for_shapes(outlet: CollectingOutlet, count: int) -> list[CursorEvent]:
    outlet.wait_for(lambda: len(outlet.events(CursorEvent)) >= count)
    return outlet.events(CursorEvent)


def test_what_is_there_is_told_at_the_start_and_then_every_change(painter: Painter) -> None:
    painter.show(0xFF102030, "first")
    outlet = CollectingOutlet()
    with outlet.running(CursorSource()):
        wait_for_shapes(outlet, 1)
        painter.show(0x80402000)  # half transparent
        wait_for_shapes(outlet, 2)
        painter.show(0xFF102030, "first")
        wait_for_shapes(outlet, 3)
        painter.show(0)
        events = wait_for_shapes(outlet, 4)
    assert [event.name for event in events] == ["first", "", "first", ""]
    assert [event.visible for event in events] == [True, True, True, False]
    assert [event.png is not None for event in events] == [True, True, False, True]
    assert events[0].shape == events[2].shape
    assert len({event.shape for event in events}) == 3
    sizes = {(it.width_px, it.height_px, it.hot_x_px, it.hot_y_px) for it in events}
    assert sizes == {(_SIDE, _SIDE, 2, 3)}
    assert (pixels(events[0]) == (0x10, 0x20, 0x30, 0xFF)).all()
    assert (pixels(events[1]) == (0x80, 0x40, 0x00, 0x80)).all()


def pixels(event: CursorEvent) -> npt.NDArray[np.uint8]:
    assert event.png is not None
    with av.open(BytesIO(b64decode(event.png)), format="png_pipe") as container:
        (frame,) = container.decode(video=0)
        return np.asarray(frame.to_ndarray())


def test_a_spinner_is_thinned_out_and_its_end_is_told(painter: Painter) -> None:
    outlet = CollectingOutlet()
    with outlet.running(CursorSource()):
        wait_for_shapes(outlet, 1)
        for turn in range(5000):
            painter.show(0xFF000000 | turn % 12 + 1)
        painter.show(0xFFABCDEF, "done")
        outlet.wait_for(lambda: outlet.events(CursorEvent)[-1].name == "done")
    events = outlet.events(CursorEvent)
    stamps = [stamp_ns for stamp_ns, _ in outlet.captured]
    assert len(events) <= 12 + (stamps[-1] - stamps[0]) / 200_000_000
    assert sum(event.png is not None for event in events) <= 14


def test_signs_of_life_go_on_while_nothing_changes(painter: Painter) -> None:
    outlet = CollectingOutlet()
    with outlet.running(CursorSource()):
        outlet.wait_for(lambda: len(outlet.looks) >= 4)
        painter.show(0xFF112233)
        wait_for_shapes(outlet, 2)
    assert len(outlet.events(CursorEvent)) == 2


def test_images_of_one_session_are_sent_once_over_all_runs(painter: Painter) -> None:
    source = CursorSource()
    painter.show(0xFF000001)
    first, second = CollectingOutlet(), CollectingOutlet()
    with first.running(source):
        wait_for_shapes(first, 1)
        first.wait_for(lambda: len(first.looks) >= 6)  # more than two seconds
    with second.running(source):
        (event,) = wait_for_shapes(second, 1)
    assert first.events(CursorEvent)[0].png is not None
    assert event.png is None
    assert event.shape == first.events(CursorEvent)[0].shape


def test_a_server_without_the_extension_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server("-extension", "XFIXES") as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        with pytest.raises(MachineError, match="no XFIXES extension"):
            CursorSource().run(CollectingOutlet())
