"""What was found in the pictures as findings that can be mended, and what reading them needs. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.quality.on_screen import Shown, on_screen
from trajectory_recorder.reading import EXTRA
from trajectory_recorder.reading.readers import RapidOcr
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit
from trajectory_recorder.replay.timeline.timeline import Remark, Span
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.remedies import Remedy

_CHECK = "on_screen"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding, and the edit that covers all of it."""

    remark: Remark
    cover: Cover

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """What can be done about it."""
        span = Span(self.cover.from_ns, self.cover.to_ns)
        return Remedy(Way.COVER, span, self.cover), Remedy(Way.BLANK, span)

    def is_mended(self, edits: Sequence[Edit]) -> bool:
        """Whether it is covered, or its stretch is not there to be seen any more."""
        return self.cover in edits or any(
            isinstance(it, Blank | Cut) and it.from_ns <= self.cover.from_ns and self.cover.to_ns <= it.to_ns
            for it in edits
        )


def why_not() -> str:
    """Why pictures can't be read on this machine; empty where they can."""
    if RapidOcr.is_installed():
        return ""
    told = translate("Mending", "What is on the screen can be read once this is installed: {package}")
    return told.format(package=EXTRA)


def read_screen(root: Path, *, task: Task) -> tuple[ShownFinding, ...]:
    """Look for secrets and personal data in the pictures of the recording at `root`; this takes long.

    Raises:
        BundleError: It can't be read.
        ReaderUnavailable: Pictures can't be read on this machine.
        Cancelled: `task` was cancelled.
    """
    return tuple(map(_finding, on_screen(Bundle(root), RapidOcr, task=task)))


def _finding(it: Shown) -> ShownFinding:
    said = translate("Mending", "{what} can be read on the screen").format(what=it.what)
    advice = translate("Mending", "Cover it before you submit, and look whether it can be seen elsewhere.")
    remark = Remark(it.from_ns, it.to_ns, "warn", _CHECK, said, advice, f"screen/{it.display_id}")
    return ShownFinding(remark, Cover(it.from_ns, it.to_ns, it.display_id, it.area))
