import numpy as np
import pytest

from helpers.timelines import DISPLAY, MS, SECOND, screen_track, timeline
from trajectory_recorder.replay.thumbnails.choice import evenly, key_frames, main_screen


def test_pictures_are_of_the_primary_display_or_of_the_first_that_has_any() -> None:
    empty, first = screen_track(()), screen_track([MS, 2 * MS])
    assert main_screen(timeline(screens=())) is None
    assert main_screen(timeline(screens=(empty,))) is None
    assert main_screen(timeline(screens=(empty, first))) is first
    other = screen_track([MS])
    object.__setattr__(other, "display_id", 7)
    assert main_screen(timeline(screens=(other, first), displays=((0, (DISPLAY,)),))) is first


def test_key_frames_are_those_that_can_be_decoded_alone() -> None:
    assert key_frames(screen_track(range(10), every=4)).tolist() == [0, 4, 8]


@pytest.mark.parametrize(
    ("at_s", "most", "chosen"),
    [
        ([0], 4, [0]),
        ([0, 30, 60, 90], 2, [0, 2]),
        ([0, 1, 2, 3, 95], 4, [3]),
        ([0, 10, 20, 30, 40, 50, 60, 70, 80, 90], 5, [1, 3, 5, 7, 9]),
        ([60], 4, [0]),
    ],
)
def test_those_are_chosen_that_hold_in_the_middle_of_equal_stretches(
    at_s: list[int], most: int, chosen: list[int]
) -> None:
    at_ns = np.array(at_s, np.int64) * SECOND
    assert evenly(at_ns, 100 * SECOND, most).tolist() == chosen
