"""Seals a bundle: manifest, checksums and the order in which they reach the disk.

Whoever recorded or recovered the payload calls `seal` once it is complete and closed.
"""

import os
import time
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.bagit_files import bagit_files
from trajectory_recorder.bundle.checksums import Checksums, sync_file
from trajectory_recorder.bundle.manifest import Clock, Manifest, Recovery, SessionInfo
from trajectory_recorder.bundle.tally import Tally


def seal(
    root: Path,
    session: SessionInfo,
    tally: Tally,
    checksums: Checksums,
    *,
    topics: dict[str, int],
    duration_ns: int,
    ended: str,
    recovery: Recovery | None = None,
) -> Manifest:
    """Make the bundle at `root` whole; its settled events and its media must be complete.

    Args:
        root: The bundle's folder.
        session: What was known at the start.
        tally: Has counted every event of the session.
        checksums: Those of the files that are known already; the others it reads now.
        topics: Messages in the settled file by topic.
        duration_ns: Session time at the end.
        ended: Why the recording ended, a word.
        recovery: Set when a crash left this bundle and not its recorder.

    Raises:
        OSError: Something can't be written; the bundle stays unsealed and recoverable.
    """
    (root / layout.SETTLED).replace(root / layout.EVENTS)
    manifest = Manifest(
        format=manifests.FORMAT,
        format_version=manifests.FORMAT_VERSION,
        bundle_id=session.bundle_id,
        recorder=session.recorder,
        os=session.os,
        clock=Clock(
            session.start_utc_ns, session.start_monotonic_ns, session.clock_resolution_ns, tally.anchors
        ),
        duration_ns=duration_ns,
        ended=ended,
        coordinate_space=manifests.COORDINATE_SPACE,
        displays=tally.displays.displays,
        streams=tally.streams(),
        topics=dict(sorted(topics.items())),
        gaps=tuple(tally.gaps),
        files=checksums.entries(payload(root)),
        settings=session.settings,
        task=session.task,
        sync=session.sync,
        recovered=recovery,
        parent=session.parent,
    )
    _write_seal(root, manifest)
    # Only now, when nothing can be lost any more:
    (root / layout.JOURNAL).unlink(missing_ok=True)
    return manifest


def payload(root: Path) -> list[str]:
    """The paths of all files in the payload folder, sorted."""
    return sorted(
        path.relative_to(root).as_posix() for path in (root / layout.DATA).rglob("*") if not path.is_dir()
    )


def sync_folder(path: Path) -> None:
    """Put a folder's entries on the disk."""
    if os.name == "nt":
        return  # Windows can't open folders, and NTFS journals its entries.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_seal(root: Path, manifest: Manifest) -> None:
    data = manifests.encode(manifest)
    others = bagit_files(
        manifest.files, manifest=data, bundle_id=manifest.bundle_id, sealed_utc_ns=time.time_ns()
    )
    for entry in manifest.files:
        sync_file(root / entry.path)
    for name, content in others.items():
        _write_synced(root / name, content)
    sync_folder(root / layout.DATA)
    sync_folder(root)
    part = root / f"{layout.MANIFEST}.part"
    _write_synced(part, data)
    part.replace(root / layout.MANIFEST)
    sync_folder(root)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
