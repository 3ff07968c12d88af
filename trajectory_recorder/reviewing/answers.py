"""What the endpoint says of reviews, submissions and tasks, as far as this stage goes by it."""

from datetime import datetime
from typing import Annotated
from urllib.parse import quote

import msgspec

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.reviewing.content import Label, Score
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

# Ids become parts of paths, here and there.
_Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class ReviewAnswer(msgspec.Struct, frozen=True):
    """A review of mine; `counts` is false once the submission was opened for review anew."""

    id: _Id
    submission: _Id
    verdict: ReviewVerdict | None
    scores: tuple[Score, ...]
    summary: str
    labels: tuple[Label, ...]
    counts: bool


class CommentAnswer(msgspec.Struct, frozen=True):
    """A comment; `review` is the one that it is part of."""

    id: _Id
    review: str | None
    from_ns: int
    to_ns: int
    text: str
    change_wanted: bool


class FileAnswer(msgspec.Struct, frozen=True):
    """One file of a submission."""

    path: str
    bytes: _Count
    sha256: str
    complete: bool = False


class SubmissionAnswer(msgspec.Struct, frozen=True):
    """A submission and its files."""

    id: _Id
    project: str
    task: str | None
    state: SubmissionState
    manifest_sha256: str
    duration_ns: _Count
    files: tuple[FileAnswer, ...] = ()


class TaskAnswer(msgspec.Struct, frozen=True):
    """What a reviewer has to know of a task."""

    title: str
    instruction: str
    rubric: tuple[RubricItem, ...] = ()


class Waiting(msgspec.Struct, frozen=True):
    """A submission that waits for a review. `quality` is the verdict of the checks, `score` their 0 to 100."""

    submission: _Id
    project: str
    task: str | None
    bytes: _Count
    duration_ns: _Count
    quality: str | None
    score: int | None
    created_at: datetime


class Pair(msgspec.Struct, frozen=True):
    """Two submissions of a task that want to be compared, on the sides where they are to be shown."""

    left: _Id
    right: _Id
    project: str
    task: str


def submission_path(submission: str) -> str:
    """Where a submission is, below the interface's root."""
    return f"/submissions/{quote(submission, safe='')}"


def review_path(review: str) -> str:
    """Where a review is."""
    return f"/reviews/{quote(review, safe='')}"


def ask_submission(endpoint: Endpoint, submission: str) -> SubmissionAnswer:
    """Ask for a submission; raises `EndpointError`."""
    return endpoint.ask("GET", submission_path(submission)).read(SubmissionAnswer)


def ask_task(endpoint: Endpoint, project: str, task: str) -> TaskAnswer:
    """Ask for a task; raises `EndpointError`."""
    path = f"/projects/{quote(project, safe='')}/tasks/{quote(task, safe='')}"
    return endpoint.ask("GET", path).read(TaskAnswer)
