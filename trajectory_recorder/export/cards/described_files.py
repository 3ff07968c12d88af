"""Which files of a dataset its machine-readable descriptions name one by one.

Thousands of pictures or videos of one kind are told as a kind: nobody reads a description of a hundred megabytes, and
`SHA256SUMS` has them all.
"""

from collections.abc import Iterator, Mapping

from trajectory_recorder.export.cards.outcome import MadeFile, Outcome
from trajectory_recorder.export.exporter import Resource

MOST_NAMED = 1000
"""A kind of file with more than these is not told one by one."""


def is_named(resource: Resource) -> bool:
    """Whether the files of a resource are told one by one."""
    return 0 < len(resource.paths) <= MOST_NAMED


def named_files(outcome: Outcome) -> Mapping[str, MadeFile]:
    """Those files, by their path."""
    wanted = {path for it in outcome.resources if is_named(it) for path in it.paths}
    return {it.path: it for it in outcome.files if it.path in wanted}


def named(resource: Resource, files: Mapping[str, MadeFile]) -> Iterator[MadeFile]:
    """The files of a resource, where they are told one by one."""
    if is_named(resource):
        yield from (files[path] for path in resource.paths)
