"""Exports at an endpoint, as it tells of them. What the words mean exactly is told in docs/endpoint-api.md."""

from typing import Annotated

import msgspec
from msgspec import Meta

from trajectory_recorder.wire.bounds import Count, Id, Key, Line, Many, Moment, Sha256, Text
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.exports import ExportRequest

LONGEST_PATH = 400
"""In letters: the path of a file in an export, at the endpoint as here."""

_Reasons = Annotated[dict[Line, Count], Meta(max_length=5_000)]
_Rate = Annotated[float, Meta(ge=0)]


class Preview(msgspec.Struct, frozen=True):
    """What an export would take now; `left_out` counts by reason what may not be taken."""

    recordings: Count
    duration_ns: Count
    bytes: Count
    by_split: Annotated[dict[Line, Count], Meta(max_length=100)]
    left_out: _Reasons


class Progress(msgspec.Struct, frozen=True):
    """How far an export is. Rates are over its newest run; `left_s` is None until something is known."""

    doing: Text
    bundles: Count
    bundles_in_all: Count
    bytes: Count
    bytes_in_all: Count
    skipped: Count
    bundles_per_s: _Rate
    mb_per_s: _Rate
    left_s: _Rate | None

    @property
    def share(self) -> float:
        """From 0 to 1, of the bytes that are read."""
        return self.bytes / self.bytes_in_all if self.bytes_in_all else 0.0


class Counts(msgspec.Struct, frozen=True):
    """What came of an export; None is not known yet."""

    recordings: Count | None = None
    duration_ns: Count | None = None
    skipped: Count | None = None
    files: Count | None = None
    bytes: Count | None = None
    left_out: _Reasons = {}


class Export(msgspec.Struct, frozen=True):
    """An export as lists have it. `stop_asked_at`: it runs, and ends soon. `person` is the id of who asked for it."""

    id: Id
    project: Key
    person: Id
    request: ExportRequest
    state: ExportState
    reason: Text | None
    created_at: Moment
    started_at: Moment | None
    ended_at: Moment | None
    expires_at: Moment | None
    stop_asked_at: Moment | None
    counts: Counts
    progress: Progress | None


class Skipped(msgspec.Struct, frozen=True):
    """A recording that could not be converted, and why."""

    bundle_id: Line
    reason: Text


class Withdrawn(msgspec.Struct, frozen=True):
    """A recording of an export that was withdrawn after it was made; `erased` where nothing of it is kept."""

    submission: Id
    bundle_id: Line
    manifest_sha256: Sha256
    split: Line
    erased: bool


class ExportDetails(Export, frozen=True, kw_only=True):
    """An export with the first of what was skipped, and the first and the number of what was withdrawn later."""

    skipped: Many[Skipped]
    withdrawn_count: Count
    withdrawn_since: Many[Withdrawn]


class ExportFile(msgspec.Struct, frozen=True):
    """A file of a finished export. Its path comes from elsewhere: `downloading` looks at it before it is used."""

    path: Annotated[str, Meta(min_length=1, max_length=LONGEST_PATH)]
    bytes: Count
    sha256: Sha256
