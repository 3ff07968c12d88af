"""Fitting, zooming and panning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.ui.replay.view import View

FULL_HD = View().resized(960, 600).of(1920, 1080)
sizes = st.integers(min_value=1, max_value=8000)


def test_a_scene_is_fitted_into_the_middle_and_never_blown_up() -> None:
    assert FULL_HD.scale == 0.5
    assert FULL_HD.to_widget(0, 0) == (0, 30)
    assert FULL_HD.to_widget(1920, 1080) == (960, 570)
    assert View().resized(4000, 3000).of(1920, 1080).scale == 1.0


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    view = FULL_HD.zoomed(8, 600, 300)
    assert view.scale == pytest.approx(0.5 * 1.25**8)
    assert view.to_scene(600, 300) == pytest.approx(FULL_HD.to_scene(600, 300))


def test_zooming_out_ends_with_the_whole_scene() -> None:
    assert FULL_HD.zoomed(3, 10, 10).zoomed(-9, 10, 10) == FULL_HD


def test_a_fitted_scene_stays_fitted_and_a_zoomed_one_keeps_its_scale() -> None:
    assert FULL_HD.resized(480, 300).scale == 0.25
    assert FULL_HD.at_scale(2, 0, 0).resized(480, 300).scale == 2


def test_panning_ends_at_the_edges() -> None:
    view = FULL_HD.at_scale(1, 0, 0).panned(-100, -50)
    assert view.to_scene(0, 0) == (100, 50)
    assert view.panned(10_000, 10_000).to_scene(0, 0) == (0, 0)
    assert FULL_HD.panned(50, 50) == FULL_HD


def test_another_scene_is_seen_whole_and_the_same_one_as_before() -> None:
    view = FULL_HD.at_scale(4, 0, 0)
    assert view.of(1920, 1080) == view
    assert view.of(1024, 768).zoom is None


@given(sizes, sizes, sizes, sizes, st.lists(st.tuples(st.integers(-30, 30), sizes, sizes), max_size=8))
def test_no_zoom_or_pan_leaves_the_scene(
    scene_width_px: int,
    scene_height_px: int,
    width_px: int,
    height_px: int,
    moves: list[tuple[int, int, int]],
) -> None:
    view = View().resized(width_px, height_px).of(scene_width_px, scene_height_px)
    for steps, x_px, y_px in moves:
        view = view.zoomed(steps, x_px % width_px, y_px % height_px).panned(x_px * steps, y_px)
        assert view.fitting_scale <= view.scale <= 32
        left, top = view.to_scene(0, 0)
        right, bottom = view.to_scene(width_px, height_px)
        for first, last, scene_px in ((left, right, scene_width_px), (top, bottom, scene_height_px)):
            margin = first < -1e-6 or last > scene_px + 1e-6
            assert not margin or last - first >= scene_px - 1e-6
