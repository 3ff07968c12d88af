"""Writes and checks the BagIt files (RFC 8493), so that any BagIt tool can check a bundle too.

The payload is `data/`; `manifest.json` is a tag file. What comes later, under `derived/` or as
sidecars, is not listed, which BagIt allows for tag files.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from trajectory_recorder import __version__
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.findings import Findings
from trajectory_recorder.bundle.manifest import FileEntry
from trajectory_recorder.errors import DamagedBundle

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECLARATION, INFO, PAYLOAD, TAGS = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
)
_CHECKSUM = re.compile(r"([0-9a-fA-F]{64})  (.+)")
# A hundred bytes for each file; anything near this is none of ours.
_LARGEST_BYTES = 1_000_000


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
        f"{_size_line(entries)}\n"
    )
    payload = "".join(f"{entry.sha256}  {entry.path}\n" for entry in entries)
    contents = {DECLARATION: _DECLARATION, INFO: info.encode(), PAYLOAD: payload.encode()}
    tagged = {**contents, layout.MANIFEST: manifest}
    tags = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(tagged.items()))
    return {**contents, TAGS: tags.encode()}


def check(root: Path, files: Iterable[FileEntry], findings: Findings) -> None:
    """Report where the BagIt files of a bundle are not as they should be.

    Args:
        root: The bundle's folder.
        files: The payload, as the manifest has it.
        findings: Where to report.
    """
    entries = list({entry.path: entry for entry in files}.values())
    contents = {name: _read(root, name, findings) for name in (DECLARATION, INFO, PAYLOAD, TAGS)}
    # Its size was looked at when it was read as the manifest.
    contents[layout.MANIFEST] = _read(root, layout.MANIFEST, findings, largest=None)
    if contents[DECLARATION] not in {None, _DECLARATION}:
        findings.add("bagit_mismatch", f"{DECLARATION} declares another version or encoding", DECLARATION)
    info = contents[INFO]
    if info is not None and _size_line(entries).encode() not in info.splitlines():
        findings.add("bagit_mismatch", f"{INFO} gives another size than {layout.MANIFEST}", INFO)
    payload = _checksums(PAYLOAD, contents[PAYLOAD], findings)
    if payload is not None and payload != {entry.path: entry.sha256 for entry in entries}:
        findings.add(
            "bagit_mismatch",
            f"{PAYLOAD} and {layout.MANIFEST} do not list the same files and checksums",
            PAYLOAD,
        )
    tags = _checksums(TAGS, contents.pop(TAGS), findings)
    if tags is None:
        return
    for name in sorted(contents.keys() - tags.keys()):
        findings.add("bagit_mismatch", f"{TAGS} does not list {name}", TAGS)
    for name, digest in sorted(tags.items()):
        content = contents[name] if name in contents else _read(root, name, findings)
        if content is not None and hashlib.sha256(content).hexdigest() != digest:
            findings.add("wrong_checksum", f"{name} was altered: its SHA-256 is not the listed one", name)


def _size_line(entries: list[FileEntry]) -> str:
    return f"Payload-Oxum: {sum(entry.bytes for entry in entries)}.{len(entries)}"


def _read(root: Path, name: str, findings: Findings, *, largest: int | None = _LARGEST_BYTES) -> bytes | None:
    """Read a tag file whole, and report why where that can't be."""
    try:
        path = layout.resolve(root, name)
        if PurePosixPath(name).as_posix() != name:
            findings.add("unsafe_path", f"{name} is not the plain form of a path", name)
        elif not path.is_file():
            findings.add("missing_file", f"{name} is missing", name)
        elif largest is not None and path.stat().st_size > largest:
            findings.add("bagit_mismatch", f"{name} is larger than any such file", name)
        else:
            return path.read_bytes()
    except DamagedBundle as error:
        findings.add("unsafe_path", str(error), name)
    except (OSError, ValueError) as error:
        findings.add("unreadable_file", f"{name} can't be read: {error}", name)
    return None


def _checksums(name: str, content: bytes | None, findings: Findings) -> dict[str, str] | None:
    """Take a BagIt manifest apart into paths and lower-case digests."""
    if content is None:
        return None
    checksums: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").split("\n")[:-1]:
        match = _CHECKSUM.fullmatch(line)
        if match is None or match[2] in checksums:
            findings.add(
                "bagit_mismatch", f"{name}: {line[:80]!r} is not a checksum and a path of its own", name
            )
            return None
        checksums[match[2]] = match[1].lower()
    return checksums
