"""Puts a recording that may go into the queue of what is sent."""

from dataclasses import dataclass

from trajectory_recorder.submitting.rules import Rules
from trajectory_recorder.submitting.validated import Looked, needed_override
from trajectory_recorder.upload.declaration import Declaration
from trajectory_recorder.upload.entry import AGAIN, Entry, Wish
from trajectory_recorder.upload.queue import Queue


@dataclass(frozen=True, slots=True)
class Target:
    """Where a recording goes, and for what: an endpoint's address, the keys of a project and of a task in it.

    `replaces` is the id of the submission that it mends, which is taken back once this one is there.
    """

    endpoint: str
    project: str
    task: str | None = None
    replaces: str | None = None


def enqueue(
    queue: Queue,
    declaration: Declaration,
    target: Target,
    *,
    looked: Looked,
    rules: Rules,
    override: str | None = None,
) -> Entry:
    """Enqueue a bundle. One that is there already goes on; one that failed or was cancelled waits again.

    Args:
        queue: Where to.
        declaration: The bundle, as `upload.declaration.declare` reads it.
        target: Where it goes.
        looked: What came of its checks by those rules.
        rules: Those of the task.
        override: Why it goes though it fails.

    Raises:
        BundleError: It may not go.
        OutputUnusable: The queue can't be written to.
    """
    reason = needed_override(declaration.root, looked, rules, override=override)
    entry = queue.add(
        Wish(
            declaration.content,
            str(declaration.root),
            declaration.bytes,
            target.endpoint,
            target.project,
            target.task,
            reason,
            target.replaces,
        )
    )
    queue.wait_again(entry.id, only=AGAIN)
    return queue.get(entry.id)
