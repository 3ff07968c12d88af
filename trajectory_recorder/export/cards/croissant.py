"""`croissant.json`: files, their hashes and the columns of tables, as Croissant 1.0 says it.

Columns that hold lists or objects are left out of it, because Croissant wants to know what is in those; the data
package tells them.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from trajectory_recorder.export.cards.described_files import is_named, named, named_files
from trajectory_recorder.export.cards.outcome import MadeFile, Outcome
from trajectory_recorder.export.exporter import Field, Resource
from trajectory_recorder.export.json_text import laid_out
from trajectory_recorder.wire.exports import FORMATS

CROISSANT = "croissant.json"
_CONFORMS = "http://mlcommons.org/croissant/1.0"
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "datetime": "sc:Date",
}
_TABLES = {
    "application/jsonl": "application/jsonlines",
    "application/x-ndjson": "application/jsonlines",
    "application/vnd.apache.parquet": "application/x-parquet",
}
_TERMS = [
    "citeAs",
    "column",
    "conformsTo",
    "equivalentProperty",
    "extract",
    "field",
    "fileProperty",
    "fileObject",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
]
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{it: f"cr:{it}" for it in _TERMS},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}


def croissant(outcome: Outcome) -> bytes:
    """The document as JSON."""
    files = named_files(outcome)
    words = FORMATS[outcome.request.format]
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": f"{outcome.request.format}-{outcome.snapshot.id[:12]}",
        "description": words.sentence,
        "conformsTo": _CONFORMS,
        "distribution": [part for it in outcome.resources for part in _distribution(it, files)],
        "recordSet": [it for resource in outcome.resources for it in _record_sets(resource)],
    }
    return laid_out(document)


def _distribution(resource: Resource, files: Mapping[str, MadeFile]) -> Iterator[dict[str, Any]]:
    encoding = _TABLES.get(resource.media_type, resource.media_type)
    for made in named(resource, files):
        yield {
            "@type": "cr:FileObject",
            "@id": made.path,
            "name": made.path,
            "description": resource.description,
            "contentUrl": made.path,
            "contentSize": f"{made.bytes} B",
            "encodingFormat": encoding,
            "sha256": made.sha256,
        }
    if resource.paths and not is_named(resource):
        yield {
            "@type": "cr:FileSet",
            "@id": resource.name,
            "name": resource.name,
            "description": resource.description,
            "encodingFormat": encoding,
            "includes": _patterns(resource.paths),
        }


def _patterns(paths: tuple[str, ...]) -> list[str]:
    """Patterns that find all of these files: their top folders and endings."""
    found = {f"{PurePosixPath(it).parts[0]}/**/*{PurePosixPath(it).suffix}" for it in paths if "/" in it}
    return sorted(found | {f"*{PurePosixPath(it).suffix}" for it in paths if "/" not in it})


def _record_sets(resource: Resource) -> Iterator[dict[str, Any]]:
    if resource.media_type not in _TABLES or not is_named(resource):
        return
    told = [it for it in resource.fields if it.type in _TYPES]
    for number, path in enumerate(resource.paths):
        # A set of records per file: the standard joins files of one kind only within an archive.
        name = resource.name if len(resource.paths) == 1 else f"{resource.name}-{number}"
        if told:
            yield {
                "@type": "cr:RecordSet",
                "@id": name,
                "name": name,
                "description": f"{resource.description} ({path})",
                "field": [_field(name, path, it) for it in told],
            }


def _field(records: str, path: str, field: Field) -> dict[str, Any]:
    unit = f", in {field.unit}" if field.unit else ""
    return {
        "@type": "cr:Field",
        "@id": f"{records}/{field.name}",
        "name": f"{records}/{field.name}",
        "description": f"{field.description}{unit}",
        "dataType": _TYPES[field.type],
        "source": {"fileObject": {"@id": path}, "extract": {"column": field.name}},
    }
