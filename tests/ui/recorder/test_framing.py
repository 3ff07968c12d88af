"""What the border goes around, and where that is for windows."""

import pytest

from trajectory_recorder.events import AreaEvent, Display, DisplaysEvent, Rectangle
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui.recorder.framing import Screen, edges, framed, placed

LEFT = Display(0, "left", 0, 0, 1920, 1080, 1.0, primary=True)
RIGHT = Display(1, "right", 1920, 0, 3840, 2160, 2.0, primary=False)
DISPLAYS = DisplaysEvent((LEFT, RIGHT))
SCREENS = (Screen(0, 0, 1920, 1080, 1.0), Screen(1920, 0, 1920, 1080, 2.0))


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ("all", [Rectangle(0, 0, 1920, 1080), Rectangle(1920, 0, 3840, 2160)]),
        ("1", [Rectangle(1920, 0, 3840, 2160)]),
    ],
)
def test_the_displays_that_are_recorded(display: str, expected: list[Rectangle]) -> None:
    assert framed(DISPLAYS, None, RecordSettings(display=display)) == tuple(expected)
    assert framed(None, None, RecordSettings(display=display)) == ()


def test_all_windows_that_are_recorded() -> None:
    only = RecordSettings(application="xterm")
    seen = AreaEvent((Rectangle(100, 50, 300, 200), Rectangle(350, 20, 100, 100)), focused=True)
    assert framed(DISPLAYS, seen, only) == (Rectangle(100, 20, 350, 230),)
    assert framed(DISPLAYS, AreaEvent((), focused=False), only) == ()
    assert framed(DISPLAYS, None, only) == ()


def test_excluded_windows_change_nothing_about_it() -> None:
    hole = AreaEvent((Rectangle(0, 0, 100, 1080),), focused=True)
    assert framed(DISPLAYS, hole, RecordSettings(display="0")) == (Rectangle(0, 0, 1920, 1080),)


def test_pixels_become_what_windows_are_placed_in() -> None:
    assert placed(Rectangle(1920, 0, 3840, 2160), SCREENS) == Rectangle(1920, 0, 1920, 1080)
    assert placed(Rectangle(2020, 200, 400, 100), SCREENS) == Rectangle(1970, 100, 200, 50)
    assert placed(Rectangle(10, 20, 30, 40), SCREENS) == Rectangle(10, 20, 30, 40)


@pytest.mark.parametrize(
    ("outside", "around"), [(False, Rectangle(10, 20, 100, 50)), (True, Rectangle(7, 17, 106, 56))]
)
def test_a_frame_has_four_sides_without_overlap(*, outside: bool, around: Rectangle) -> None:
    pixels = [
        (x, y)
        for edge in edges(Rectangle(10, 20, 100, 50), 3, outside=outside)
        for x in range(edge.x_px, edge.x_px + edge.width_px)
        for y in range(edge.y_px, edge.y_px + edge.height_px)
    ]
    assert len(pixels) == len(set(pixels)) == 2 * 3 * around.width_px + 2 * 3 * (around.height_px - 6)
    assert min(pixels) == (around.x_px, around.y_px)
    assert max(pixels) == (around.x_px + around.width_px - 1, around.y_px + around.height_px - 1)
