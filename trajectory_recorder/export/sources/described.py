"""What a sealed bundle tells of itself, wherever it lies: its manifest, the verdict of the checks, and its files.

It looks at small files only, and never into events or media. Nothing is filled in that they do not say.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from trajectory_recorder.bundle import bagit_files, layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.forgetting import require_forgotten
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.bundle.quality_report import decode_quality_report
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.selection.checking import check
from trajectory_recorder.wire.catalogue import Catalogued, CataloguedFile, Facts, QualityTold, TaskTold

_BESIDE = (
    bagit_files.DECLARATION,
    bagit_files.INFO,
    bagit_files.PAYLOAD,
    bagit_files.TAGS,
    layout.QUALITY,
    layout.TRANSCRIPT,
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Lying(Protocol):
    """A bundle where it lies."""

    name: str

    def manifest(self) -> bytes:
        """The bytes of its manifest.

        Raises:
            BundleError: There is none, or it is too large for one.
        """

    def beside(self, path: str) -> bytes | None:
        """A small file besides the payload; None where there is none.

        Raises:
            DamagedBundle: It can't be read, or is larger than any such file.
        """

    def location(self, path: str) -> str:
        """Where a file of it is to be had."""


def describe(bundle: Lying) -> Catalogued:
    """Catalogue a bundle.

    Raises:
        BundleError: It is none, damaged, or holds what is to be forgotten.
    """
    data = bundle.manifest()
    manifest = manifests.decode(data, Path(bundle.name) / layout.MANIFEST)
    require_forgotten(manifest, bundle.name)
    beside = {layout.MANIFEST: data, **_beside(bundle)}
    sha256 = hashlib.sha256(data).hexdigest()
    quality = _quality(beside, sha256)
    if quality is None:
        beside.pop(layout.QUALITY, None)
    files = tuple(sorted(_files(bundle, manifest, beside), key=lambda it: it.path))
    found = Catalogued(facts=_facts(manifest, sha256, quality), files=files)
    check(found)
    return found


def _beside(bundle: Lying) -> dict[str, bytes]:
    read = {path: bundle.beside(path) for path in _BESIDE}
    return {path: data for path, data in read.items() if data is not None}


def _files(bundle: Lying, manifest: Manifest, beside: dict[str, bytes]) -> Iterator[CataloguedFile]:
    for it in manifest.files:
        yield CataloguedFile(
            path=it.path, bytes=it.bytes, sha256=it.sha256, location=bundle.location(it.path)
        )
    for path, data in beside.items():
        sha256 = hashlib.sha256(data).hexdigest()
        yield CataloguedFile(path=path, bytes=len(data), sha256=sha256, location=bundle.location(path))


def _facts(manifest: Manifest, sha256: str, quality: QualityTold | None) -> Facts:
    return Facts(
        bundle_id=manifest.bundle_id,
        manifest_sha256=sha256,
        duration_ns=manifest.duration_ns,
        bytes=sum(it.bytes for it in manifest.files),
        recorded_at=_moment(manifest.clock.start_utc_ns),
        task=TaskTold(key=manifest.task.id) if manifest.task is not None else None,
        quality=quality,
    )


def _moment(utc_ns: int) -> datetime:
    try:
        return _EPOCH + timedelta(microseconds=utc_ns // 1000)
    except OverflowError as error:
        raise DamagedBundle("it was recorded in no year that there is") from error


def _quality(beside: dict[str, bytes], sha256: str) -> QualityTold | None:
    data = beside.get(layout.QUALITY)
    report = decode_quality_report(data, manifest_sha256=sha256) if data is not None else None
    return QualityTold(verdict=report.verdict, score=report.score) if report is not None else None
