"""Writes the BagIt files (RFC 8493), so that any BagIt tool can check a bundle's completeness.

The payload is `data/`; `manifest.json` is a tag file. What comes later, under `derived/` or as
sidecars, is not listed, which BagIt allows for tag files.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from trajectory_recorder import __version__
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.manifest import FileEntry

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECLARATION, INFO, PAYLOAD, TAGS = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
)


def bagit_files(
    files: Iterable[FileEntry], *, manifest: bytes, bundle_id: str, sealed_utc_ns: int
) -> dict[str, bytes]:
    """Make the content of every BagIt file of a bundle.

    Args:
        files: The payload.
        manifest: The bytes that `manifest.json` will have.
        bundle_id: Goes in as the external identifier.
        sealed_utc_ns: When the bundle is sealed.
    """
    entries = sorted(files, key=lambda entry: entry.path)
    day = datetime.fromtimestamp(sealed_utc_ns / 1e9, UTC).date()
    info = (
        f"Bag-Software-Agent: trajectory-recorder {__version__}\n"
        f"Bagging-Date: {day.isoformat()}\n"
        f"External-Identifier: {bundle_id}\n"
        f"Payload-Oxum: {sum(entry.bytes for entry in entries)}.{len(entries)}\n"
    )
    payload = "".join(f"{entry.sha256}  {entry.path}\n" for entry in entries)
    contents = {DECLARATION: _DECLARATION, INFO: info.encode(), PAYLOAD: payload.encode()}
    tagged = {**contents, layout.MANIFEST: manifest}
    tags = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(tagged.items()))
    return {**contents, TAGS: tags.encode()}


def read_checksums(path: Path) -> dict[str, str]:
    """Read a BagIt manifest: path to lower-case hexadecimal digest.

    Raises:
        ValueError: A line is not a digest and a path.
        OSError: It can't be read.
    """
    checksums = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        digest, separator, name = line.partition("  ")
        if not separator or len(digest) != 64:
            raise ValueError(f"the line {line[:80]!r} is not a checksum and a path")
        checksums[name] = digest.lower()
    return checksums
