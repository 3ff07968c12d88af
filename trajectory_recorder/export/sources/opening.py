"""Which source a text means: a folder, a catalogue or a bucket."""

import difflib
from pathlib import Path

from trajectory_recorder.errors import UsageError
from trajectory_recorder.export.sources.folder import FolderSource
from trajectory_recorder.export.sources.listed import ListedSource
from trajectory_recorder.export.sources.places import S3, WEB
from trajectory_recorder.export.sources.s3 import S3Source
from trajectory_recorder.export.sources.source import Source
from trajectory_recorder.wire.catalogue import CATALOGUE

_CATALOGUE_SUFFIX = Path(CATALOGUE).suffix
_FORMS = f"give a folder with bundles, a catalogue that ends in {_CATALOGUE_SUFFIX}, or {S3}BUCKET/PREFIX"


def open_source(text: str) -> Source:
    """Open a source by its name.

    Raises:
        UsageError: There is nothing that it could mean.
    """
    if text.startswith(S3):
        return S3Source(text)
    if text.startswith(WEB):
        raise UsageError(f"{text[:200]} is an address, which recordings aren't taken from here", _FORMS)
    path = Path(text)
    if path.is_dir():
        return FolderSource(path)
    if path.is_file() and path.suffix == _CATALOGUE_SUFFIX:
        return ListedSource(path)
    if path.is_file():
        raise UsageError(f"{text} is a file that holds no catalogue", _FORMS)
    raise UsageError(f"{text[:200]!r} does not exist", _nearest(path))


def _nearest(path: Path) -> str:
    siblings = [it.name for it in path.parent.iterdir()] if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, siblings, n=1)
    return f"did you mean {path.parent / near[0]}?" if near else _FORMS
