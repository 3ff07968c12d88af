"""What is known of a recording besides its content, as those who select and export recordings pass it on.

A catalogue is a text file with one `Catalogued` document a line (JSON). An endpoint writes one from its database,
a raw export holds one, and a folder of bundles without one is catalogued from the manifests. None means "not
known" everywhere: nobody fills such a field with a guess.
"""

from datetime import datetime
from typing import Any

import msgspec

from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict, SubmissionState

CATALOGUE = "catalogue.jsonl"
"""What a catalogue is called in a folder or a bucket of bundles."""


class TaskTold(msgspec.Struct, frozen=True, kw_only=True):
    """What was to be done. `starting_state` says in words what was there before."""

    key: str
    title: str | None = None
    instruction: str | None = None
    tools: tuple[str, ...] = ()
    starting_state: str | None = None
    difficulty: str | None = None
    tags: tuple[str, ...] = ()
    rubric: tuple[RubricItem, ...] = ()


class ItemScore(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an item of the rubric is met."""

    item: str
    met: bool
    note: str = ""


class StepTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says of one action, known by its number among the actions and its session time."""

    action: int
    at_ns: int
    verdict: StepVerdict
    reason: str = ""


class ReviewTold(msgspec.Struct, frozen=True, kw_only=True):
    """A finished review. `reviewer` is a pseudonym; `score` goes from 0 to 1."""

    reviewer: str
    verdict: ReviewVerdict
    score: float | None
    finished_at: datetime
    summary: str = ""
    scores: tuple[ItemScore, ...] = ()
    steps: tuple[StepTold, ...] = ()


class ConsentTold(msgspec.Struct, frozen=True, kw_only=True):
    """What the contributor agreed to. `uses` are of `wire.exports.USES`."""

    version: int
    uses: tuple[str, ...]
    signed_at: datetime


class QualityTold(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks made of it: "pass", "warn" or "fail", and 0 to 100 points."""

    verdict: str
    score: int


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One recording, by what is known of it.

    `contributor` is a pseudonym. `applications` are the names of those that were used, in their order, None where
    nobody looked yet or where they are too many to be told. `withdrawn_at` is when it was taken back, rejected after all or erased. `consent_needed` says
    that its project asks for a consent, so that without one it goes to nobody.
    """

    bundle_id: str
    manifest_sha256: str
    duration_ns: int
    bytes: int
    recorded_at: datetime
    project: str | None = None
    task: TaskTold | None = None
    contributor: str | None = None
    submission: str | None = None
    state: SubmissionState | None = None
    submitted_at: datetime | None = None
    decided_at: datetime | None = None
    withdrawn_at: datetime | None = None
    quality: QualityTold | None = None
    reviews: tuple[ReviewTold, ...] = ()
    consent: ConsentTold | None = None
    consent_needed: bool = False
    applications: tuple[str, ...] | None = None
    ext: dict[str, Any] = {}


class CataloguedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a bundle. `location` is where it lies: a path on this machine, an `s3://` or an `https://` address."""

    path: str
    bytes: int
    sha256: str
    location: str


class Catalogued(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that can be had: what is known of it, and all its files, `manifest.json` among them."""

    facts: Facts
    files: tuple[CataloguedFile, ...]
