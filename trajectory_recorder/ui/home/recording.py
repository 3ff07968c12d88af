"""One recording as the home window knows it: what lies here, how its sending goes, what the endpoint says of it.

It joins what `library`, `upload` and `contributing` tell, which know nothing of one another. Knows no Qt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trajectory_recorder.contributing.submissions import Feedback, MySubmission
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.library import Item
from trajectory_recorder.upload.uploader import Standing as Sending
from trajectory_recorder.wire.states import SubmissionState


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording.

    Attributes:
        item: What lies on this machine.
        sending: Its entry in the upload queue.
        submission: What the endpoint has of it.
        feedback: What was said of it there.
        task: The task that it was recorded for, where that is known.
        mended_as: The name of a recording that was made from it by mending.
        doing: What this app does with it right now, in words; empty for nothing.
    """

    item: Item
    sending: Sending | None = None
    submission: MySubmission | None = None
    feedback: Feedback | None = None
    task: MyTask | None = None
    mended_as: str = ""
    doing: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return self.item.root.name

    @property
    def title(self) -> str:
        """The title of its task; the task's key where no more is known, empty for a recording without a task."""
        return self.task.task.title if self.task is not None else self.item.task_id or ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known besides the recordings themselves."""

    sendings: tuple[Sending, ...] = ()
    submissions: tuple[MySubmission, ...] = ()
    feedback: Mapping[str, Feedback] = field(default_factory=dict)
    tasks: tuple[MyTask, ...] = ()
    doing: Mapping[Path, str] = field(default_factory=dict)


def join(items: Iterable[Item], told: Told) -> tuple[Recording, ...]:
    """Put together what belongs to each recording, in the order of `items`."""
    items = tuple(items)
    sendings = {it.entry.content: it for it in told.sendings}
    submissions = _newest(told.submissions)
    children = {it.parent_sha256: it.name for it in reversed(items) if it.parent_sha256 is not None}
    return tuple(
        Recording(
            item,
            sendings.get(item.manifest_sha256 or ""),
            submission := submissions.get(item.manifest_sha256 or ""),
            told.feedback.get(submission.id) if submission is not None else None,
            _task_of(item, submission, told.tasks),
            children.get(item.manifest_sha256, "") if item.manifest_sha256 is not None else "",
            told.doing.get(item.root, ""),
        )
        for item in items
    )


def _newest(submissions: Iterable[MySubmission]) -> dict[str, MySubmission]:
    """The last submission of each bundle; one that was taken back counts only where there is no other."""
    in_order = sorted(submissions, key=lambda it: (it.state is not SubmissionState.WITHDRAWN, it.created_at))
    return {it.manifest_sha256: it for it in in_order}


def _task_of(item: Item, submission: MySubmission | None, tasks: tuple[MyTask, ...]) -> MyTask | None:
    """The task of a recording, by its key; keys of several projects may be the same."""
    found = [it for it in tasks if it.task.key == item.task_id]
    if submission is not None:
        found = [it for it in found if it.task.project == submission.project] or found
    return found[0] if found else None
