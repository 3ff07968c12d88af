"""Figures of a project, as its endpoint gives them. What they mean exactly is told in docs/endpoint-api.md."""

from datetime import date

import msgspec

from trajectory_recorder.wire.bounds import Count, Key, Line, Many, Moment, Word


class GroupCoverage(msgspec.Struct, frozen=True):
    """Tasks that belong together, or all: recordings wanted, where they stand, and how many tasks are late."""

    name: Line
    tasks: Count
    wanted: Count
    accepted: Count
    in_review: Count
    in_flight: Count
    claimed: Count
    missing: Count
    behind: Count
    overdue: Count


class TaskCoverage(msgspec.Struct, frozen=True):
    """One task against its target."""

    key: Key
    title: Line
    difficulty: Word
    deadline: Moment | None
    wanted: Count
    accepted: Count
    in_review: Count
    in_flight: Count
    claimed: Count
    missing: Count
    behind: bool
    overdue: bool


class Coverage(msgspec.Struct, frozen=True):
    total: GroupCoverage
    by_tag: Many[GroupCoverage]
    by_difficulty: Many[GroupCoverage]
    tasks: Many[TaskCoverage]


class BucketOutput(msgspec.Struct, frozen=True):
    """What arrived and was accepted in one day or week, in recordings and in their time."""

    bucket: date
    arrived: Count
    arrived_ns: Count
    accepted: Count
    accepted_ns: Count


class Output(msgspec.Struct, frozen=True):
    over_time: Many[BucketOutput]


class ReviewerWork(msgspec.Struct, frozen=True):
    """What one reviewer finished, by what they said."""

    reviewer: Line
    finished: Count
    accept: Count
    request_changes: Count
    reject: Count


class BucketThroughput(msgspec.Struct, frozen=True):
    """One day or week of reviewing."""

    bucket: date
    finished: Count
    decided: Count
    median_wait_s: Count | None
    p90_wait_s: Count | None
    several: Count
    disagreed: Count


class Queue(msgspec.Struct, frozen=True):
    """What waits for a review now."""

    waiting: Count
    begun: Count
    median_age_s: Count | None
    oldest_s: Count | None


class Throughput(msgspec.Struct, frozen=True):
    over_time: Many[BucketThroughput]
    decided: Count
    median_wait_s: Count | None
    p90_wait_s: Count | None
    queue: Queue
    reviewers: Many[ReviewerWork]


class BucketQuality(msgspec.Struct, frozen=True):
    """One day or week of what the checks said."""

    bucket: date
    checked: Count
    passed: Count
    warned: Count
    failed: Count
    mean_score: float | None


class FindingKind(msgspec.Struct, frozen=True):
    """How many recordings a check found something in."""

    check: Line
    severity: Word
    recordings: Count


class Quality(msgspec.Struct, frozen=True):
    over_time: Many[BucketQuality]
    findings: Many[FindingKind]


class RubricReason(msgspec.Struct, frozen=True):
    """An item of a rubric that spoke against recordings; `criterion` is None where it is in no rubric any more."""

    task: Key
    item: Line
    criterion: str | None
    reviews: Count


class BucketReasons(msgspec.Struct, frozen=True):
    """How many recordings were held back in one day or week."""

    bucket: date
    quarantined: Count
    changes_requested: Count
    rejected: Count


class Reasons(msgspec.Struct, frozen=True):
    over_time: Many[BucketReasons]
    rubric: Many[RubricReason]


class Share(msgspec.Struct, frozen=True):
    """Bytes of one kind."""

    name: Line
    contents: Count
    bytes: Count


class BucketStorage(msgspec.Struct, frozen=True):
    """What came in one day or week and is there still."""

    bucket: date
    bytes: Count


class Storage(msgspec.Struct, frozen=True):
    total: Share
    by_state: Many[Share]
    by_kind: Many[Share]
    before: Count
    over_time: Many[BucketStorage]
