"""What is remembered of a submission for those who are offline."""

from pathlib import Path

import pytest

from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.reviewing.answers import FileAnswer, SubmissionAnswer
from trajectory_recorder.reviewing.remembered import remember, remembered
from trajectory_recorder.reviewing.shelf import Shelf
from trajectory_recorder.wire.states import SubmissionState

FILE = FileAnswer("data/screen-0.mkv", 5, "c3" * 32, complete=True)
SAID = SubmissionAnswer("a1" * 16, "lab", "notes", SubmissionState.IN_REVIEW, "d4" * 32, 60, (FILE,))


def test_it_is_there_until_the_recording_goes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    assert remembered(shelf, SAID.id) is None
    remember(shelf, SAID)
    assert remembered(shelf, SAID.id) == SAID
    shelf.drop(SAID.id)
    assert remembered(shelf, SAID.id) is None


def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    remember(shelf, SAID)
    (place,) = (tmp_path / "shelf").rglob("submission.json")
    place.write_bytes(place.read_bytes()[:20])
    assert remembered(shelf, SAID.id) is None


def test_a_place_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "shelf").write_text("a file where the folder should be")
    with pytest.raises(OutputUnusable, match="can't be noted"):
        remember(Shelf(tmp_path / "shelf"), SAID)
