"""What is said of a bundle before its files go: its manifest, its tag files, and what was derived.

Of what is derived only the transcript goes along: it takes a model to make; the rest the endpoint makes
itself, and would not believe us.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle import bagit_files, layout, manifest
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.forgetting import require_forgotten
from trajectory_recorder.errors import BundleError, DamagedBundle
from trajectory_recorder.wire import limits

_TAG_FILES = (bagit_files.DECLARATION, bagit_files.INFO, bagit_files.PAYLOAD, bagit_files.TAGS)
_DERIVED = (layout.TRANSCRIPT,)


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file that is sent: its path in the bundle and on this machine, its size and SHA-256 as declared."""

    path: str
    source: Path
    bytes: int
    sha256: str

    def require_unchanged(self) -> None:
        """Read it through and compare it.

        Raises:
            DamagedBundle: It is not what was declared any more.
        """
        try:
            found = hash_file(self.source)
        except OSError as error:
            raise DamagedBundle(f"{self.source} can't be read: {error.strerror}") from error
        if found != (self.bytes, self.sha256):
            raise changed(self.source)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A bundle, ready to be declared. `content` is the SHA-256 of its manifest."""

    root: Path
    content: str
    task: str | None
    files: tuple[LocalFile, ...]
    documents: dict[str, Any]

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    def document(
        self, *, project: str, task: str | None, override: str | None, replaces: str | None = None
    ) -> dict[str, Any]:
        """What `POST /submissions` takes.

        Raises:
            BundleError: It is larger than any endpoint takes.
        """
        asked: dict[str, Any] = {"project": project, **self.documents}
        if task is not None:
            asked["task"] = task
        if override is not None:
            asked["override"] = {"reason": override}
        if replaces is not None:
            asked["replaces"] = replaces
        if len(msgspec.json.encode(asked)) > limits.LARGEST_JSON_BYTES:
            raise BundleError(
                f"the manifest of {self.root} is too long to be sent", "record shorter sessions"
            )
        return asked


def declare(root: Path) -> Declaration:
    """Read what is needed of a sealed bundle; its payload is not read.

    Raises:
        BundleError: It is none, is damaged, is larger than any endpoint takes, or holds what was to be forgotten.
    """
    described = manifest.read(root)
    require_forgotten(described, str(root))
    text = _text(root, layout.MANIFEST)
    payload = tuple(
        LocalFile(it.path, layout.resolve(root, it.path), it.bytes, it.sha256) for it in described.files
    )
    derived = tuple(_derived(root))
    _require_limits(root, payload + derived)
    documents = {
        "manifest": text,
        "tag_files": {name: _text(root, name) for name in _TAG_FILES},
        "derived": [{"path": it.path, "bytes": it.bytes, "sha256": it.sha256} for it in derived],
    }
    task = described.task.id if described.task is not None else None
    return Declaration(root, hashlib.sha256(text.encode()).hexdigest(), task, payload + derived, documents)


def changed(source: Path) -> DamagedBundle:
    """The error for a file that is not what was declared."""
    return DamagedBundle(
        f"{source} is not what it was when the bundle was sealed or declared",
        "run: trajectory-recorder verify, and restore the file from a copy if you have one",
    )


def _derived(root: Path) -> list[LocalFile]:
    found = []
    for path in _DERIVED:
        source = layout.resolve(root, path)
        if source.is_file():
            found.append(LocalFile(path, source, *hash_file(source)))
    return found


def _text(root: Path, name: str) -> str:
    source = layout.resolve(root, name)
    try:
        if source.stat().st_size > limits.LARGEST_JSON_BYTES:
            raise BundleError(f"{source} is too long to be sent", "record shorter sessions")
        return source.read_bytes().decode()
    except OSError as error:
        raise DamagedBundle(f"{source} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DamagedBundle(f"{source} is not text") from error


def _require_limits(root: Path, files: tuple[LocalFile, ...]) -> None:
    if len(files) > limits.MOST_FILES:
        raise BundleError(f"{root} has {len(files)} files, and {limits.MOST_FILES} are taken at most")
    if sum(file.bytes for file in files) > limits.LARGEST_BUNDLE_BYTES:
        most = limits.LARGEST_BUNDLE_BYTES // 1024**3
        raise BundleError(f"{root} is larger than {most} GiB", "trim it, or send it in parts")
