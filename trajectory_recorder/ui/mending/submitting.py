"""What is submitted: the recording as it is, or one that was made of it by its edits. Knows no Qt."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Bundle, manifest
from trajectory_recorder.errors import NotABundle, OutputUnusable
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.redaction import apply
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute
from trajectory_recorder.replay.timeline.timeline import Remark
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.mending.opening import looked_through

_TAKING_OUT = (Blank, Cover, Cut, MaskText, Mute)
# Whoever makes one of these has something to hide; who cuts or mutes may only have been slow.
_HIDING = (Blank, Cover, MaskText)


@dataclass(frozen=True, slots=True)
class Submitting:
    """A recording to be sent, and the reason why it goes although it fails its checks; None where it passes."""

    root: Path
    override: str | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """A recording that was made by edits, and what the checks find in it."""

    root: Path
    remarks: tuple[Remark, ...]

    @property
    def fails(self) -> bool:
        """Whether it would be refused."""
        return any(it.severity == "fail" for it in self.remarks)

    @property
    def is_broken(self) -> bool:
        """Whether it is not what it says it is."""
        return any(it.severity == "fail" and it.check == "integrity" for it in self.remarks)


def mended(root: Path, edits: Sequence[Edit], policy: Policy | None, *, task: Task) -> Mended:
    """Make a new recording beside the one at `root`, and look it through.

    Raises:
        TrajectoryError: It can't be made.
        Cancelled: `task` was cancelled.
    """
    made = apply(Bundle(root), edits, root.parent, task=task)
    try:
        found = looked_through(made, policy, task=task).remarks
    except BaseException:
        # Nobody asked for two recordings: it is made again once somebody wants it.
        shutil.rmtree(made, ignore_errors=True)
        raise
    return Mended(made, found)


def takes_something_out(edits: Sequence[Edit]) -> bool:
    """Whether the original holds what the result does not."""
    return any(isinstance(it, _TAKING_OUT) for it in edits)


def hides_something(edits: Sequence[Edit]) -> bool:
    """Whether that is something which others had better not see."""
    return any(isinstance(it, _HIDING) for it in edits)


def delete_recording(root: Path) -> None:
    """Delete a recording from this machine, for good.

    Raises:
        NotABundle: There is no recording at that place, or a link to one.
        OutputUnusable: It can't be deleted, or only parts of it.
    """
    if root.is_symlink():
        raise NotABundle(f"{root} is a link", "delete what it leads to")
    manifest.read(root)
    try:
        shutil.rmtree(root)
    except OSError as error:
        raise OutputUnusable(f"{root} can't be deleted: {error.strerror}", "delete it by hand") from error
