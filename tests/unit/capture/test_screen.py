"""The screen source against a real X server."""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import mss
import numpy as np
import pytest
import xcffib.xproto as x

from helpers.collecting_outlet import CollectingOutlet
from helpers.told_area import ToldArea
from helpers.x_server import x_server
from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.presses import Press, Presses
from trajectory_recorder.capture.screen import ScreenSource, _looks, source
from trajectory_recorder.capture.screen._camera import OpenCamera
from trajectory_recorder.capture.screen._changes import Changes, watch_changes
from trajectory_recorder.capture.screen._mss_camera import MssCamera
from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.capture.screen._x11_camera import X11Camera
from trajectory_recorder.capture.source import Captured, Picture
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import Display, LookRateEvent, Rectangle

WIDTH, HEIGHT = 641, 480  # odd, so that rows are no whole number of 64-bit words
WHOLE = Display(0, "screen", 0, 0, WIDTH, HEIGHT, 1.0, primary=True)
NEVER_NS = 3_600_000_000_000


SIZE = f"{WIDTH}x{HEIGHT}"


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
    with x_server(size=SIZE) as (display, _):
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


def test_first_look_emits_all_of_the_picture(canvas: Canvas) -> None:
    canvas.fill(100, 50, 20, 10, 0x3060C0)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
        outlet.wait_for(lambda: bool(pictures(outlet)))
    first = pictures(outlet)[0]
    assert first.pixels.shape == (HEIGHT, WIDTH, 4)
    assert colour_at(first, 100, 50) == colour_at(first, 119, 59) == 0x3060C0
    assert colour_at(first, 99, 50) == colour_at(first, 120, 59) == 0x202020


@pytest.mark.usefixtures("canvas")
def test_a_still_screen_is_looked_at_and_emits_nothing() -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
        outlet.wait_for(lambda: len(outlet.looks) >= 4)
    assert len(pictures(outlet)) == 1
    assert outlet.looks == sorted(outlet.looks)


ODD = Display(1, "in the middle", 37, 21, 603, 457, 1.0, primary=False)


@pytest.mark.parametrize("display", [WHOLE, ODD], ids=["whole", "odd"])
@pytest.mark.parametrize("told", [True, False])
def test_no_change_is_missed(
    told: bool,  # noqa: FBT001
    display: Display,
    canvas: Canvas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if told:  # nothing but what the server tells makes it look
        monkeypatch.setattr(source, "_LONGEST_WITHOUT_LOOK_NS", NEVER_NS)
        monkeypatch.setattr(_looks, "_WHOLE_EVERY_NS", NEVER_NS)
    else:
        monkeypatch.setattr(source, "watch_changes", lambda _: None)
    chance = random.Random(7)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(display, 60, Presses())):
        for step in range(200):
            left, top = chance.randrange(WIDTH), chance.randrange(HEIGHT)
            longest = 300 if step % 20 == 0 else 9
            colour = 0x010101 * (step % 255) ^ 0x800000
            canvas.fill(left, top, chance.randrange(1, longest), chance.randrange(1, longest), colour)
            if step % 3 == 0:  # the others come in a row, while a look is going on
                outlet.wait_for(shows_all(outlet, display))
        outlet.wait_for(shows_all(outlet, display))
    for part in pictures(outlet):
        height, width = part.pixels.shape[:2]
        assert part.x_px % 2 == part.y_px % 2 == 0
        assert width % 2 == 0 or part.x_px + width == display.width_px
        assert height % 2 == 0 or part.y_px + height == display.height_px


def shows_all(outlet: CollectingOutlet, display: Display) -> Callable[[], bool]:
    """Whether the pictures make what mss sees now."""
    with mss.MSS() as camera:
        left, top = display.x_px, display.y_px
        truth = np.array(camera.grab((left, top, left + display.width_px, top + display.height_px)))
    return lambda: bool(outlet.captured) and np.array_equal(screen_of(outlet).pixels, truth)


def shows(outlet: CollectingOutlet, left: int, top: int, colour: int) -> Callable[[], bool]:
    return lambda: bool(outlet.captured) and colour_at(screen_of(outlet), left, top) == colour


def test_a_part_frames_the_change(canvas: Canvas) -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        canvas.fill(WIDTH - 1, 301, 1, 17, 0xFFFFFF)
        outlet.wait_for(lambda: len(pictures(outlet)) == 2)
        canvas.fill(100, 50, 40, 30, 0x202020)  # drawn, and not changed
        canvas.fill(103, 55, 5, 2, 0xFFFFFF)
        outlet.wait_for(lambda: len(pictures(outlet)) == 3)
    places = [(part.x_px, part.y_px, *part.pixels.shape[1::-1]) for part in pictures(outlet)[1:]]
    assert places == [(640, 300, 1, 18), (102, 54, 6, 4)]


def test_what_is_drawn_and_did_not_change_is_a_look(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LONGEST_WITHOUT_LOOK_NS", NEVER_NS)
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        canvas.fill(100, 50, 40, 30, 0xFFFFFF)
        outlet.wait_for(lambda: len(pictures(outlet)) == 2)
        looks = len(outlet.looks)
        canvas.fill(100, 50, 40, 30, 0xFFFFFF)
        outlet.wait_for(lambda: len(outlet.looks) > looks)
    assert len(pictures(outlet)) == 2


def test_a_press_is_looked_at_at_once(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both in a quiet time, and while the next look is a second away."""
    monkeypatch.setattr(source, "_LONGEST_WITHOUT_LOOK_NS", NEVER_NS)
    monkeypatch.setattr(_looks, "_WHOLE_EVERY_NS", NEVER_NS)
    presses, outlet = Presses(), CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 1, presses)):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        for step in range(3):
            looks = len(outlet.looks)
            presses.ring(Press(monotonic_ns(), 1, 1, key=bool(step % 2)))
            outlet.wait_for(lambda: len(outlet.looks) > looks)  # noqa: B023 - waited for here
        canvas.fill(0, 0, 4, 4, 7)
        presses.ring(Press(monotonic_ns(), 1, 1, key=False))
        outlet.wait_for(shows(outlet, 0, 0, 7))
    assert len(outlet.looks) + len(pictures(outlet)) <= 8


def test_a_look_that_found_nothing_delays_no_change(canvas: Canvas) -> None:
    outlet = CollectingOutlet()
    delays = []
    with outlet.running(ScreenSource(WHOLE, 1, Presses())):
        for step in range(3):
            looks = len(outlet.looks)
            outlet.wait_for(lambda: len(outlet.looks) > looks)  # noqa: B023 - waited for here
            looked_ns = outlet.looks[-1]
            canvas.fill(0, 0, 4, 4, step + 1)
            outlet.wait_for(shows(outlet, 0, 0, step + 1))
            delays.append(outlet.captured[-1][0] - looked_ns)
    assert min(delays) < 1_000_000_000  # the interval between two pictures


def test_a_slow_outlet_is_looked_for_less_often(canvas: Canvas) -> None:
    outlet = SlowOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
        for step in range(40):
            canvas.fill(0, 0, 4, 4, step + 1)
            outlet.wait_for(shows(outlet, 0, 0, step + 1))
            if outlet.events(LookRateEvent):
                break
    assert outlet.events(LookRateEvent)[0] == LookRateEvent("screen/0", 20)


class SlowOutlet(CollectingOutlet):
    """Takes a picture only after 50 ms, as a recorder does whose encoder is behind."""

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        if isinstance(captured, Picture):
            time.sleep(0.05)
        super().emit(stamp_ns, captured)


def test_outside_of_the_area_all_is_black(canvas: Canvas) -> None:
    canvas.fill(0, 0, WIDTH, HEIGHT, 0x5A5A5A)
    places = [Rectangle(101, 50, 30, 20)]
    area = ToldArea(lambda: tuple(places))
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses(), area.open)):
        outlet.wait_for(lambda: len(pictures(outlet)) == 1)
        canvas.fill(0, 0, WIDTH, HEIGHT, 0x404040)
        outlet.wait_for(shows(outlet, 101, 50, 0x404040))
        places[:] = [Rectangle(-20, 470, 40, 40)]
        outlet.wait_for(shows(outlet, 0, 470, 0x404040))
    seen = (screen_of(outlet).pixels[:, :, :3] != 0).any(axis=2)
    expected = np.zeros((HEIGHT, WIDTH), bool)
    expected[470:, :20] = True
    assert np.array_equal(seen, expected)
    for part in pictures(outlet)[1:2]:  # the change of colour went out for the area only
        assert (part.x_px, part.y_px, *part.pixels.shape[1::-1]) == (100, 50, 32, 20)


def test_an_area_that_never_rests_is_black(canvas: Canvas) -> None:
    canvas.fill(0, 0, WIDTH, HEIGHT, 0x5A5A5A)
    outlet = CollectingOutlet()
    places = itertools.cycle([Rectangle(0, 0, 30, 20), Rectangle(1, 0, 30, 20)])
    restless = ToldArea(lambda: (next(places),))
    with outlet.running(ScreenSource(WHOLE, 30, Presses(), restless.open)):
        outlet.wait_for(lambda: len(pictures(outlet)) >= 1)
        looks = len(outlet.looks)
        outlet.wait_for(lambda: len(outlet.looks) > looks + 3)
    assert not screen_of(outlet).pixels[:, :, :3].any()


@pytest.mark.parametrize(
    ("camera_of", "options"),
    [(X11Camera, ()), (X11Camera, ("-extension", "MIT-SHM")), (MssCamera, ())],
    ids=["shared memory", "over the connection", "mss"],
)
def test_a_camera_reads_any_part(
    camera_of: Callable[[Display], OpenCamera], options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with x_server(*options, size=SIZE) as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        canvas, chance = Canvas(), random.Random(3)
        for _ in range(200):
            canvas.fill(chance.randrange(WIDTH), chance.randrange(HEIGHT), 30, 20, chance.randrange(1 << 24))
        with mss.MSS() as camera:
            truth = np.array(camera.grab((0, 0, WIDTH, HEIGHT)))
        right = Display(1, "right", 100, 50, WIDTH - 100, HEIGHT - 50, 1.0, primary=False)
        with closing(camera_of(right)) as camera:
            for part in (
                Region(0, 0, WIDTH - 100, HEIGHT - 50),
                Region(3, 5, 4, 6),
                Region(400, 1, 541, 430),
            ):
                assert np.array_equal(camera.read(part), truth[50:, 100:][part.window])
        canvas.connection.disconnect()


def test_a_picture_shows_every_change_before_its_stamp(canvas: Canvas) -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 60, Presses())):
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
    with outlet.running(ScreenSource(WHOLE, 30, Presses())):
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
    display_source = ScreenSource(right, 30, Presses())
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


def test_changes_are_told_exactly_and_for_their_own_display_only(canvas: Canvas) -> None:
    left = watch_changes(Display(0, "left", 0, 0, 320, HEIGHT, 1.0, primary=True))
    right = watch_changes(Display(1, "right", 320, 0, 321, HEIGHT, 1.0, primary=False))
    assert left is not None
    assert right is not None
    left.take()
    right.take()
    assert not left.drawn()
    assert not right.drawn()
    canvas.fill(319, 10, 1, 1, 0xFFFFFF)
    wait_until_drawn(left)
    assert (left.take(), right.take()) == ([Region(319, 10, 320, 11)], [])
    canvas.fill(310, 20, 20, 2, 0xFFFFFF)
    canvas.fill(600, 400, 1, 1, 0xFFFFFF)
    wait_until_drawn(right)
    assert left.take() == [Region(310, 20, 320, 22)]
    assert right.take() == [Region(0, 20, 10, 22), Region(280, 400, 281, 401)]
    assert (left.take(), right.take()) == ([], [])
    left.close()
    right.close()


def wait_until_drawn(changes: Changes) -> None:
    presses = Presses()
    listener = presses.listen()
    while not changes.drawn():
        changes.wait(30, also=listener.fileno())
    presses.leave(listener)


@pytest.mark.usefixtures("canvas")
def test_a_press_ends_the_waiting_for_changes() -> None:
    changes = watch_changes(WHOLE)
    assert changes is not None
    changes.take()
    presses = Presses()
    listener = presses.listen()
    presses.ring(Press(1, 0, 0, key=True))
    changes.wait(3600, also=listener.fileno())
    assert not changes.drawn()
    presses.leave(listener)
    changes.close()


def test_without_the_extension_no_changes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server("-extension", "DAMAGE", size=SIZE) as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        assert watch_changes(WHOLE) is None
        outlet = CollectingOutlet()
        with outlet.running(ScreenSource(WHOLE, 30, Presses())):
            outlet.wait_for(lambda: len(outlet.looks) >= 2)


@pytest.mark.usefixtures("canvas")
def test_it_stops_before_the_start() -> None:
    outlet = CollectingOutlet()
    with outlet.running(ScreenSource(WHOLE, 30, Presses()), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
    assert not outlet.captured


@pytest.mark.usefixtures("canvas")
def test_a_rectangle_outside_of_the_screen_is_a_lost_device() -> None:
    outside = Display(1, "unplugged", 600, 0, 640, 480, 1.0, primary=False)
    with pytest.raises(DeviceLost, match="unplugged"):
        ScreenSource(outside, 30, Presses()).run(CollectingOutlet())


def test_the_end_of_the_x_server_is_a_lost_device(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server(size=SIZE) as (display, process):
        monkeypatch.setenv("DISPLAY", display)
        outlet = CollectingOutlet()

        def lose_the_server() -> None:
            with outlet.running(ScreenSource(WHOLE, 30, Presses())):
                outlet.wait_for(lambda: bool(pictures(outlet)))
                process.kill()
                outlet.wait_for_end()

        with pytest.raises(DeviceLost):
            lose_the_server()
    with pytest.raises(MachineError):
        ScreenSource(WHOLE, 30, Presses()).run(CollectingOutlet())
