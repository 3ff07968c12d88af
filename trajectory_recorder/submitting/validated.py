"""Only what passes its checks is sent; or what somebody sends all the same, with a reason, where they may."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import manifest
from trajectory_recorder.bundle.quality_report import read_quality_report
from trajectory_recorder.errors import BundleError, DamagedBundle
from trajectory_recorder.quality.judging import Judgement, judge
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.quality.report import Verdict
from trajectory_recorder.submitting.rules import Rules
from trajectory_recorder.tasks import Task


@dataclass(frozen=True, slots=True)
class Looked:
    """The verdict on a bundle by a policy; `judgement` is None where the report that is in the bundle still holds."""

    verdict: Verdict
    judgement: Judgement | None = None


def look_at(root: Path, policy: Policy, *, task: Task | None = None) -> Looked:
    """See whether a bundle passes; one that was not checked by this policy as it is now is checked.

    Args:
        root: A sealed bundle.
        policy: Which checks, and with which limits.
        task: Told of the progress of a check.

    Raises:
        BundleError: There is no sealed bundle.
        Cancelled: `task` was cancelled.
    """
    kept = _kept_verdict(root, policy)
    if kept is not None:
        return Looked(kept)
    judgement = judge(root, policy, task=task)
    return Looked(judgement.examined.report.verdict, judgement)


def needed_override(root: Path, looked: Looked, rules: Rules, *, override: str | None) -> str | None:
    """The reason that has to go along with a bundle, None where none has to.

    Raises:
        BundleError: It is damaged; or it fails its checks, and nobody overruled them, or nobody may.
    """
    if looked.judgement is not None and looked.judgement.examined.report.bundle_id is None:
        raise BundleError(f"{root} is damaged", "what is damaged is never sent: restore it from a copy")
    if looked.verdict is not Verdict.FAIL:
        return None
    if not rules.override_allowed:
        raise BundleError(f"{root} fails its checks, and the task allows no exception", "record it again")
    if not override:
        raise BundleError(f"{root} fails its checks", "mend it, or say why it goes with --override REASON")
    return override


def _kept_verdict(root: Path, policy: Policy) -> Verdict | None:
    """The verdict of the report in the bundle; None where it fails, is of another state of it or by another policy."""
    digest = hashlib.sha256(manifest.read_bytes(root)).hexdigest()
    try:
        kept = read_quality_report(root, manifest_sha256=digest)
    except DamagedBundle:
        return None  # It is made anew.
    if kept is None or (kept.policy, kept.policy_version) != (policy.name, policy.version):
        return None
    verdict = Verdict(kept.verdict)
    return None if verdict is Verdict.FAIL else verdict
