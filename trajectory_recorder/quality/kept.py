"""The report on a bundle, as it is kept beside it; made where there is none of the bundle as it is now.

A report is of one state of the bundle, and of one policy in one version. Whoever wants it judged anew calls
`examine` itself.
"""

import logging
from hashlib import sha256
from pathlib import Path

import msgspec

from trajectory_recorder import __version__
from trajectory_recorder.bundle import layout, manifest
from trajectory_recorder.bundle.derived import read_derived
from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.quality.examine import examine
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.quality.report import FORMAT, Report, document, keep
from trajectory_recorder.tasks import Task

log = logging.getLogger(__name__)

# A finding takes half a kilobyte, and a check makes a few in an hour.
_LARGEST_BYTES = 20_000_000


class _Kept(msgspec.Struct, frozen=True):
    format: str
    manifest_sha256: str


def kept_or_made(root: Path, policy: Policy, *, task: Task | None = None) -> Report:
    """The report on the bundle at `root`; one that is made is kept, as far as the bundle's folder takes it.

    Args:
        root: A sealed bundle's folder.
        policy: Which checks, and with which limits.
        task: Told of the progress.

    Raises:
        BundleError: There is no sealed bundle, or none that can be looked at.
        Cancelled: `task` was cancelled.
    """
    manifest.read(root)
    now = _digest(root)
    kept = kept_report(root, policy, manifest_sha256=now)
    if kept is not None:
        return kept
    made = examine(root, policy, task=task).report
    try:
        keep(root, document(made, manifest_sha256=now, recorder=__version__))
    except OutputUnusable as error:
        log.warning("%s", error)
    return made


def kept_report(root: Path, policy: Policy, *, manifest_sha256: str) -> Report | None:
    """The report that is kept; None where there is none of this state by this policy, or none that can be read."""
    try:
        data = read_derived(root, layout.QUALITY, most_bytes=_LARGEST_BYTES, remedy="run check again") or b""
        head, report = msgspec.json.decode(data, type=_Kept), msgspec.json.decode(data, type=Report)
    except (DamagedBundle, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    whose = report.policy, report.policy_version
    same = (head.format, head.manifest_sha256) == (FORMAT, manifest_sha256)
    return report if same and whose == (policy.name, policy.version) else None


def _digest(root: Path) -> str:
    try:
        return sha256(layout.resolve(root, layout.MANIFEST).read_bytes()).hexdigest()
    except OSError as error:
        raise DamagedBundle(f"the manifest of {root.name} can't be read: {error.strerror}") from error
