"""What the endpoint said of a submission, kept beside its recording: a review that was begun goes on offline.

It is as private as the recording and goes with it. What can't be read is as if it were not there.
"""

import logging
from pathlib import Path

import msgspec

from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.reviewing.answers import SubmissionAnswer
from trajectory_recorder.reviewing.shelf import Shelf
from trajectory_recorder.whole_file import write_whole

log = logging.getLogger(__name__)

_NAME = "submission.json"


def remember(shelf: Shelf, said: SubmissionAnswer) -> None:
    """Keep it in place of what was kept before.

    Raises:
        OutputUnusable: It can't be written.
    """
    try:
        write_whole(_place(shelf, said.id), msgspec.json.encode(said))
    except OSError as error:
        raise OutputUnusable(
            f"the submission {said.id} can't be noted: {error.strerror}",
            "make room, and look at the permissions of the cache folder",
        ) from error


def remembered(shelf: Shelf, submission: str) -> SubmissionAnswer | None:
    """What was kept of a submission; None where there is nothing of use."""
    try:
        return msgspec.json.decode(_place(shelf, submission).read_bytes(), type=SubmissionAnswer)
    except (OSError, msgspec.MsgspecError) as error:
        log.info("nothing is remembered of %s: %s", submission, error)
        return None


def _place(shelf: Shelf, submission: str) -> Path:
    return shelf.bundle(submission).parent / _NAME
