"""What a client declares of a bundle, looked at before anything of it is kept.

It says what the bundle will be; whether it is that is found out when all its files are there.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from trajectory_recorder.bundle import bagit_files, layout
from trajectory_recorder.bundle.findings import Findings
from trajectory_recorder.bundle.forgetting import require_forgotten
from trajectory_recorder.bundle.manifest import FileEntry, Manifest, decode
from trajectory_recorder.collector.problems import Problem, invalid
from trajectory_recorder.collector.submissions.file_paths import DERIVED, clash, why_unsafe
from trajectory_recorder.errors import BundleError
from trajectory_recorder.wire.limits import LARGEST_BUNDLE_BYTES, MOST_FILES

TAG_FILES = (bagit_files.DECLARATION, bagit_files.INFO, bagit_files.PAYLOAD, bagit_files.TAGS)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_BUNDLE_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
# A year; what no recording lasts and every database can count.
_LONGEST_NS = 366 * 24 * 3600 * 10**9


@dataclass(frozen=True, slots=True)
class DeclaredFile:
    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A bundle as it will be. `files` are those to be uploaded; the manifest and the tag files came along."""

    manifest_text: str
    manifest_sha256: str
    bundle_id: str
    duration_ns: int
    tag_files: dict[str, str]
    files: tuple[DeclaredFile, ...]

    @property
    def bytes(self) -> int:
        return sum(it.bytes for it in self.files)


def read_declaration(
    manifest_text: str, tag_files: Mapping[str, str], derived: Sequence[DeclaredFile]
) -> Declaration:
    """Look at what a client declares.

    Args:
        manifest_text: `manifest.json`, byte for byte.
        tag_files: The texts of the four BagIt files by their names.
        derived: Files below `derived/` that come along.

    Raises:
        Problem: 422, or 413 where it is too much.
    """
    data = manifest_text.encode()
    manifest = _manifest(data)
    files = _payload(manifest)
    _require_sound(manifest, files, derived)
    _require_safe_paths(files, derived)
    _require_matching_tags(manifest, data, tag_files)
    return Declaration(
        manifest_text,
        hashlib.sha256(data).hexdigest(),
        manifest.bundle_id,
        manifest.duration_ns,
        dict(tag_files),
        (*files, *derived),
    )


def _manifest(data: bytes) -> Manifest:
    try:
        manifest = decode(data, Path(layout.MANIFEST))
        require_forgotten(manifest, "the bundle")
    except BundleError as error:
        raise invalid(error.message[:500], error.remedy) from error
    return manifest


def _payload(manifest: Manifest) -> tuple[DeclaredFile, ...]:
    return tuple(DeclaredFile(it.path, it.bytes, it.sha256) for it in manifest.files)


def _require_sound(
    manifest: Manifest, files: Sequence[DeclaredFile], derived: Sequence[DeclaredFile]
) -> None:
    if not _BUNDLE_ID.fullmatch(manifest.bundle_id):
        raise invalid("the manifest's bundle_id is not a UUID in lower case")
    if not 0 <= manifest.duration_ns <= _LONGEST_NS:
        raise invalid("the manifest's duration_ns is not that of a recording")
    if not files:
        raise invalid("the manifest lists no files")
    every = [*files, *derived]
    if not all(_SHA256.fullmatch(it.sha256) for it in every):
        raise invalid("a declared SHA-256 is not 64 hexadecimal digits in lower case")
    if any(it.bytes < 0 for it in every):
        raise invalid("a declared file has fewer than no bytes")
    if len(every) > MOST_FILES or sum(it.bytes for it in every) > LARGEST_BUNDLE_BYTES:
        raise Problem(
            413,
            "too_large",
            f"a bundle may have {MOST_FILES} files and {LARGEST_BUNDLE_BYTES} bytes at most",
            remedy="record in shorter sessions",
        )


def _require_safe_paths(files: Sequence[DeclaredFile], derived: Sequence[DeclaredFile]) -> None:
    for folder, listed in ((layout.DATA, files), (DERIVED, derived)):
        for file in listed:
            if (why := why_unsafe(file.path, folder)) is not None:
                raise invalid(f"the path {_shown(file.path)} can't be used: {why}")
    if (twice := clash(it.path for it in (*files, *derived))) is not None:
        raise invalid(f"the path {_shown(twice)} stands for two things on some machines")


def _require_matching_tags(manifest: Manifest, data: bytes, tag_files: Mapping[str, str]) -> None:
    """See that the BagIt files say the same as the manifest, by the check that bundles on a disk undergo."""
    if set(tag_files) != set(TAG_FILES):
        raise invalid(f"the tag files are not {', '.join(TAG_FILES)}")
    findings = Findings()
    with TemporaryDirectory(prefix="declared-") as folder:
        root = Path(folder)
        (root / layout.MANIFEST).write_bytes(data)
        for name in TAG_FILES:
            (root / name).write_bytes(tag_files[name].encode())
        entries: list[FileEntry] = list(manifest.files)
        bagit_files.check(root, entries, findings)
    found = findings.listed()
    if found:
        raise invalid(f"the BagIt files do not fit the manifest: {found[0].message}", "seal the bundle anew")


def _shown(text: str) -> str:
    return ascii(text[:200])
