from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.capture.screen._region import Region, common, covers, even, joined, whole, within
from trajectory_recorder.events import Display, Rectangle

DISPLAY = Display(1, "odd", 100, -50, 101, 57, 1.0, primary=False)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, top = draw(st.integers(0, 100)), draw(st.integers(0, 56))
    return Region(left, top, draw(st.integers(left + 1, 101)), draw(st.integers(top + 1, 57)))


def pixels(*of: Region) -> set[tuple[int, int]]:
    return {(x, y) for it in of for x in range(it.left, it.right) for y in range(it.top, it.bottom)}


@given(st.lists(regions(), max_size=12), st.integers(0, 500))
def test_joined_regions_hold_all_pixels_and_are_few(parts: list[Region], spare_px: int) -> None:
    groups = joined(parts, spare_px=spare_px)
    assert pixels(*parts) <= pixels(*groups)
    assert len(groups) <= min(len(parts), 6)
    if len(parts) <= 6:
        assert sum(group.area for group in groups) <= sum(part.area + spare_px for part in parts)


def test_regions_far_apart_stay_apart_and_neighbours_become_one() -> None:
    caret, clock = Region(10, 10, 12, 30), Region(1800, 1050, 1900, 1070)
    letters = [Region(10 * n, 500, 10 * n + 9, 520) for n in range(20)]
    assert joined([caret, clock], spare_px=60_000) == [caret, clock]
    assert joined([caret, *letters, clock], spare_px=60_000) == [Region(0, 10, 199, 520), clock]


def test_very_many_regions_become_one() -> None:
    many = [Region(20 * n, 0, 20 * n + 1, 1) for n in range(49)]
    assert joined(many, spare_px=0) == [Region(0, 0, 961, 1)]


@given(regions())
def test_even_regions_hold_the_region_and_only_the_odd_edge_is_odd(region: Region) -> None:
    wider = even(region, DISPLAY)
    assert pixels(region) <= pixels(wider) <= pixels(whole(DISPLAY))
    assert wider.area <= (region.right - region.left + 2) * (region.bottom - region.top + 2)
    assert wider.left % 2 == wider.top % 2 == 0
    assert wider.right % 2 == 0 or wider.right == 101
    assert wider.bottom % 2 == 0 or wider.bottom == 57


@given(regions(), regions())
def test_what_regions_share_is_what_their_pixels_share(one: Region, other: Region) -> None:
    shared = common(one, other)
    assert (pixels(shared) if shared else set()) == pixels(one) & pixels(other)
    assert covers([one], other) == (pixels(other) <= pixels(one))
    assert not covers([], other)


def test_rectangles_of_the_desktop_are_cut_to_the_display() -> None:
    assert within(DISPLAY, Rectangle(90, -60, 20, 20)) == Region(0, 0, 10, 10)
    assert within(DISPLAY, Rectangle(200, 6, 5, 5)) == Region(100, 56, 101, 57)
    assert within(DISPLAY, Rectangle(201, 0, 5, 5)) is None
