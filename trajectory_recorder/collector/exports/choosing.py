"""What an export would take of a project, as it stands now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from trajectory_recorder.collector.database.tables import Project
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.catalogue import catalogued
from trajectory_recorder.collector.exports.pseudonyms import Pseudonyms
from trajectory_recorder.selection.choosing import choose
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.wire.exports import ExportRequest


@dataclass(frozen=True, slots=True)
class Preview:
    """`by_split` counts the recordings of each part, `left_out` by reason those that met the condition and may not
    be taken."""

    recordings: int
    duration_ns: int
    bytes: int
    by_split: Mapping[str, int]
    left_out: Mapping[str, int]


def chosen(endpoint: Endpoint, project: Project, request: ExportRequest) -> Snapshot:
    """The recordings that a request takes, without their files."""
    names = Pseudonyms(endpoint.pseudonym_key, project.id)
    return choose(catalogued(endpoint.database, project, names), request)


def preview(endpoint: Endpoint, project: Project, request: ExportRequest) -> Preview:
    """What an export would take."""
    snapshot = chosen(endpoint, project, request)
    facts = [it.catalogued.facts for it in snapshot.chosen]
    return Preview(
        recordings=len(facts),
        duration_ns=sum(it.duration_ns for it in facts),
        bytes=sum(it.bytes for it in facts),
        by_split=dict(Counter(it.split for it in snapshot.chosen)),
        left_out=reasons(snapshot),
    )


def reasons(snapshot: Snapshot) -> dict[str, int]:
    """How many were left out for which reason."""
    return dict(sorted(Counter(it.reason for it in snapshot.left_out).items()))
