"""What the home window stands on: this machine's recordings, the upload queue, and the endpoint with what it said.

Every method blocks: on the disk, those of the endpoint on the network. They belong on worker threads. Stages know
nothing of one another; here they are asked together. Knows no Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.bundle import layout, manifest
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.contributing.projects import MyProject
from trajectory_recorder.contributing.submissions import Feedback, MySubmission
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.errors import OutputUnusable, UsageError
from trajectory_recorder.finishing import finish
from trajectory_recorder.library import Item, Library, Space
from trajectory_recorder.recording import recovery
from trajectory_recorder.submitting import rules
from trajectory_recorder.submitting.enqueue import Target, enqueue
from trajectory_recorder.submitting.validated import look_at
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.uploader import Standing as Sending
from trajectory_recorder.upload.uploader import Uploader
from trajectory_recorder.wire.states import SubmissionState

_ANSWERED = frozenset(
    {
        SubmissionState.IN_REVIEW,
        SubmissionState.CHANGES_REQUESTED,
        SubmissionState.ACCEPTED,
        SubmissionState.REJECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies on this machine, and how its sending goes."""

    items: tuple[Item, ...]
    space: Space
    sendings: tuple[Sending, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the endpoint said last.

    `said_s` is when it told its tasks, UTC in seconds, None where it never did; `has_desk` says whether it told since
    the app began that there is a project that I am an admin of, or may export.
    """

    tasks: tuple[MyTask, ...] = ()
    projects: tuple[MyProject, ...] = ()
    submissions: tuple[MySubmission, ...] = ()
    feedback: dict[str, Feedback] = field(default_factory=dict)
    said_s: float | None = None
    has_desk: bool = False


@dataclass(frozen=True, slots=True)
class Rescued:
    """A recording that was interrupted, and is whole now as far as it went: until then, UTC in nanoseconds."""

    root: Path
    until_utc_ns: int
    duration_ns: int


class Stock:
    """The stages, asked together. Close it once nobody asks any more.

    Args:
        folder: Where recordings lie.
        uploader: Sends; it is started and closed by whoever made it.
        known: Keeps what the endpoint said; it is closed here.
        address: The endpoint's address; empty for none.
        tokens_of: The tokens of the endpoint at an address.

    Raises:
        UsageError: Nothing may be sent to that address.
    """

    def __init__(
        self,
        folder: Path,
        uploader: Uploader,
        known: Known,
        *,
        address: str,
        tokens_of: Callable[[str], TokenSource],
    ) -> None:
        self.library, self.uploader = Library(folder), uploader
        self._known = known
        self._endpoint = Endpoint(address, tokens_of(address)) if address else None
        self._has_desk = False
        self.here = str(self._endpoint.url) if self._endpoint is not None else ""
        self.host = self._endpoint.url.host if self._endpoint is not None else ""

    def close(self) -> None:
        """Ask nobody any more."""
        if self._endpoint is not None:
            self._endpoint.close()
        self._known.close()

    # --- this machine -------------------------------------------------------------------------------

    def look(self) -> Seen:
        """See what lies here; raises `OutputUnusable`."""
        return Seen(self.library.items(), self.library.space(), self.uploader.standings())

    def recall(self) -> Said:
        """What the endpoint said last; raises `OutputUnusable`."""
        tasks, projects = self._known.tasks(self.here), self._known.projects(self.here)
        submissions = self._known.submissions(self.here)
        mine = submissions.value if submissions is not None else ()
        told = {it.id: self._known.feedback(self.here, it.id) for it in mine if it.state in _ANSWERED}
        return Said(
            tasks.value if tasks is not None else (),
            projects.value if projects is not None else (),
            mine,
            {submission: it.value for submission, it in told.items() if it is not None},
            tasks.said_s if tasks is not None else None,
            self._has_desk,
        )

    def rescue(self, root: Path) -> Rescued | None:
        """Seal and finish what a crash left; None where all of it was to be forgotten.

        Raises:
            BundleBusy: It is being recorded or recovered.
            BundleError: It can't be recovered.
            OutputUnusable: The disk is full, or can't be written to.
        """
        try:
            # It is flushed ten times a second.
            until_utc_ns = (root / layout.JOURNAL).stat().st_mtime_ns
            recovery.recover(root)
        except OSError as error:
            raise OutputUnusable(
                f"{root} can't be completed: {error.strerror}", "make room, and recover it again"
            ) from error
        finished = finish(root)
        if finished is None:
            return None
        return Rescued(finished, until_utc_ns, manifest.read(finished).duration_ns)

    def submit(
        self,
        root: Path,
        project: str,
        mine: MyTask | None,
        *,
        override: str | None = None,
        replaces: str | None = None,
    ) -> None:
        """Check a recording if that wasn't done, and put it into the queue of what is sent.

        Args:
            root: A sealed bundle.
            project: The key of the project that it is for.
            mine: The task that it is for.
            override: Why it goes though it fails its checks.
            replaces: The id of the submission that it mends.

        Raises:
            BundleError: It may not go.
            UsageError: There is no endpoint, or its task has rules that this version doesn't understand.
            OutputUnusable: The queue can't be written to.
        """
        if not self.here:
            raise UsageError("no collection endpoint is set", "choose one in the settings")
        by, declaration = rules_of(mine), declare(root)
        key = mine.task.key if mine is not None else declaration.task
        looked, target = look_at(root, by.policy), Target(self.here, project, key, replaces)
        enqueue(self.uploader.queue, declaration, target, looked=looked, rules=by, override=override)
        self.uploader.wake()

    # --- the endpoint -------------------------------------------------------------------------------

    def ask(self) -> Said:
        """Ask the endpoint for everything; raises `EndpointError`."""
        contributor = self._contributor()
        before = {it.id: it for it in self.recall().submissions}
        contributor.projects()
        contributor.tasks()
        for it in contributor.submissions():
            kept = self._known.feedback(self.here, it.id)
            if it.state in _ANSWERED and (kept is None or before.get(it.id) != it):
                contributor.feedback(it.id)
        self._has_desk = bool(Administrator(self._open_endpoint()).projects())
        return self.recall()

    def claim(self, mine: MyTask) -> Said:
        """Take a place in a task; raises `EndpointError`."""
        self._contributor().claim(mine.task.id)
        return self.recall()

    def give_back(self, mine: MyTask) -> Said:
        """Give a place in a task to others; raises `EndpointError`."""
        self._contributor().give_back(mine.task.id)
        return self.recall()

    def _contributor(self) -> Contributor:
        return Contributor(self._open_endpoint(), self._known)

    def _open_endpoint(self) -> Endpoint:
        if self._endpoint is None:
            raise UsageError("no collection endpoint is set", "choose one in the settings")
        return self._endpoint


def rules_of(mine: MyTask | None) -> rules.Rules:
    """By what a recording for a task is judged; raises `UsageError` where this version doesn't understand that."""
    if mine is None:
        return rules.of_no_task()
    return rules.of_task(mine.task.key, mine.task.policy, override_allowed=mine.task.override_allowed)
