"""Judges a bundle and keeps the report in it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trajectory_recorder import __version__
from trajectory_recorder.bundle import manifest
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.quality import report as reports
from trajectory_recorder.quality.examine import Examined, examine
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.tasks import Task


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a bundle, and the report's document; `not_kept` says why that is not in the bundle."""

    examined: Examined
    document: dict[str, Any]
    not_kept: OutputUnusable | None = None


def judge(root: Path, policy: Policy, *, listen_again: bool = False, task: Task | None = None) -> Judgement:
    """Judge the bundle at `root` by a policy; see `examine` for the others.

    Raises:
        BundleError: There is no sealed bundle, or none that can be looked at.
        Cancelled: `task` was cancelled.
    """
    examined = examine(root, policy, listen_again=listen_again, task=task)
    digest = hashlib.sha256(manifest.read_bytes(root)).hexdigest()
    document = reports.document(examined.report, manifest_sha256=digest, recorder=__version__)
    try:
        reports.keep(root, document)
    except OutputUnusable as error:
        return Judgement(examined, document, error)
    return Judgement(examined, document)
