"""What becomes of a submission, who may do what, and how a reviewer decides, as both sides write it."""

from enum import StrEnum


class SubmissionState(StrEnum):
    """Where a submission is on its way.

    `uploading → received → checking → in_review → accepted`, if all goes well. What fails the endpoint's own
    checks is `quarantined`; what reviewers decide leads to `changes_requested`, `accepted` or `rejected`;
    whoever submitted it may take it back: `withdrawn`.
    """

    UPLOADING = "uploading"
    RECEIVED = "received"
    CHECKING = "checking"
    QUARANTINED = "quarantined"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_S = SubmissionState
NEXT_STATES: dict[SubmissionState, frozenset[SubmissionState]] = {
    _S.UPLOADING: frozenset({_S.RECEIVED, _S.WITHDRAWN}),
    _S.RECEIVED: frozenset({_S.CHECKING, _S.WITHDRAWN}),
    # Back to `received`: the process that checked it died, or its machine could not.
    _S.CHECKING: frozenset({_S.RECEIVED, _S.QUARANTINED, _S.IN_REVIEW, _S.WITHDRAWN}),
    # An admin may let it out, or throw it away.
    _S.QUARANTINED: frozenset({_S.RECEIVED, _S.IN_REVIEW, _S.REJECTED, _S.WITHDRAWN}),
    _S.IN_REVIEW: frozenset({_S.CHANGES_REQUESTED, _S.ACCEPTED, _S.REJECTED, _S.WITHDRAWN}),
    _S.CHANGES_REQUESTED: frozenset({_S.IN_REVIEW, _S.REJECTED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.IN_REVIEW, _S.WITHDRAWN}),
    _S.REJECTED: frozenset({_S.IN_REVIEW, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset(),
}

# What another recording may be sent in place of.
MENDABLE = frozenset({_S.CHANGES_REQUESTED, _S.QUARANTINED})


class Role(StrEnum):
    """What somebody is in a project; one person may be something else in another."""

    EXPERT = "expert"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may be used for, at most: never more than its owner may do."""

    READ = "read"
    UPLOAD = "upload"
    REVIEW = "review"
    ADMIN = "admin"
    EXPORT = "export"


class ReviewVerdict(StrEnum):
    ACCEPT = "accept"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"


class StepVerdict(StrEnum):
    """What a reviewer says of one action."""

    CORRECT = "correct"
    REDUNDANT = "redundant"
    WRONG = "wrong"


class ComparedIn(StrEnum):
    """In what respect one of two recordings is preferred: what came out, how it was done, how it was explained."""

    OUTCOME = "outcome"
    PROCESS = "process"
    EXPLANATION = "explanation"


# How far one of two recordings is preferred: left by much (-3) to right by much (3), with 0 for neither. Seven steps,
# as those who collect preferences mostly ask for.
STRONGEST_PREFERENCE = 3
