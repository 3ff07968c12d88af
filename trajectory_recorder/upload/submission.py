"""What the endpoint says of a submission, as far as the client goes by it."""

import msgspec

from trajectory_recorder.wire.states import SubmissionState


class SentFile(msgspec.Struct, frozen=True):
    """One file of a submission; `offset` is how much of it the endpoint has, `upload` where it goes."""

    path: str
    bytes: int
    sha256: str
    complete: bool = False
    offset: int = 0
    upload: str | None = None


class Submission(msgspec.Struct, frozen=True):
    """A submission; `reason` is why it is quarantined."""

    id: str
    state: SubmissionState
    files: tuple[SentFile, ...] = ()
    reason: str | None = None


BEING_CHECKED = frozenset({SubmissionState.RECEIVED, SubmissionState.CHECKING})
