"""Black around the recorded area, whatever moves while it is read."""

import itertools

import numpy as np

from helpers.painted_display import DISPLAY, PaintedDisplay
from helpers.told_area import ToldArea
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.screen._masking import MaskedCamera
from trajectory_recorder.capture.screen._region import Region, whole
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Rectangle

EVERYTHING = whole(DISPLAY)
LEFT, RIGHT = Rectangle(0, 0, 100, 703), Rectangle(900, 0, 200, 703)


def masked(*answers: tuple[Rectangle, ...], curtain: Curtain | None = None) -> MaskedCamera:
    display = PaintedDisplay()
    display.paint(EVERYTHING, 90)
    rest = list(answers)
    # One answer after the other, and the last one again and again.
    area = ToldArea(lambda: rest.pop(0) if len(rest) > 1 else rest[0])
    return MaskedCamera(display, area, DISPLAY, curtain or Curtain())


def seen(pixels: Pixels) -> list[tuple[int, int]]:
    """Which columns show something, from and up to."""
    columns = np.flatnonzero(pixels.any(axis=(0, 2)))
    ends = np.flatnonzero(np.diff(columns, prepend=-9, append=9**9) > 1)
    return [(int(columns[first]), int(columns[last - 1]) + 1) for first, last in itertools.pairwise(ends)]


def test_all_but_the_area_is_black() -> None:
    assert seen(masked((LEFT, RIGHT)).read(EVERYTHING)) == [(0, 100), (900, 1001)]
    assert seen(masked((LEFT,)).read(Region(50, 0, 200, 10))) == [(0, 50)]
    assert seen(masked((LEFT,)).read(Region(50, 0, 60, 10))) == [(0, 10)]
    assert seen(masked(()).read(EVERYTHING)) == []


def test_an_area_that_moves_while_it_is_read_is_read_again() -> None:
    camera = masked((LEFT,), (RIGHT,), (RIGHT,))
    assert seen(camera.read(EVERYTHING)) == [(900, 1001)]
    assert not camera.moved(monotonic_ns())


def test_an_area_that_never_rests_is_black_and_read_again() -> None:
    camera = masked((LEFT,), (RIGHT,), (LEFT,), (RIGHT,), (RIGHT,))
    assert seen(camera.read(EVERYTHING)) == []
    assert camera.moved(monotonic_ns())
    assert seen(camera.read(EVERYTHING)) == [(900, 1001)]
    assert not camera.moved(monotonic_ns())


def test_a_part_that_is_read_with_another_area_calls_for_a_whole_reading() -> None:
    camera = masked((LEFT,), (LEFT,), (RIGHT,), (RIGHT,), (LEFT,))
    camera.read(EVERYTHING)
    assert seen(camera.read(Region(0, 0, 1001, 2))) == [(900, 1001)]
    assert camera.moved(monotonic_ns())  # though the area is where it was at the first reading
    camera.read(EVERYTHING)
    assert not camera.moved(monotonic_ns())


def test_a_look_at_which_the_curtain_was_drawn_is_black_however_late_it_is_read() -> None:
    curtain = Curtain()
    camera = masked((LEFT,), curtain=curtain)
    camera.read(EVERYTHING)
    curtain.draw(monotonic_ns())
    assert camera.moved(monotonic_ns())
    curtain.open(monotonic_ns())
    assert seen(camera.read(EVERYTHING)) == []
    assert camera.moved(monotonic_ns())
    assert seen(camera.read(EVERYTHING)) == [(0, 100)]


def test_a_curtain_that_was_drawn_and_opened_within_a_look_makes_it_black() -> None:
    curtain = Curtain()

    def pull() -> tuple[Rectangle, ...]:
        curtain.draw(monotonic_ns())
        curtain.open(monotonic_ns() + 1)
        return (LEFT,)

    display = PaintedDisplay()
    display.paint(EVERYTHING, 90)
    camera = MaskedCamera(display, ToldArea(pull), DISPLAY, curtain)
    camera.moved(monotonic_ns())
    assert seen(camera.read(EVERYTHING)) == []
