"""Sealed bundles with a payload of any size, for tests that send them and look into no recording."""

import random
from pathlib import Path
from typing import Any

from helpers.sessions import session_info
from trajectory_recorder.bundle import bagit_files, manifest
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.manifest import Clock, FileEntry, Manifest, Task

EVENTS, SCREEN, VOICE = "data/events.mcap", "data/screen-0.mkv", "data/narration.mka"


def sealed_bundle(root: Path, sizes: dict[str, int], *, seed: int = 1, **fields: Any) -> Path:
    """Make a bundle with files of these sizes, whose manifest and BagIt files are true."""
    drawn = random.Random(seed)
    (root / "data").mkdir(parents=True)
    for path, count in sizes.items():
        (root / path).write_bytes(drawn.randbytes(count))
    files = tuple(FileEntry(path, *hash_file(root / path), "application/octet-stream") for path in sizes)
    session = session_info()
    clock = Clock(session.start_utc_ns, session.start_monotonic_ns, 1, ())
    described = Manifest(
        format=manifest.FORMAT,
        format_version=manifest.FORMAT_VERSION,
        bundle_id=f"{session.bundle_id[:-4]}{seed:04d}",
        recorder=session.recorder,
        os=session.os,
        ended="stopped",
        coordinate_space="physical_pixels",
        displays=(),
        streams=(),
        gaps=(),
        files=files,
        **{"clock": clock, "duration_ns": 1_000_000_000, "topics": {}, "task": Task("sums"), **fields},
    )
    text = manifest.encode(described)
    written = bagit_files.bagit_files(files, manifest=text, bundle_id=described.bundle_id, sealed_utc_ns=1)
    for name, content in {**written, "manifest.json": text}.items():
        (root / name).write_bytes(content)
    return root


def payload(root: Path) -> dict[str, bytes]:
    """What is in its files, by their path."""
    return {f"data/{it.name}": it.read_bytes() for it in (root / "data").iterdir()}
