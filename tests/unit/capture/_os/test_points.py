from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.events import Display

RETINA = Screen(1, "built-in", 0, 0, 1512, 982, 2.0, primary=True)
OFFICE = Screen(2, "office", 1512, -98, 1920, 1080, 1.0, primary=False)


def overlap(a: Display, b: Display) -> bool:
    return (
        a.x_px < b.x_px + b.width_px
        and b.x_px < a.x_px + a.width_px
        and a.y_px < b.y_px + b.height_px
        and b.y_px < a.y_px + a.height_px
    )


def test_one_scale_is_the_true_picture() -> None:
    left = Screen(2, "left", -1440, 0, 1440, 900, 2.0, primary=False)
    arrangement = Arrangement([RETINA, left])
    main, other = arrangement.displays()
    assert main == Display(1, "built-in", 0, 0, 3024, 1964, 2.0, primary=True)
    assert other == Display(2, "left", -2880, 0, 2880, 1800, 2.0, primary=False)
    assert arrangement.point_px(-0.5, 10) == (-1, 20)


def test_mixed_scales_keep_sizes_and_spread_origins() -> None:
    main, office = Arrangement([RETINA, OFFICE]).displays()
    assert (main.width_px, main.height_px, main.scale) == (3024, 1964, 2.0)
    assert (office.x_px, office.y_px) == (3024, -196)
    assert (office.width_px, office.height_px, office.scale) == (1920, 1080, 1.0)


def test_points_land_on_the_display_that_they_are_on() -> None:
    arrangement = Arrangement([RETINA, OFFICE])
    assert arrangement.point_px(0, 0) == (0, 0)
    assert arrangement.point_px(1511.75, 981.75) == (3023, 1963)
    assert arrangement.point_px(1512, 0) == (3024, -98)
    assert arrangement.point_px(1512 + 1919.9, -98 + 1079.9) == (3024 + 1919, -196 + 1079)


def test_a_point_outside_continues_the_nearest_display() -> None:
    assert Arrangement([RETINA, OFFICE]).point_px(-2.5, 100) == (-5, 200)
    assert Arrangement([]).point_px(3.9, 4.1) == (3, 4)


def test_a_window_is_measured_by_the_display_that_holds_its_centre() -> None:
    arrangement = Arrangement([RETINA, OFFICE])
    assert arrangement.rect_px(100, 50, 400, 300) == (200, 100, 800, 600)
    assert arrangement.rect_px(1500, 0, 400, 300) == (3024 - 12, -98, 400, 300)


@st.composite
def rows_of_screens(draw: st.DrawFn) -> list[Screen]:
    """Screens beside each other with different heights and offsets, disjoint in points."""
    screens, x_pt = [], draw(st.integers(-4000, 0))
    for number in range(draw(st.integers(1, 5))):
        # Even, so that every scale makes whole pixels of them, as real modes have.
        width, height = 2 * draw(st.integers(160, 2000)), 2 * draw(st.integers(120, 1500))
        scale = draw(st.sampled_from([1.0, 1.5, 2.0, 3.0]))
        offset = draw(st.integers(-2000, 2000))
        screens.append(Screen(number, str(number), x_pt, offset, width, height, scale, primary=not number))
        x_pt += width + draw(st.sampled_from([0, 0, 7]))
    return screens


@given(rows_of_screens(), st.data())
def test_displays_never_overlap_and_points_stay_on_theirs(screens: list[Screen], data: st.DataObject) -> None:
    arrangement = Arrangement(screens)
    displays = arrangement.displays()
    assert not any(overlap(a, b) for a, b in combinations(displays, 2))
    screen = data.draw(st.sampled_from(screens))
    display = displays[screen.display_id]
    x_pt = screen.x_pt + data.draw(st.integers(0, int(screen.width_pt) - 1))
    y_pt = screen.y_pt + data.draw(st.integers(0, int(screen.height_pt) - 1))
    x_px, y_px = arrangement.point_px(x_pt, y_pt)
    assert display.x_px <= x_px < display.x_px + display.width_px
    assert display.y_px <= y_px < display.y_px + display.height_px
