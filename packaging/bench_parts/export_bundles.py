"""Bundles to export: many of one size, whose content nothing can compress, and copies of a recording."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from bench_parts.endpoint_process import GOLDEN
from trajectory_recorder.bundle import bagit_files, manifest
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.manifest import FileEntry, Manifest

_EVENTS, _SCREEN = "data/events.mcap", "data/screen-0.mkv"
_BLOCK_BYTES = 1_000_000
_EVENTS_BYTES = 200


def noise(folder: Path, count: int, *, size: int) -> Path:
    """Make bundles of noise, each with a video of so many bytes; with 0, of an events file alone."""
    like = manifest.read(GOLDEN)
    for number in range(count):
        root = folder / f"{number:05}.trajectory"
        (root / "data").mkdir(parents=True)
        (root / _EVENTS).write_bytes(os.urandom(_EVENTS_BYTES))
        paths = [_EVENTS]
        if size:
            _write_noise(root / _SCREEN, size)
            paths.append(_SCREEN)
        files = tuple(FileEntry(it, *hash_file(root / it), "application/octet-stream") for it in paths)
        _seal(root, replace(like, files=files, bundle_id=_id(number)))
    return folder


def copies(recording: Path, folder: Path, count: int) -> Path:
    """Make copies of a recording, each with an id of its own."""
    like = manifest.read(recording)
    for number in range(count):
        root = folder / f"{number:05}.trajectory"
        shutil.copytree(recording / "data", root / "data")
        _seal(root, replace(like, bundle_id=_id(number)))
    return folder


def _write_noise(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for start in range(0, size, _BLOCK_BYTES):
            file.write(os.urandom(min(_BLOCK_BYTES, size - start)))


def _seal(root: Path, described: Manifest) -> None:
    text = manifest.encode(described)
    tags = bagit_files.bagit_files(
        described.files, manifest=text, bundle_id=described.bundle_id, sealed_utc_ns=1
    )
    for name, content in {**tags, "manifest.json": text}.items():
        (root / name).write_bytes(content)


def _id(number: int) -> str:
    return f"0192f0c1-0000-7000-8000-{number:012}"
