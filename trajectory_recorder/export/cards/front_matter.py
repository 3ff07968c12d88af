"""The head of a data card, which tells the `datasets` library and the Hugging Face Hub what to load how."""

import re
from typing import Any

import yaml

from trajectory_recorder.export.cards.outcome import Outcome
from trajectory_recorder.export.exporter import Resource
from trajectory_recorder.wire.exports import FORMATS

_LOADED = {"application/jsonl", "application/x-ndjson", "application/vnd.apache.parquet", "application/x-tar"}
# What `datasets` takes for the name of a split, and of a configuration.
_SPLIT = re.compile(r"\w+(\.\w+)*")
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGER = "1M<n<10M"


def front_matter(outcome: Outcome) -> list[str]:
    """The lines of it, with the marks around."""
    loaded = [it for it in outcome.resources if it.media_type in _LOADED and it.paths]
    told: dict[str, Any] = {
        "pretty_name": FORMATS[outcome.request.format].title,
        "tags": ["computer-use", "trajectories"],
    }
    rows = [it.rows for it in loaded if it.rows is not None]
    if rows:
        told["size_categories"] = [next((name for most, name in _SIZES if max(rows) < most), _LARGER)]
    if loaded:
        told["configs"] = [_config(outcome, it) for it in loaded]
    text = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=1000)
    return ["---", *text.splitlines(), "---", ""]


def _config(outcome: Outcome, resource: Resource) -> dict[str, Any]:
    """One kind of file, by splits where its files are parted so."""
    by_split: dict[str | None, list[str]] = {}
    for path in resource.paths:
        by_split.setdefault(outcome.split_of(path), []).append(path)
    named = all(it is not None and _SPLIT.fullmatch(it) for it in by_split)
    files: Any = [{"split": split, "path": paths} for split, paths in by_split.items()]
    return {"config_name": resource.name, "data_files": files if named else list(resource.paths)}
