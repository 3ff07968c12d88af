"""What a reviewer is told of where their review is."""

import pytest

from helpers.drafts import ABOUT
from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.reviewing.draft import Draft, DraftState
from trajectory_recorder.ui.review.saving import Mood, Saving, saving


def draft(state: DraftState, *, sent: bool = True, error: str = "", remedy: str = "") -> Draft:
    return Draft(ABOUT, state, Content(), 3, 3 if sent else 2, error, remedy, 0.0)


@pytest.mark.parametrize(
    ("given", "mood", "words"),
    [
        (draft(DraftState.OPEN), Mood.SAVED, "Saved at the endpoint"),
        (draft(DraftState.OPEN, sent=False), Mood.UNDER_WAY, "Saved on this machine, on its way"),
        (draft(DraftState.OPEN, sent=False, error="e"), Mood.WAITS, "Saved on this machine, not at"),
        (draft(DraftState.HANDING_IN, sent=False), Mood.WAITS, "Finished; it is handed in when"),
        (draft(DraftState.DONE), Mood.SAVED, "Handed in"),
        (draft(DraftState.TAKEN, error="e"), Mood.ENDED, "Taken by another reviewer"),
        (draft(DraftState.OPENED_ANEW), Mood.ENDED, "Opened for review anew"),
        (draft(DraftState.OVER), Mood.ENDED, "There is nothing to judge any more"),
    ],
)
def test_every_place_on_its_way_has_words(given: Draft, mood: Mood, words: str) -> None:
    told = saving(given)
    assert told.mood is mood
    assert told.words.startswith(words)


def test_what_is_wrong_and_what_to_do_is_said_along() -> None:
    told = saving(draft(DraftState.TAKEN, error="others review it", remedy="what you wrote is kept here"))
    assert told.detail == "Others review it. What you wrote is kept here."


def test_what_is_not_on_the_disk_yet_is_not_called_saved() -> None:
    told = saving(draft(DraftState.OPEN), under_way=True)
    assert told == Saving(Mood.UNDER_WAY, "Saving\N{HORIZONTAL ELLIPSIS}")
