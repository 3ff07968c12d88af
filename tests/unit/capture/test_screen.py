"""The screen source against a real X server, its comparison of pictures, and its pacing."""

import os
import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import mss
import numpy as np
import pytest
import xcffib.xproto as x
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.screen import ScreenSource, source
from trajectory_recorder.capture.screen._difference import changed_rows
from trajectory_recorder.capture.screen._hint import open_hint
from trajectory_recorder.capture.screen._pacing import Pacer
from trajectory_recorder.capture.source import Picture, Pixels
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display

WIDTH, HEIGHT = 641, 480  # odd, so that rows are no whole number of 64-bit words
WHOLE = Display(0, "screen", 0, 0, WIDTH, HEIGHT, 1.0, primary=True)
NEVER_NS = 3_600_000_000_000


@contextmanager
def x_server(*options: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", *options]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as announcement:
        display = f":{announcement.readline().strip()}"
    try:
        yield display, process
    finally:
        process.terminate()
        process.wait()


class Canvas:
    """A client that paints rectangles on a window as large as the screen."""

    def __init__(self) -> None:
        self.connection = x11.connect()
        self._x = self.connection.core
        root = self.connection.get_setup().roots[0]
        self._window, self._context = self.connection.generate_id(), self.connection.generate_id()
        values = [0x202020, 1]
        mask = x.CW.BackPixel | x.CW.OverrideRedirect
        self._x.CreateWindow(
            root.root_depth,
            self._window,
            root.root,
            0,
            0,
            WIDTH,
            HEIGHT,
            0,
            1,
            root.root_visual,
            mask,
            values,
        )
        self._x.MapWindow(self._window)
        self._x.CreateGC(self._context, self._window, 0, [])
        self.sync()

    def fill(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        self._x.ChangeGC(self._context, x.GC.Foreground, [colour])
        rectangle = x.RECTANGLE.synthetic(left, top, width, height)  # type: ignore[no-untyped-call]
        self._x.PolyFillRectangle(self._window, self._context, 1, [rectangle])
        self.sync()

    def move_pointer(self, left: int, top: int) -> None:
        self._x.WarpPointer(0, self._window, 0, 0, 0, 0, left, top)
        self.sync()

    def sync(self) -> None:
        self._x.GetInputFocus().reply()


@pytest.fixture
def canvas(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canvas]:
    with x_server() as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        canvas = Canvas()
        yield canvas
        canvas.connection.disconnect()


def pictures(outlet: CollectingOutlet) -> list[Picture]:
    return outlet.events(Picture)


def screen_of(outlet: CollectingOutlet) -> Picture:
    """All of the pictures put into one, as whoever plays them sees it."""
    first, *rest = pictures(outlet)
    pixels = first.pixels.copy()
    for part in rest:
        height, width = part.pixels.shape[:2]
        pixels[part.y_px : part.y_px + height, part.x_px : part.x_px + width] = part.pixels
    return Picture(first.display, pixels)


def colour_at(picture: Picture, left: int, top: int) -> int:
    blue, green, red, _ = picture.pixels[top, left].tolist()
    return int(red << 16 | green << 8 | blue)


# --- the comparison -------------------------------------------------------------------------------


def naive_rows(before: Pixels, after: Pixels) -> tuple[int, int] | None:
    rows = [row for row in range(len(before)) if (before[row] != after[row]).any()]
    return (rows[0], rows[-1] + 1) if rows else None


@given(
    width=st.integers(1, 9),
    height=st.integers(1, 140),
    changes=st.lists(st.tuples(st.integers(0, 139), st.integers(0, 8), st.integers(0, 3)), max_size=4),
)
def test_changed_rows_are_those_a_plain_comparison_finds(
    width: int, height: int, changes: list[tuple[int, int, int]]
) -> None:
    before = np.arange(width * height * 4, dtype=np.uint8).reshape(height, width, 4)
    after = before.copy()
    for row, column, channel in changes:
        after[row % height, column % width, channel] ^= 0x80
    assert changed_rows(before, after) == naive_rows(before, after)


# --- the pacing -----------------------------------------------------------------------------------


def test_deadlines_do_not_drift_with_small_lateness() -> None:
    pacer = Pacer(20, 0)
    for _ in range(100):
        pacer.looked(pacer.due_ns + 7_000_000)
    assert pacer.due_ns == 100 * 50_000_000


def test_missed_deadlines_are_dropped() -> None:
    pacer = Pacer(20, 0)
    pacer.looked(1_010_000_000)
    assert pacer.due_ns == 1_060_000_000


# --- the source -----------------------------------------------------------------------------------


def test_first_look_emits_all_of_the_picture(canvas: Canvas) -> None:
    canvas.fill(100, 50, 20, 10, 0x3060C0)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30)):
        outlet.wait_for(lambda: bool(pictures(outlet)))
    first = pictures(outlet)[0]
    assert first.pixels.shape == (HEIGHT, WIDTH, 4)
    assert colour_at(first, 100, 50) == colour_at(first, 119, 59) == 0x3060C0
    assert colour_at(first, 99, 50) == colour_at(first, 120, 59) == 0x202020


@pytest.mark.usefixtures("canvas")
def test_a_still_screen_is_looked_at_and_emits_nothing() -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30)):
        outlet.wait_for(lambda: len(outlet.looks) >= 4)
    assert len(pictures(outlet)) == 1
    assert outlet.looks == sorted(outlet.looks)


@pytest.mark.parametrize("hinted", [True, False])
def test_no_change_is_missed(hinted: bool, canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    if hinted:  # nothing but the hint makes it look
        monkeypatch.setattr(source, "_LONGEST_WITHOUT_LOOK_NS", NEVER_NS)
    else:
        monkeypatch.setattr(source, "open_hint", lambda _: None)
    chance = random.Random(7)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 60)):
        for step in range(300):
            left, top = chance.randrange(WIDTH), chance.randrange(HEIGHT)
            colour = 0x010101 * (step % 255) ^ 0x800000
            canvas.fill(left, top, chance.randrange(1, 9), chance.randrange(1, 9), colour)
            if step % 3 == 0:  # the others come in a row, while a look is going on
                outlet.wait_for(shows(outlet, left, top, colour))
        outlet.wait_for(shows(outlet, left, top, colour))
        with mss.MSS() as camera:
            truth = np.array(camera.grab((0, 0, WIDTH, HEIGHT)))
        outlet.wait_for(lambda: np.array_equal(screen_of(outlet).pixels, truth))


def shows(outlet: CollectingOutlet, left: int, top: int, colour: int) -> Callable[[], bool]:
    return lambda: bool(outlet.captured) and colour_at(screen_of(outlet), left, top) == colour


def test_rows_frame_the_change(canvas: Canvas) -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30)):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        canvas.fill(WIDTH - 1, 301, 1, 17, 0xFFFFFF)
        outlet.wait_for(lambda: len(pictures(outlet)) == 2)
    changed = pictures(outlet)[1]
    assert changed.y_px == 300
    assert changed.pixels.shape[0] == 18


def test_a_picture_shows_every_change_before_its_stamp(canvas: Canvas) -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 60)):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        done: list[tuple[int, int]] = []
        for step in range(1, 60):
            canvas.fill(0, 0, 4, 4, step)
            done.append((monotonic_ns(), step))
        outlet.wait_for(shows(outlet, 0, 0, 59))
    for stamp_ns, picture in outlet.captured[1:]:
        assert isinstance(picture, Picture)
        older = [step for at_ns, step in done if at_ns < stamp_ns]
        assert colour_at(picture, 0, 0) >= max(older, default=0)


def test_the_pointer_is_not_in_the_picture(canvas: Canvas) -> None:
    canvas.move_pointer(10, 10)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30)):
        outlet.wait_for(lambda: len(outlet.looks) >= 1)
        canvas.move_pointer(300, 200)
        looks = len(outlet.looks)
        outlet.wait_for(lambda: len(outlet.looks) >= looks + 2)
    assert len(pictures(outlet)) == 1
    assert colour_at(pictures(outlet)[0], 300, 200) == colour_at(pictures(outlet)[0], 10, 10) == 0x202020


def test_a_display_shows_its_own_rectangle_only(canvas: Canvas) -> None:
    right = Display(1, "right", 400, 100, 200, 300, 1.0, primary=False)
    canvas.fill(400, 100, 1, 1, 0xABCDEF)
    canvas.fill(599, 399, 1, 1, 0xFEDCBA)
    outlet = CollectingOutlet()
    display_source = ScreenSource(right, 30)
    with outlet.running(display_source):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        canvas.fill(0, 0, 400, HEIGHT, 0xFFFFFF)
        looks = len(outlet.looks)
        outlet.wait_for(lambda: len(outlet.looks) >= looks + 2)
    (picture,) = pictures(outlet)
    assert display_source.stream == "screen/1"
    assert picture.pixels.shape == (300, 200, 4)
    assert colour_at(picture, 0, 0) == 0xABCDEF
    assert colour_at(picture, 199, 299) == 0xFEDCBA


def test_the_hint_tells_of_its_own_display_only(canvas: Canvas) -> None:
    left = open_hint(Display(0, "left", 0, 0, 320, HEIGHT, 1.0, primary=True))
    right = open_hint(Display(1, "right", 320, 0, 321, HEIGHT, 1.0, primary=False))
    assert left is not None
    assert right is not None
    assert (left.wait(5), right.wait(5)) == (True, True)  # everything counts as changed at first
    canvas.fill(319, 10, 1, 1, 0xFFFFFF)
    assert (left.wait(5), right.wait(0)) == (True, False)
    canvas.fill(320, 10, 1, 1, 0xFFFFFF)
    assert (right.wait(5), left.wait(0)) == (True, False)
    left.close()
    right.close()


def test_without_the_damage_extension_there_is_no_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server("-extension", "DAMAGE") as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        assert open_hint(WHOLE) is None
        outlet = CollectingOutlet()
        with outlet.running(ScreenSource(WHOLE, 30)):
            outlet.wait_for(lambda: len(outlet.looks) >= 2)


@pytest.mark.usefixtures("canvas")
def test_it_stops_before_the_start() -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
    assert not outlet.captured


@pytest.mark.usefixtures("canvas")
def test_a_rectangle_outside_of_the_screen_is_a_lost_device() -> None:
    outside = Display(1, "unplugged", 600, 0, 640, 480, 1.0, primary=False)
    with pytest.raises(DeviceLost, match="unplugged"):
        ScreenSource(outside, 30).run(CollectingOutlet())


def test_the_end_of_the_x_server_is_a_lost_device(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server() as (display, process):
        monkeypatch.setenv("DISPLAY", display)
        outlet = CollectingOutlet()

        def lose_the_server() -> None:
            with outlet.running(ScreenSource(WHOLE, 30)):
                outlet.wait_for(lambda: bool(pictures(outlet)))
                process.kill()
                outlet.wait_for_end()

        with pytest.raises(DeviceLost):
            lose_the_server()
    with pytest.raises(DeviceLost):
        ScreenSource(WHOLE, 30).run(CollectingOutlet())
