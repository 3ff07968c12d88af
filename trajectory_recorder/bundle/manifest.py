"""The manifest: what a bundle says about itself, and what it takes to read one safely."""

import os
import stat
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle, NewerFormat, NotABundle
from trajectory_recorder.events import ClockAnchor, Display, Gap

FORMAT = "trajectory"
FORMAT_VERSION = "1.0"
COORDINATE_SPACE = "physical pixels of the virtual desktop, x to the right, y down"
# A day of recording makes some 100 kB; anything near this is no manifest of ours.
LARGEST_BYTES = 16_000_000
_LONGEST_VERSION = 10


@dataclass(frozen=True, slots=True)
class Recorder:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class OperatingSystem:
    name: str
    version: str
    architecture: str
    session_type: str
    locale: str


@dataclass(frozen=True, slots=True)
class Task:
    id: str


@dataclass(frozen=True, slots=True)
class SyncOffset:
    """How far the recorded time of one kind of thing lies behind its true one.

    `count` trials were found in the recording and `missed` were not; of `unsure` more the true time
    was not known well enough, as on a machine that is busy. `median_ns` is the median
    error, `p95_ns` the 95th percentile of its absolute value, `jitter_ns` its median absolute
    deviation. The true times themselves are known to `uncertainty_ns`, in the median. `drift_ns` is
    how much the error grows in ten minutes, None where the measurement was too short to tell.
    """

    name: str
    count: int
    missed: int
    unsure: int
    median_ns: int
    p95_ns: int
    jitter_ns: int
    uncertainty_ns: int
    drift_ns: int | None = None


@dataclass(frozen=True, slots=True)
class SyncCertificate:
    """What `doctor --calibrate` measured on this machine, with what it was measured on.

    `displays` is the whole arrangement, `microphone` the setting. `sound_path` is how the voice was
    measured: "loopback" (the microphone is what a virtual loudspeaker plays), "air" (from the
    loudspeaker through the room, which takes 3 ms a metre), or empty where it was not.
    """

    measured_utc_ns: int
    recorder: Recorder
    displays: tuple[Display, ...]
    microphone: str
    sound_path: str
    duration_ns: int
    offsets: tuple[SyncOffset, ...]


@dataclass(frozen=True, slots=True)
class Parent:
    """The bundle that this one was made from, and the edits that were applied, without any content.

    `manifest_sha256` is of the parent's manifest. Times of the edits are the parent's session time.
    """

    bundle_id: str
    manifest_sha256: str
    edits: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """What is known when a recording begins. It is also the journal's first message, so that a
    bundle can be sealed after a crash from the journal alone."""

    bundle_id: str
    recorder: Recorder
    os: OperatingSystem
    start_utc_ns: int
    start_monotonic_ns: int
    clock_resolution_ns: int
    settings: dict[str, Any]
    task: Task | None = None
    sync: SyncCertificate | None = None
    parent: Parent | None = None


@dataclass(frozen=True, slots=True)
class StreamSummary:
    """One stream: its files, its span in session time, what is in it and what was lost."""

    name: str
    paths: tuple[str, ...]
    codec: str
    first_ns: int | None
    last_ns: int | None
    count: int
    lost: int


@dataclass(frozen=True, slots=True)
class FileEntry:
    path: str
    bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Clock:
    start_utc_ns: int
    start_monotonic_ns: int
    resolution_ns: int
    anchors: tuple[ClockAnchor, ...]


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a bundle was sealed after a crash: for each stream, how much earlier than the newest
    trace of the session its own record ends."""

    lost_tail_ns: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of `manifest.json`; `FORMAT.md` describes each field."""

    format: str
    format_version: str
    bundle_id: str
    recorder: Recorder
    os: OperatingSystem
    clock: Clock
    duration_ns: int
    ended: str
    coordinate_space: str
    displays: tuple[Display, ...]
    streams: tuple[StreamSummary, ...]
    topics: dict[str, int]
    gaps: tuple[Gap, ...]
    files: tuple[FileEntry, ...]
    settings: dict[str, Any] = field(default_factory=dict)
    task: Task | None = None
    sync: SyncCertificate | None = None
    recovered: Recovery | None = None
    parent: Parent | None = None


def new_bundle_id() -> str:
    """Make a UUID of version 7 (RFC 9562): it sorts by time of creation."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | (7 << 76)
    value = value & ~(0b11 << 62) | (0b10 << 62)
    return str(uuid.UUID(int=value))


def encode(manifest: Manifest) -> bytes:
    """Serialize as indented JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read(root: Path) -> Manifest:
    """Read the manifest of the bundle at `root`.

    Unknown fields are ignored: a later minor version may add some.

    Raises:
        NotABundle: There is no manifest, or it is of something else.
        NewerFormat: Its major version is higher than this program's.
        DamagedBundle: It can't be read.
    """
    return decode(read_bytes(root), root / layout.MANIFEST)


def read_bytes(root: Path) -> bytes:
    """The manifest of the bundle at `root` as it lies there, for those who need its checksum, too.

    Raises:
        NotABundle: There is none.
        DamagedBundle: It can't be read, or is too large for one.
    """
    path = root / layout.MANIFEST
    try:
        status = path.lstat()
        # Opening a pipe would wait for somebody to write into it.
        if not stat.S_ISREG(status.st_mode):
            raise DamagedBundle(f"{path} is not a plain file", "bundles hold plain files only")
        if status.st_size > LARGEST_BYTES:
            raise DamagedBundle(f"{path} has {status.st_size} bytes, which is no manifest")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotABundle(*_explain_missing(root)) from None
    except OSError as error:
        raise DamagedBundle(f"{path} can't be read: {error.strerror}") from error


def decode(data: bytes, path: Path) -> Manifest:
    """Parse a manifest's bytes; `path` is for messages. Raises as `read`."""
    try:
        head = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedBundle(f"{path} is not valid JSON: {error}") from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise NotABundle(f"{path} is not the manifest of a {FORMAT} bundle")
    version = head.get("format_version")
    major = version.partition(".")[0] if isinstance(version, str) else ""
    if not (major.isascii() and major.isdigit() and len(major) < _LONGEST_VERSION):
        raise DamagedBundle(f"{path} has the format version {str(version)[:40]!r}, which is not a version")
    if int(major) > int(FORMAT_VERSION.partition(".")[0]):
        raise NewerFormat(
            f"{path.parent} has format {version}, and this program reads up to {FORMAT_VERSION}",
            "install a newer version of Trajectory Recorder",
        )
    try:
        return msgspec.convert(head, Manifest)
    except msgspec.ValidationError as error:
        raise DamagedBundle(f"{path} is not a valid manifest: {error}") from error


def _explain_missing(root: Path) -> tuple[str, str]:
    if not root.exists():
        return f"{root} does not exist", "check the path"
    if not root.is_dir():
        return f"{root} is a file, and a bundle is a folder", f"name the folder that ends in {layout.SUFFIX}"
    if (root / layout.JOURNAL).exists():
        return f"{root} was never sealed", f"run: trajectory-recorder recover {root}"
    return (
        f"{root} is not a bundle: it has no {layout.MANIFEST}",
        f"name a folder that ends in {layout.SUFFIX}",
    )
