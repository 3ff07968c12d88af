"""Parts of pictures."""

from trajectory_recorder.reading import Area

AREA = Area(10, 20, 30, 40)


def test_areas_touch_where_they_share_a_pixel() -> None:
    assert AREA.touches(Area(29, 39, 50, 50))
    assert not AREA.touches(Area(30, 20, 50, 40))
    assert not AREA.touches(Area(10, 40, 30, 50))


def test_an_area_holds_what_lies_in_it() -> None:
    assert AREA.holds(AREA)
    assert AREA.holds(Area(11, 21, 12, 22))
    assert not AREA.holds(Area(11, 21, 31, 22))
    assert AREA.along_with(Area(0, 30, 5, 50)) == Area(0, 20, 30, 50)


def test_an_area_grows_as_far_as_the_picture_goes() -> None:
    assert AREA.wider(15, width_px=100, height_px=50) == Area(0, 5, 45, 50)
    assert AREA.moved(-5, 1) == Area(5, 21, 25, 41)
