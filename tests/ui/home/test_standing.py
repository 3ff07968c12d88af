"""How recordings stand: one answer out of what lies here, its sending and the endpoint's word."""

from typing import Any

import pytest

from helpers.home_things import item, report, sending, submission
from trajectory_recorder.library import Condition
from trajectory_recorder.ui.home.deed import Deed
from trajectory_recorder.ui.home.recording import Recording
from trajectory_recorder.ui.home.recording_deeds import deeds, deletion
from trajectory_recorder.ui.home.recording_standing import standing_of
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.upload.progress import Phase, Snapshot
from trajectory_recorder.wire.states import SubmissionState

_KEPT = (Deed.SHOW_FOLDER, Deed.EXPORT)


def half(trouble: str = "") -> Snapshot:
    return Snapshot(Phase.SENDING, 43_000_000, 100_000_000, 1e6, 57.0, trouble, paused=False)


@pytest.mark.parametrize(
    ("about", "words", "mood", "first"),
    [
        ({"condition": Condition.RECORDING}, "Recording", Mood.LIVE, Deed.SHOW_FOLDER),
        ({"condition": Condition.INTERRUPTED}, "Interrupted", Mood.LOOK, Deed.RECOVER),
        ({"condition": Condition.DAMAGED, "trouble": "torn"}, "Damaged", Mood.BAD, Deed.SHOW_FOLDER),
        ({}, "To look at", Mood.QUIET, Deed.OPEN),
        ({"quality": report("pass")}, "Ready to submit", Mood.GOOD, Deed.SUBMIT),
        ({"quality": report("warn", "warn")}, "Ready to submit", Mood.GOOD, Deed.SUBMIT),
        ({"quality": report("fail", "fail", "warn")}, "1 thing to mend", Mood.LOOK, Deed.OPEN),
        ({"quality": report("fail", "fail", "fail")}, "2 things to mend", Mood.LOOK, Deed.OPEN),
    ],
)
def test_before_it_is_sent(about: dict[str, Any], words: str, mood: Mood, first: Deed) -> None:
    recording = Recording(item(1, **about))
    standing = standing_of(recording)
    assert (standing.words, standing.mood, standing.share) == (words, mood, None)
    assert deeds(recording)[0] is first
    assert standing.detail or mood is Mood.LIVE


@pytest.mark.parametrize(
    ("it", "words", "mood", "offered"),
    [
        (
            sending(1, QueueState.WAITING),
            "Waiting to be sent",
            Mood.BUSY,
            (Deed.OPEN, Deed.PAUSE, Deed.CANCEL),
        ),
        (
            sending(1, QueueState.SENDING, sent=43_000_000, now=half()),
            "Sending 43 %, 57 s left",
            Mood.BUSY,
            (Deed.OPEN, Deed.PAUSE, Deed.CANCEL),
        ),
        (
            sending(1, QueueState.SENDING, sent=999_999),
            "Sending 0 %",
            Mood.BUSY,
            (Deed.OPEN, Deed.PAUSE, Deed.CANCEL),
        ),
        (
            sending(1, QueueState.PAUSED),
            "Sending is paused",
            Mood.QUIET,
            (Deed.RESUME, Deed.OPEN, Deed.CANCEL),
        ),
        (
            sending(1, QueueState.FAILED, error="it was refused", remedy="ask"),
            "Could not be sent",
            Mood.BAD,
            (Deed.RETRY, Deed.OPEN, Deed.CANCEL),
        ),
        (
            sending(1, QueueState.WAITING_SIGN_IN),
            "Waits for you to sign in",
            Mood.LOOK,
            (Deed.OPEN, Deed.PAUSE, Deed.CANCEL),
        ),
        (sending(1, QueueState.CHECKING), "Being checked", Mood.BUSY, (Deed.OPEN,)),
        (sending(1, QueueState.DONE, outcome="in_review"), "In review", Mood.BUSY, (Deed.OPEN,)),
        (sending(1, QueueState.DONE, outcome="unheard of"), "Being checked", Mood.BUSY, (Deed.OPEN,)),
        (sending(1, QueueState.CANCELLED), "To look at", Mood.QUIET, (Deed.OPEN,)),
    ],
)
def test_on_its_way(it: Any, words: str, mood: Mood, offered: tuple[Deed, ...]) -> None:
    recording = Recording(item(1), it)
    standing = standing_of(recording)
    assert (standing.words, standing.mood) == (words, mood)
    kept = () if Deed.CANCEL in offered and it.entry.state is not QueueState.FAILED else (Deed.DELETE,)
    assert deeds(recording) == (*offered, *_KEPT, *kept)


def test_what_went_wrong_is_said_with_what_to_try() -> None:
    failed = sending(1, QueueState.FAILED, error="it was refused", remedy="ask for a place")
    assert standing_of(Recording(item(1), failed)).detail == "It was refused. Ask for a place."
    waits = sending(1, QueueState.SENDING, now=half("no answer came"))
    assert standing_of(Recording(item(1), waits)).detail == "No answer came."


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SubmissionState.RECEIVED, "Being checked"),
        (SubmissionState.CHECKING, "Being checked"),
        (SubmissionState.QUARANTINED, "Held back"),
        (SubmissionState.IN_REVIEW, "In review"),
        (SubmissionState.CHANGES_REQUESTED, "Changes requested"),
        (SubmissionState.ACCEPTED, "Accepted"),
        (SubmissionState.REJECTED, "Rejected"),
    ],
)
def test_the_endpoints_word_goes_before_the_queues(state: SubmissionState, words: str) -> None:
    recording = Recording(item(1), sending(1, QueueState.DONE), submission(1, state))
    assert standing_of(recording).words == words
    assert deeds(recording) == (Deed.OPEN, *_KEPT, Deed.DELETE)
    assert "keeps it" in deletion(recording).detail


@pytest.mark.parametrize("state", [SubmissionState.UPLOADING, SubmissionState.WITHDRAWN])
def test_what_the_endpoint_has_not_got_counts_as_it_lies_here(state: SubmissionState) -> None:
    recording = Recording(item(1, quality=report("pass")), None, submission(1, state))
    assert standing_of(recording).words == "Ready to submit"
    assert "lost for good" in deletion(recording).detail


def test_a_reason_for_holding_it_back_is_told() -> None:
    held = submission(1, SubmissionState.QUARANTINED, reason="a file is damaged")
    assert "A file is damaged." in standing_of(Recording(item(1), None, held)).detail


def test_a_mended_one_names_its_successor_and_is_not_submitted() -> None:
    recording = Recording(item(1, quality=report("pass")), mended_as="r2")
    assert standing_of(recording).detail == "There is a mended copy: r2."
    assert Deed.SUBMIT not in deeds(recording)


def test_nothing_is_done_to_one_that_is_busy() -> None:
    recording = Recording(item(1), doing="Being copied")
    assert standing_of(recording).words == "Being copied"
    assert deeds(recording) == (Deed.SHOW_FOLDER,)


def test_none_is_deleted_that_is_on_its_way() -> None:
    assert Deed.DELETE not in deeds(Recording(item(1), sending(1, QueueState.PAUSED)))
