"""Displays in the scene."""

from dataclasses import replace

import numpy as np

from helpers import timelines
from trajectory_recorder.events import Display
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Timeline
from trajectory_recorder.ui.replay.arrangement import Arrangement, Placed, arranged

LEFT = Display(0, "left", -800, 100, 800, 600, 1.0, primary=False)
RIGHT = Display(1, "right", 0, 0, 1024, 768, 2.0, primary=True)


def track(display: Display, *sizes: tuple[int, int]) -> ScreenTrack:
    sizes = sizes or ((display.width_px, display.height_px),)
    at_ns = np.arange(len(sizes), dtype=np.int64)
    width_px, height_px = (np.array(it, np.int32) for it in zip(*sizes, strict=True))
    return ScreenTrack(display.display_id, (), at_ns, at_ns, width_px * 0, width_px > 0, width_px, height_px)


def timeline(*displays: Display, screens: tuple[ScreenTrack, ...]) -> Timeline:
    return timelines.timeline(displays=((0, displays),) if displays else (), screens=screens)


def test_displays_lie_as_on_the_desktop() -> None:
    of = timeline(LEFT, RIGHT, screens=(track(LEFT), track(RIGHT)))
    assert arranged(of, 0, {0, 1}) == Arrangement((Placed(LEFT, 0, 100), Placed(RIGHT, 800, 0)), 1824, 768)


def test_one_display_is_a_scene_of_its_own() -> None:
    of = timeline(LEFT, RIGHT, screens=(track(LEFT), track(RIGHT)))
    assert arranged(of, 0, {0}) == Arrangement((Placed(LEFT, 0, 0),), 800, 600)
    assert arranged(of, 0, {7}) == Arrangement()


def test_sizes_are_those_of_the_pictures_at_the_time() -> None:
    of = timeline(LEFT, screens=(track(LEFT, (800, 600), (640, 480)),))
    assert (arranged(of, 0, {0}).width_px, arranged(of, 1, {0}).width_px) == (800, 640)


def test_displays_that_hide_each_other_or_lie_far_away_stand_in_a_row() -> None:
    for x_px in (10, 10**15):
        of = timeline(replace(LEFT, x_px=x_px), RIGHT, screens=(track(LEFT), track(RIGHT)))
        shown = arranged(of, 0, {0, 1})
        assert [(it.x_px, it.y_px) for it in shown.displays] == [(0, 0), (816, 0)]


def test_a_display_that_nothing_is_told_of_has_the_size_of_its_pictures() -> None:
    shown = arranged(timeline(screens=(track(LEFT),)), 0, {0})
    assert (shown.width_px, shown.height_px) == (800, 600)
    shown = arranged(timeline(screens=(track(LEFT, (0, -5)),)), 0, {0})
    assert (shown.width_px, shown.height_px) == (1, 1)
