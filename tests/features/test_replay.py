"""The replay on a real desktop, by keyboard alone: the picture that is seen is the one that was asked for."""

from collections.abc import Iterator

import pytest

from features.conftest import NumberedRecording
from features.viewer import Viewer
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture(scope="module")
def viewer(wide_desktop: VirtualDesktop, numbered: NumberedRecording) -> Iterator[Viewer]:
    viewer = Viewer(wide_desktop, numbered.root)
    try:
        viewer.finds_the_picture()
        yield viewer
        assert viewer.closes() == 0
    finally:
        viewer.leaves()


def test_keys_alone_lead_to_any_frame(viewer: Viewer, numbered: NumberedRecording) -> None:
    viewer.presses("End")
    viewer.sees(len(numbered.shown_ms))
    viewer.presses("comma", "comma", "comma")
    viewer.sees(len(numbered.shown_ms) - 3)
    viewer.presses("period")
    viewer.sees(len(numbered.shown_ms) - 2)
    viewer.presses("g")
    viewer.writes("0:03.05\n")
    viewer.sees(numbered.number_at(3050))
    viewer.presses("shift+Right")
    viewer.sees(numbered.number_at(4050))
    viewer.presses("Left")
    viewer.presses("period")  # before the first picture there is none
    viewer.sees(1)
    viewer.presses("n", "n")
    viewer.sees(numbered.number_at(numbered.clicked_ms[1]))


def test_space_plays_and_pauses_without_a_click_before(viewer: Viewer, numbered: NumberedRecording) -> None:
    viewer.presses("Home")
    viewer.sees(1)
    viewer.presses("space")
    later = viewer.sees_other_than(1)
    viewer.presses("5")
    viewer.sees_other_than(later)
    viewer.presses("k", "Home")
    viewer.sees(1)
    viewer.presses("0", "l")
    viewer.sees(len(numbered.shown_ms))
    viewer.presses("j", "j")
    viewer.sees_other_than(len(numbered.shown_ms))
    viewer.presses("k", "Home")
    viewer.sees(1)
