"""Where the bar goes."""

from pathlib import Path

import pytest

from trajectory_recorder.events import Rectangle
from trajectory_recorder.ui.recorder.bar_place import Place, default, load, save, within

SCREENS = (Rectangle(0, 0, 1000, 800), Rectangle(1000, 100, 500, 400))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Place(10, 20), Place(10, 20)),
        (Place(-50, 900), Place(0, 750)),
        (Place(950, 300), Place(1000, 300)),
        (Place(920, 700), Place(800, 700)),
        (Place(9000, 0), Place(1300, 100)),
    ],
)
def test_all_of_it_is_on_one_screen(wanted: Place, found: Place) -> None:
    assert within(wanted, 200, 50, SCREENS) == found


def test_one_that_is_larger_than_the_screen_shows_its_beginning() -> None:
    assert within(Place(30, 30), 5000, 5000, SCREENS[:1]) == Place(0, 0)


def test_a_new_bar_goes_to_the_lower_right() -> None:
    assert default(200, 50, SCREENS[0], 10) == Place(790, 740)


def test_a_place_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state" / "bar.json"
    assert load(path) is None
    save(path, Place(-3, 4))
    assert load(path) == Place(-3, 4)
    path.write_text("{")
    assert load(path) is None


def test_a_disk_that_refuses_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    save(tmp_path / "state" / "bar.json", Place(1, 2))
    assert load(tmp_path / "state" / "bar.json") is None
