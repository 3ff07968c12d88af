"""What became of what somebody submitted: where it stands, and what reviewers said of it."""

from collections.abc import Container, Iterable

import msgspec

from trajectory_recorder.wire.bounds import (
    Count,
    Few,
    Id,
    Key,
    Line,
    Many,
    Moment,
    Sha256,
    Share,
    Text,
    Word,
)
from trajectory_recorder.wire.states import MENDABLE, ReviewVerdict, StepVerdict, SubmissionState


class Quality(msgspec.Struct, frozen=True):
    """What the endpoint's own checks say; `score` is from 0 to 100."""

    verdict: Word
    score: int | None


class MySubmission(msgspec.Struct, frozen=True):
    """A submission of mine.

    `manifest_sha256` tells of which bundle. `reason` is why it stands where it stands, where somebody gave
    one. `replaces` is the submission that it mends.
    """

    id: Id
    project: Key
    task: Key | None
    state: SubmissionState
    bundle_id: Word
    manifest_sha256: Sha256
    bytes: Count
    duration_ns: Count
    created_at: Moment
    changed_at: Moment
    quality: Quality | None
    reason: Text | None
    replaces: Id | None

    @property
    def is_mendable(self) -> bool:
        """Whether a recording may be sent in its place."""
        return self.state in MENDABLE


class ItemScore(msgspec.Struct, frozen=True):
    """Whether an item of the task's rubric, known by its id, is met."""

    item: Word
    met: bool
    note: Text = ""


class StepLabel(msgspec.Struct, frozen=True):
    """What is said of one action, known by its number; `at_ns` is session time."""

    action: Count
    at_ns: Count
    verdict: StepVerdict
    reason: Text


class Review(msgspec.Struct, frozen=True):
    """A finished review. `reviewer` is a name as "reviewer 1", `score` the rubric's, from 0 to 1.

    `counts` is false once the submission was opened for review anew.
    """

    id: Id
    reviewer: Line
    verdict: ReviewVerdict | None
    score: Share | None
    scores: Few[ItemScore]
    summary: Text
    labels: Many[StepLabel]
    counts: bool
    finished_at: Moment | None


class Comment(msgspec.Struct, frozen=True):
    """A remark on a span of session time. `author` is "expert", "admin" or a name as "reviewer 1"."""

    id: Id
    author: Line
    from_ns: Count
    to_ns: Count
    text: Text
    change_wanted: bool
    created_at: Moment


class Feedback(msgspec.Struct, frozen=True):
    """All that was said of a submission: reviews the oldest first, comments in the order of their places."""

    reviews: tuple[Review, ...] = ()
    comments: tuple[Comment, ...] = ()


def mended_by(
    submissions: Iterable[MySubmission], *, project: str, ancestors: Container[str]
) -> MySubmission | None:
    """Which of my submissions a recording mends: the newest that was sent back of what it was made from.

    A recording made from nothing mends none, also of the same task: that may want several of mine.

    Args:
        submissions: Mine, the newest first.
        project: The key of the project that it goes to; nothing of another one is replaced.
        ancestors: The SHA-256 of the manifests of the recording that it was made from, of the one before, and so on.

    Returns:
        What to name as `replaces`, None where it mends none.
    """
    wanted = (it for it in submissions if it.project == project and it.manifest_sha256 in ancestors)
    return next((it for it in wanted if it.is_mendable), None)
