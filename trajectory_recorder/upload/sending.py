"""Sends one bundle: declares it, sends its files side by side, commits, and waits for the endpoint's checks.

It may be begun again after any end, on any day: the endpoint knows what it has. Who watches takes snapshots.
"""

import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Refused
from trajectory_recorder.upload.control import Control, Interrupted
from trajectory_recorder.upload.declaration import Declaration, LocalFile
from trajectory_recorder.upload.pace import Pace
from trajectory_recorder.upload.patience import AT_FIRST_S, UNDER_WAY_S, Patience, persist
from trajectory_recorder.upload.progress import Phase, Progress, Snapshot
from trajectory_recorder.upload.submission import BEING_CHECKED, SentFile, Submission
from trajectory_recorder.upload.tus_upload import Places, TusUpload
from trajectory_recorder.wire.states import SubmissionState

# Enough to keep a long line full while single answers are under way, and few enough for a small server.
_AT_ONCE = 3
_FIRST_POLL_S = 0.5
_POLL_GROWTH = 1.5
_LONGEST_POLL_S = 15.0
# Every further round is one with checksums, of files that the endpoint found to be others.
_ROUNDS = 3

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a bundle is sent for. `override` is why one that fails its checks is sent all the same, `replaces` the id
    of the submission that it mends."""

    project: str
    task: str | None = None
    override: str | None = None
    replaces: str | None = None


class Sending:
    """The sending of one bundle.

    Args:
        endpoint: Where it goes.
        declaration: What goes.
        purpose: What for.
        places: Remembers where files go.
        control: Pauses and stops it, from any thread.
        bytes_per_s: A cap on the bandwidth; None for none.
        on_submission: Told the submission's id, as soon as it is known.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        declaration: Declaration,
        purpose: Purpose,
        *,
        places: Places,
        control: Control,
        bytes_per_s: float | None = None,
        on_submission: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._endpoint, self._declaration, self._purpose = endpoint, declaration, purpose
        self._places, self._control = places, control
        self._pace = Pace(control, bytes_per_s)
        self._progress = Progress(control.now_s)
        self._on_submission = on_submission

    def snapshot(self) -> Snapshot:
        """How far it is; from any thread."""
        return self._progress.snapshot(paused=self._control.paused)

    def send(self) -> Submission:
        """Bring the bundle to the endpoint; returns what the endpoint says of it then.

        Raises:
            BundleError: It is not what was declared any more, or larger than any endpoint takes.
            EndpointError: The endpoint refused it, or could not be reached for too long.
            Cancelled: It was stopped; what was sent stays.
        """
        submission = self._declare()
        self._on_submission(submission.id)
        for again in range(_ROUNDS):
            if submission.state is not SubmissionState.UPLOADING:
                break
            self._send_files(submission, checksums=again > 0)
            submission = self._commit(submission)
        if submission.state is SubmissionState.UPLOADING:
            missing = ", ".join(it.path for it in submission.files if not it.complete)
            raise Refused(f"the endpoint finds other bytes than were sent in {missing}", "tell its admin")
        return submission

    def follow(self, submission: Submission, *, longest_s: float) -> Submission:
        """Wait until the endpoint has checked it, or for so long; returns what it says then. Raises as `send`."""
        self._progress.enter(Phase.CHECKING)
        end_s, delay_s = self._control.now_s() + longest_s, _FIRST_POLL_S
        while submission.state in BEING_CHECKED and self._control.now_s() < end_s:
            self._wait(delay_s)
            delay_s = min(delay_s * _POLL_GROWTH, _LONGEST_POLL_S)
            submission = self._look(submission.id)
        self._progress.enter(Phase.DONE)
        return submission

    def _declare(self) -> Submission:
        purpose = self._purpose
        asked = self._declaration.document(
            project=purpose.project,
            task=purpose.task,
            override=purpose.override,
            replaces=purpose.replaces,
        )
        submission = self._ask("POST", "/submissions", asked, longest_s=AT_FIRST_S)
        self._progress.expect(self._declaration.bytes)
        for it in submission.files:
            if it.complete:
                self._progress.at(it.path, it.bytes)
        return submission

    def _send_files(self, submission: Submission, *, checksums: bool) -> None:
        self._progress.enter(Phase.SENDING)
        uploads = [
            self._upload(submission, said, file, checksums=checksums)
            for said, file in self._wanted(submission.files)
        ]
        _run_all([upload.run for upload in uploads], self._control)

    def _wanted(self, said: Iterable[SentFile]) -> list[tuple[SentFile, LocalFile]]:
        """The files that the endpoint lacks, each beside our own."""
        ours = {file.path: file for file in self._declaration.files}
        wanted = []
        for it in said:
            file = ours.get(it.path)
            if file is None or (file.bytes, file.sha256) != (it.bytes, it.sha256):
                raise Refused(
                    f"the endpoint waits for another {it.path!r} than there is in {self._declaration.root}",
                    "withdraw the submission, and send the recording anew",
                )
            if not it.complete:
                wanted.append((it, file))
        return wanted

    def _upload(
        self, submission: Submission, said: SentFile, file: LocalFile, *, checksums: bool
    ) -> TusUpload:
        if checksums:
            # It is all there and wrong, or was thrown away: either way it starts anew.
            self._places.remember(file.path, None, 0)
        elif said.upload is not None:
            self._places.remember(file.path, said.upload, said.offset)
        return TusUpload(
            self._endpoint,
            file,
            creation=self._endpoint.api("/uploads"),
            metadata={"submission": submission.id, "path": file.path},
            places=self._places,
            control=self._control,
            pace=self._pace,
            progress=self._progress,
            checksums=checksums,
        )

    def _commit(self, submission: Submission) -> Submission:
        """Say that all is there. What the endpoint lacks all the same is ours to look at first."""
        self._progress.enter(Phase.COMMITTING)
        try:
            self._persist(lambda: self._endpoint.ask("POST", f"{_path(submission.id)}/commit"), UNDER_WAY_S)
        except Refused as refusal:
            if refusal.status != 409:
                raise
            now = self._look(submission.id)
            for it, file in self._wanted(now.files):
                file.require_unchanged()
                self._progress.at(it.path, it.offset)
            return now
        return self._look(submission.id)

    def _look(self, submission_id: str) -> Submission:
        return self._ask("GET", _path(submission_id), longest_s=UNDER_WAY_S)

    def _ask(self, method: str, path: str, document: Any = None, *, longest_s: float) -> Submission:  # noqa: ANN401 - any JSON
        return self._persist(lambda: self._endpoint.ask(method, path, document).read(Submission), longest_s)

    def _persist(self, ask: Callable[[], _T], longest_s: float) -> _T:
        patience = Patience("the submission", self._control, self._progress, longest_s=longest_s)
        return persist(patience, self._control, ask)

    def _wait(self, seconds: float) -> None:
        try:
            self._control.wait(seconds)
        except Interrupted:
            self._control.hold()


def _path(submission_id: str) -> str:
    return f"/submissions/{quote(submission_id, safe='')}"


def _run_all(uploads: Iterable[Callable[[], None]], control: Control) -> None:
    """Run some at a time; the first that fails stops the others, and is what is raised.

    The threads end with the process: what one is doing may take as long as a network's silence.
    """
    waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    for upload in uploads:
        waiting.put(upload)
    errors: list[BaseException] = []

    def work() -> None:
        try:
            while not errors:
                upload = waiting.get_nowait()
                upload()
        except queue.Empty:
            return
        except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
            errors.append(error)
            control.stop()

    threads = [threading.Thread(target=work, name="upload", daemon=True) for _ in range(_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
