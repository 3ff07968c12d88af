"""How far pictures can be trusted, in words."""

import pytest

from trajectory_recorder.actions import ActionPicture
from trajectory_recorder.ui.replay.staleness import told

MS = 1_000_000


@pytest.mark.parametrize(
    ("stale_ms", "confidence", "words"),
    [
        (0, 1.0, "the screen looked so."),
        (0, 0.5, "the screen was still changing."),
        (100, 1.0, "last seen so 100 ms earlier, surely unchanged."),
        (700, 0.68, "last seen so 700 ms earlier, likely unchanged."),
        (12, 1.0, "last seen so 12 ms earlier, surely unchanged."),
        (1900, 0.05, "last seen so 1.9 s earlier, may have changed."),
    ],
)
def test_a_picture_says_how_old_it_is(stale_ms: int, confidence: float, words: str) -> None:
    picture = ActionPicture(0, "data/screen-0.mkv", 0, 4527 * MS, stale_ms * MS, confidence)
    assert told(picture) == f"Frame of 0:00:04.527: {words}"


def test_no_picture_is_said() -> None:
    assert told(None) == "There is no picture of it."
