"""Which applications were used in a recording. Its events have to be read for that, so only where somebody asks."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.applications import applications_of
from trajectory_recorder.errors import BundleError
from trajectory_recorder.events import WindowEvent
from trajectory_recorder.export.sources.fetching import fetched
from trajectory_recorder.export.sources.source import Problem, Report
from trajectory_recorder.wire.catalogue import Catalogued

_NEEDED = frozenset({layout.MANIFEST, layout.EVENTS})


def with_applications(found: Iterable[Catalogued], spool: Path, report: Report) -> Iterator[Catalogued]:
    """Fill in applications where nobody looked yet; of others nothing is fetched.

    A recording whose events can't be read is reported, and passed on without.

    Args:
        found: Recordings.
        spool: A folder for events that have to be brought here.
        report: Told of those that can't be read.

    Raises:
        StoreError, EndpointError, OutputUnusable: As `fetched`.
    """
    for it in found:
        yield it if it.facts.applications is not None else _looked_up(it, spool, report)


def _looked_up(it: Catalogued, spool: Path, report: Report) -> Catalogued:
    try:
        with fetched(it, spool, only=_NEEDED.__contains__) as here:
            applications = applications_of(it for _, it in Bundle(here.root).events_of(WindowEvent))
    except BundleError as error:
        report(Problem(it.facts.bundle_id, error.message))
        return it
    return replace(it, facts=replace(it.facts, applications=applications))
