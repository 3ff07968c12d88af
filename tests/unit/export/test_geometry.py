"""Where places lie in exported pictures."""

from dataclasses import replace

import pytest

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Display
from trajectory_recorder.export.geometry import Canvas, exported_size
from trajectory_recorder.wire.exports import ExportOptions

LEFT = Display(1, "left", -1920, 100, 1920, 1080, 1.0, primary=False)


@pytest.mark.parametrize(
    ("size_px", "most_px", "made_px"),
    [
        ((1920, 1080), None, (1920, 1080)),
        ((701, 301), None, (701, 301)),
        ((1920, 1080), 1080, (1920, 1080)),
        ((1920, 1080), 2160, (1920, 1080)),
        ((1920, 1080), 720, (1280, 720)),
        ((1366, 768), 401, (712, 400)),
        ((3, 4000), 64, (2, 64)),
    ],
)
def test_pictures_are_made_smaller_to_even_numbers_and_never_larger(
    size_px: tuple[int, int], most_px: int | None, made_px: tuple[int, int]
) -> None:
    assert exported_size(*size_px, most_px) == made_px


def test_a_place_is_a_pixel_of_the_exported_picture() -> None:
    canvas = Canvas.of(LEFT, ExportOptions())
    assert (canvas.width_px, canvas.height_px) == (1920, 1080)
    assert canvas.place(-1920, 100) == (0, 0)
    assert canvas.place(-1, 1179) == (1919, 1079)
    smaller = Canvas.of(LEFT, ExportOptions(height_px=540))
    assert smaller.place(-1920, 100) == smaller.place(-1919, 101) == (0, 0)
    assert smaller.place(-1, 1179) == (959, 539)
    assert smaller.place(-960, 640) == (480, 270)


def test_a_place_is_a_part_of_the_picture() -> None:
    canvas = Canvas.of(LEFT, ExportOptions(coordinates="relative", height_px=540))
    assert canvas.place(-1920, 100) == (0.0, 0.0)
    assert canvas.place(-960, 640) == (0.5, 0.5)
    assert canvas.place(-1, 1179) == (1919 / 1920, 1079 / 1080)


@pytest.mark.parametrize("place", [(-1921, 100), (0, 100), (-1, 1180), (-1, 99), (2**70, 0)])
@pytest.mark.parametrize("coordinates", ["pixels", "relative"])
def test_what_is_off_the_display_has_no_place_in_its_picture(
    place: tuple[int, int], coordinates: str
) -> None:
    assert Canvas.of(LEFT, ExportOptions(coordinates=coordinates)).place(*place) is None


def test_a_display_that_nobody_can_have_is_damage() -> None:
    with pytest.raises(DamagedBundle, match="larger than any can be"):
        Canvas.of(replace(LEFT, width_px=2**70), ExportOptions())
