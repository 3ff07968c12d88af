"""`datapackage.json`: files, their sizes and hashes, and what is in their rows, as the Data Package standard says it.

The standard's own tables are CSV, which no format here writes: each file is a resource of the type "file", and the
schema beside it is for those who read it.
"""

from typing import Any

from trajectory_recorder.export.cards.described_files import named, named_files
from trajectory_recorder.export.cards.outcome import MadeFile, Outcome
from trajectory_recorder.export.exporter import Field, Resource
from trajectory_recorder.export.json_text import laid_out
from trajectory_recorder.wire.exports import FORMATS

DATA_PACKAGE = "datapackage.json"
_TYPES = {"list": "array"}


def data_package(outcome: Outcome) -> bytes:
    """The document as JSON."""
    files = named_files(outcome)
    words = FORMATS[outcome.request.format]
    document = {
        "name": f"{outcome.request.format}-{outcome.snapshot.id[:12]}",
        "title": words.title,
        "description": words.sentence,
        "resources": [
            _resource(it, made, number)
            for it in outcome.resources
            for number, made in enumerate(named(it, files))
        ],
    }
    return laid_out(document)


def _resource(resource: Resource, made: MadeFile, number: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": resource.name if len(resource.paths) == 1 else f"{resource.name}-{number}",
        "type": "file",
        "path": made.path,
        "description": resource.description,
        "mediatype": resource.media_type,
        "bytes": made.bytes,
        "hash": f"sha256:{made.sha256}",
    }
    if resource.fields:
        told["schema"] = {"fields": [_field(it) for it in resource.fields]}
    return told


def _field(field: Field) -> dict[str, Any]:
    told = {
        "name": field.name,
        "type": _TYPES.get(field.type, field.type),
        "description": field.description,
    }
    return {**told, "unit": field.unit} if field.unit else told
