"""What a look reads, and when it stops to rely on what it is told."""

import numpy as np
import pytest

from helpers.painted_display import DISPLAY, PaintedDisplay
from trajectory_recorder.capture.screen import _looks
from trajectory_recorder.capture.screen._looks import Looks
from trajectory_recorder.capture.screen._region import Region, whole
from trajectory_recorder.capture.source import Picture, Pixels

EVERYTHING = whole(DISPLAY)
HERE, THERE = Region(10, 20, 14, 24), Region(900, 600, 902, 602)
SECOND = 1_000_000_000


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> PaintedDisplay:
    monkeypatch.setattr(_looks, "monotonic_ns", lambda: 0)
    return PaintedDisplay()


def looks_at(display: PaintedDisplay, *, told: bool = True) -> Looks:
    looks = Looks(DISPLAY, camera=display, changes=display if told else None, moved=lambda _: False)
    first = looks.look(0)
    assert first is not None
    assert first.pixels.shape == (DISPLAY.height_px, DISPLAY.width_px, 4)
    display.reads.clear()
    return looks


def part_of(picture: Picture | None) -> Region:
    assert picture is not None
    height, width = picture.pixels.shape[:2]
    return Region(picture.x_px, picture.y_px, picture.x_px + width, picture.y_px + height)


def test_only_what_was_told_is_read(display: PaintedDisplay) -> None:
    looks = looks_at(display)
    assert not looks.stirred()
    assert looks.look(1) is None
    display.paint(HERE, 1)
    assert looks.stirred()
    assert part_of(looks.look(2)) == HERE
    display.paint(HERE, 1)
    assert looks.look(3) is None
    assert display.reads == [HERE, HERE]


def test_without_being_told_everything_is_read(display: PaintedDisplay) -> None:
    looks = looks_at(display, told=False)
    assert looks.stirred()
    display.paint(HERE, 1)
    assert part_of(looks.look(1)) == HERE
    assert looks.look(2) is None
    assert display.reads == [EVERYTHING, EVERYTHING]


def test_a_change_that_nobody_tells_is_found_and_then_everything_is_read_for_a_while(
    display: PaintedDisplay,
) -> None:
    looks = looks_at(display)
    display.silent = True
    display.paint(HERE, 1)
    assert looks.look(1 * SECOND) is None
    assert part_of(looks.look(2 * SECOND)) == HERE
    assert looks.read_everything
    assert looks.stirred()
    display.paint(HERE, 2)
    assert part_of(looks.look(2 * SECOND + 1)) == HERE
    assert looks.look(11 * SECOND) is None
    assert looks.read_everything
    assert looks.look(13 * SECOND) is None
    assert not looks.read_everything
    display.reads.clear()
    assert looks.look(13 * SECOND + 1) is None
    assert display.reads == []


def test_a_change_that_is_told_late_is_no_reason_for_distrust(display: PaintedDisplay) -> None:
    looks = looks_at(display)
    display.paint_before_next_read(HERE, 1)
    assert part_of(looks.look(2 * SECOND)) == HERE
    assert not looks.read_everything
    assert looks.stirred()  # what was told late is read once more
    assert looks.look(2 * SECOND + 1) is None
    assert not looks.stirred()
    assert display.reads == [EVERYTHING, HERE]


def test_a_change_beside_the_one_that_is_told_is_one_too(display: PaintedDisplay) -> None:
    looks = looks_at(display)
    display.paint(THERE, 1)
    display.silent = True
    display.paint(HERE, 1)
    picture = looks.look(2 * SECOND)
    assert part_of(picture) == Region(10, 20, 902, 602)
    assert looks.read_everything


def test_when_the_area_moves_everything_is_read(display: PaintedDisplay) -> None:
    moved = [False]
    looks = Looks(DISPLAY, camera=display, changes=display, moved=lambda _: moved[0])
    looks.look(0)
    display.reads.clear()
    looks.look(1)
    moved[0] = True
    looks.look(2)
    assert display.reads == [EVERYTHING]


def test_the_parts_make_the_whole(display: PaintedDisplay) -> None:
    looks, chance = looks_at(display), np.random.default_rng(5)
    shown: Pixels = np.zeros_like(display.pixels)
    for step in range(1, 200):
        for _ in range(chance.integers(1, 5)):
            left, top = int(chance.integers(1001)), int(chance.integers(703))
            right, bottom = left + int(chance.integers(1, 60)), top + int(chance.integers(1, 60))
            change = Region(left, top, min(right, 1001), min(bottom, 703)), step
            (display.paint_before_next_read if chance.integers(2) else display.paint)(*change)
        picture = looks.look(step * SECOND // 5)
        if picture is not None:
            shown[part_of(picture).window] = picture.pixels
    picture = looks.look(40 * SECOND)
    if picture is not None:
        shown[part_of(picture).window] = picture.pixels
    assert np.array_equal(shown, display.pixels)
    assert not looks.read_everything
