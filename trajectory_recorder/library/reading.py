"""Reads what a bundle's folder tells of it. Bundles may come from anybody, and are looked at, never into."""

import hashlib
import logging
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle import layout, manifest, topics
from trajectory_recorder.bundle.lock import is_held
from trajectory_recorder.bundle.manifest import Manifest, SessionInfo
from trajectory_recorder.bundle.mcap_messages import messages_until_torn
from trajectory_recorder.bundle.quality_report import QualityReport, read_quality_report
from trajectory_recorder.errors import BundleError, DamagedBundle
from trajectory_recorder.library.item import Condition, Item

log = logging.getLogger(__name__)


def is_bundle(root: Path) -> bool:
    """Whether a folder is a bundle, sealed or not; one that is a link, or hidden while it is made, is none."""
    if root.name.startswith(".") or root.is_symlink():
        return False
    return any((root / it).is_file() for it in (layout.MANIFEST, layout.JOURNAL))


def read_item(root: Path, used_bytes: int) -> Item:
    """Describe the bundle at `root`, which takes so much on the disk.

    Raises:
        OSError: It vanished meanwhile.
    """
    told: dict[str, Any] = {"root": root, "name": root.name.removesuffix(layout.SUFFIX), "bytes": used_bytes}
    if not (root / layout.MANIFEST).exists():
        return Item(**told, **_unsealed(root))
    try:
        return Item(**told, **_sealed(root))
    except BundleError as error:
        return Item(
            **told,
            condition=Condition.DAMAGED,
            begun_utc_ns=root.stat().st_mtime_ns,
            duration_ns=None,
            trouble=error.message,
        )


def _sealed(root: Path) -> dict[str, Any]:
    data = manifest.read_bytes(root)
    described, digest = manifest.decode(data, root / layout.MANIFEST), hashlib.sha256(data).hexdigest()
    return {
        "condition": Condition.SEALED,
        "begun_utc_ns": described.clock.start_utc_ns,
        "duration_ns": described.duration_ns,
        "manifest_sha256": digest,
        "quality": _quality(root, digest),
        **_whose(described),
    }


def _unsealed(root: Path) -> dict[str, Any]:
    session = _session(root)
    return {
        "condition": Condition.RECORDING if is_held(root) else Condition.INTERRUPTED,
        "begun_utc_ns": session.start_utc_ns if session else root.stat().st_mtime_ns,
        "duration_ns": None,
        **(_whose(session) if session else {}),
    }


def _whose(told: Manifest | SessionInfo) -> dict[str, Any]:
    return {
        "bundle_id": told.bundle_id,
        "task_id": told.task.id if told.task else None,
        "parent_id": told.parent.bundle_id if told.parent else None,
        "parent_sha256": told.parent.manifest_sha256 if told.parent else None,
    }


def _quality(root: Path, manifest_sha256: str) -> QualityReport | None:
    try:
        return read_quality_report(root, manifest_sha256=manifest_sha256)
    except DamagedBundle as error:
        log.info("the report in %s counts as none: %s", root, error)
        return None


def _session(root: Path) -> SessionInfo | None:
    """How the recording began, by the first message of its journal; None where there is none yet."""
    opening = next(messages_until_torn(root / layout.JOURNAL), None)
    if opening is None or opening.topic != topics.SESSION.name:
        return None
    try:
        session = topics.decode(opening.topic, opening.data)
    except msgspec.DecodeError as error:
        log.info("the journal in %s does not say how it began: %s", root, error)
        return None
    return session if isinstance(session, SessionInfo) else None
