"""Black around the recorded area, whatever moves while it is read."""

import itertools

import numpy as np

from helpers.painted_display import DISPLAY, PaintedDisplay
from trajectory_recorder.capture.screen._masking import MaskedCamera
from trajectory_recorder.capture.screen._region import Region, whole
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import Display, Rectangle

EVERYTHING = whole(DISPLAY)
LEFT, RIGHT = Rectangle(0, 0, 100, 703), Rectangle(900, 0, 200, 703)


class Moving:
    """An area that gives one answer after the other, and the last one again and again."""

    def __init__(self, *answers: tuple[Rectangle, ...]) -> None:
        self._answers = list(answers)

    def visible(self, _display: Display) -> tuple[Rectangle, ...]:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def masked(*answers: tuple[Rectangle, ...]) -> MaskedCamera:
    display = PaintedDisplay()
    display.paint(EVERYTHING, 90)
    return MaskedCamera(display, Moving(*answers), DISPLAY)


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
    assert not camera.moved()


def test_an_area_that_never_rests_is_black_and_read_again() -> None:
    camera = masked((LEFT,), (RIGHT,), (LEFT,), (RIGHT,), (RIGHT,))
    assert seen(camera.read(EVERYTHING)) == []
    assert camera.moved()
    assert seen(camera.read(EVERYTHING)) == [(900, 1001)]
    assert not camera.moved()


def test_a_part_that_is_read_with_another_area_calls_for_a_whole_reading() -> None:
    camera = masked((LEFT,), (LEFT,), (RIGHT,), (RIGHT,), (LEFT,))
    camera.read(EVERYTHING)
    assert seen(camera.read(Region(0, 0, 1001, 2))) == [(900, 1001)]
    assert camera.moved()  # though the area is where it was at the first reading
    camera.read(EVERYTHING)
    assert not camera.moved()
