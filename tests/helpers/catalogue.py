"""Recordings as catalogues tell of them, without any bundle, for tests of what is chosen."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from trajectory_recorder.wire.catalogue import (
    Catalogued,
    CataloguedFile,
    ConsentTold,
    Facts,
    ItemScore,
    ReviewTold,
)
from trajectory_recorder.wire.states import ReviewVerdict


def at(day: int, hour: int = 0, **more: int) -> datetime:
    """A time in November 2026, UTC."""
    return datetime(2026, 11, day, hour, **more, tzinfo=UTC)


def facts(number: int = 1, **fields: Any) -> Facts:
    """What is known of every recording, and these fields."""
    always = {
        "bundle_id": f"b{number:04d}",
        "manifest_sha256": hashlib.sha256(f"manifest {number}".encode()).hexdigest(),
        "duration_ns": 90_500_000_000,
        "bytes": 2000,
        "recorded_at": at(1, 14),
    }
    return Facts(**{**always, **fields})


def catalogued(number: int = 1, **fields: Any) -> Catalogued:
    """A recording with two files."""
    told = facts(number, **fields)
    events = hashlib.sha256(f"events {number}".encode()).hexdigest()
    files = [("data/events.mcap", 2000, events), ("manifest.json", 500, told.manifest_sha256)]
    return Catalogued(
        facts=told,
        files=tuple(
            CataloguedFile(path=path, bytes=size, sha256=sha256, location=f"/there/{told.bundle_id}/{path}")
            for path, size, sha256 in files
        ),
    )


def review(verdict: ReviewVerdict, score: float | None, day: int, **met: bool) -> ReviewTold:
    """A review that was finished on a day, with the items of the rubric that it says are met or not."""
    scores = tuple(ItemScore(item=item, met=value) for item, value in met.items())
    return ReviewTold(reviewer="r1", verdict=verdict, score=score, finished_at=at(day), scores=scores)


def consent(*uses: str) -> ConsentTold:
    return ConsentTold(version=2, uses=uses, signed_at=at(1))
