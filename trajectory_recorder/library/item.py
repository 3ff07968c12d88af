"""A recording in the library, as far as its folder tells."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trajectory_recorder.bundle.quality_report import QualityReport


class Condition(StrEnum):
    """What state a bundle is in.

    `recording` is being written by some process, `interrupted` was left unsealed by one that died, `sealed` is
    whole as far as its manifest tells, and of `damaged` not even that can be read.
    """

    RECORDING = "recording"
    INTERRUPTED = "interrupted"
    SEALED = "sealed"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Item:
    """A bundle.

    Every text but `name` was written by whoever made the bundle.

    Attributes:
        root: Its folder.
        name: The folder's name, without its ending.
        condition: What state it is in.
        begun_utc_ns: When the recording began; where that is not known, when its folder was changed last.
        duration_ns: Its length in session time; None where that is not known yet.
        bytes: What its folder takes on the disk, with everything that was made from the recording.
        bundle_id: None where it can't be read, as for all that follows.
        task_id: The key of the task that it was recorded for.
        manifest_sha256: By this a submission and an entry of the upload queue know it. Of sealed ones only.
        parent_id: The bundle that it was made from.
        parent_sha256: The `manifest_sha256` of that one.
        quality: What the checks made of it as it is now; None where nobody checked it.
        trouble: What is wrong with one that is damaged.
    """

    root: Path
    name: str
    condition: Condition
    begun_utc_ns: int
    duration_ns: int | None
    bytes: int
    bundle_id: str | None = None
    task_id: str | None = None
    manifest_sha256: str | None = None
    parent_id: str | None = None
    parent_sha256: str | None = None
    quality: QualityReport | None = None
    trouble: str = ""
