"""Opens a recording for its mending, and looks it through. It knows no Qt and takes its time."""

from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.quality.kept import kept_or_made
from trajectory_recorder.quality.policy import Policy, built_in
from trajectory_recorder.quality.report import Report
from trajectory_recorder.quality.suggestions import suggestions
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Edit
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Remark, Span
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.mending.remedies import is_disclosure


@dataclass(frozen=True, slots=True)
class Opened:
    """A recording, its edits so far, and why those can't be read, if so."""

    recording: Recording
    edits: tuple[Edit, ...] = ()
    problem: DamagedBundle | None = None


def opened(root: Path, *, task: Task) -> Opened:
    """Open the recording at `root`.

    Raises:
        BundleError: There is none, or none that can be read.
        Cancelled: `task` was cancelled.
    """
    recording = open_recording(root, task=task)
    try:
        return Opened(recording, draft.load(root))
    except DamagedBundle as error:
        return Opened(recording, (), error)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks found, and all stretches with text that others must not learn: a finding names the first only."""

    remarks: tuple[Remark, ...]
    disclosed: tuple[Span, ...] = ()


def looked_through(root: Path, policy: Policy | None, *, task: Task) -> Looked:
    """What the checks find in the recording at `root`, or found in it as it is now.

    Raises:
        BundleError: It can't be looked at.
        Cancelled: `task` was cancelled.
    """
    found = remarks(kept_or_made(root, policy or built_in(), task=task))
    if not any(map(is_disclosure, found)):
        return Looked(found)
    return Looked(found, tuple(Span(it.from_ns, it.to_ns) for it in suggestions(Bundle(root))))


def remarks(report: Report) -> tuple[Remark, ...]:
    """A report's findings as a timeline has them."""
    return tuple(
        Remark(
            it.finding.from_ns,
            it.finding.to_ns,
            it.finding.severity.value,
            it.check,
            it.finding.message,
            it.finding.suggestion,
            it.finding.stream,
        )
        for it in report.findings
    )
