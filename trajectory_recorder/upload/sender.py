"""Sends an entry of the queue: holds it, does as the queue says meanwhile, and writes down what came of it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trajectory_recorder.account.backoff import Backoff
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import (
    Busy,
    Cancelled,
    NotSignedIn,
    OutputUnusable,
    TrajectoryError,
    Unreachable,
)
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.declaration import changed, declare
from trajectory_recorder.upload.entry import DUE, Entry, QueueState
from trajectory_recorder.upload.progress import Snapshot
from trajectory_recorder.upload.queue import Queue
from trajectory_recorder.upload.sending import Purpose, Sending
from trajectory_recorder.upload.submission import BEING_CHECKED, Submission
from trajectory_recorder.wire.states import SubmissionState

# How soon a wish that another process wrote into the queue is seen.
_LOOK_S = 0.5
# How long an endpoint that is still checking is left alone.
_LOOK_AGAIN_S = 15.0
# How often it is noted how far a file is: for people to read, the endpoint knows better.
_NOTE_NS = 1_000_000_000
# A next try further away than any delay is that of a clock that was set back.
_LONGEST_DELAY_S = 3600.0

_SENDING = frozenset({QueueState.SENDING})
# Who holds an entry that is being sent took it over from a dead process.
_MAY_BEGIN = DUE | _SENDING
_STOPPED = frozenset({QueueState.PAUSED, QueueState.CANCELLED})


def due(entry: Entry, utc_s: float) -> bool:
    """Whether an entry may be sent now without anybody asking for it."""
    wait_s = 0.0 if entry.next_try_s is None else entry.next_try_s - utc_s
    return entry.state in DUE and not 0 < wait_s <= _LONGEST_DELAY_S


class Sender:
    """Sends one entry; `run` does it, and the other methods are for other threads.

    `error` is what ended it, if something did.

    Args:
        queue: Where the entry is.
        entry_id: Whole.
        tokens: Who we are to the endpoint.
        control: Pauses and stops it.
        bytes_per_s: A cap on the bandwidth; None for none.
        follow_s: How long to wait for the endpoint's checks.
        left_as: The state of an entry whose sending is stopped by `control`.
        utc_s: The wall clock.
    """

    def __init__(
        self,
        queue: Queue,
        entry_id: str,
        tokens: TokenSource,
        *,
        control: Control,
        bytes_per_s: float | None = None,
        follow_s: float = 120.0,
        left_as: QueueState = QueueState.PAUSED,
        utc_s: Callable[[], float] = time.time,
    ) -> None:
        self._queue, self._id, self._tokens, self._control = queue, entry_id, tokens, control
        self._bytes_per_s, self._follow_s, self._left_as = bytes_per_s, follow_s, left_as
        self._utc_s = utc_s
        self._places = _Places(queue, entry_id)
        self._sending: Sending | None = None
        self._over = threading.Event()
        self.error: TrajectoryError | None = None

    def snapshot(self) -> Snapshot | None:
        """How far it is; None before it has begun."""
        return self._sending.snapshot() if self._sending is not None else None

    def run(self) -> Entry:
        """Send it; returns the entry as it is then, with the error if there was one.

        Raises:
            BundleBusy: Another process is sending it.
        """
        with self._queue.claim(self._id) as entry:
            begun = {"state": QueueState.SENDING, "attempts": entry.attempts + 1, "next_try_s": None}
            if not self._queue.change(self._id, only=_MAY_BEGIN, **begun):
                return entry  # Somebody stopped it meanwhile.
            watching = threading.Thread(target=self._watch, name="queue-watch", daemon=True)
            watching.start()
            try:
                self._send(entry)
            except Cancelled:
                self._queue.change(self._id, only=_SENDING, state=self._left_as)
            except TrajectoryError as error:
                self.error = error
                self._note_failure(entry, error)
            finally:
                self._over.set()
                watching.join()
                self._places.note_all()
            return self._queue.get(self._id)

    def _send(self, entry: Entry) -> None:
        declaration = declare(Path(entry.bundle))
        if declaration.content != entry.content:
            raise changed(declaration.root / "manifest.json")
        with Endpoint(entry.endpoint, self._tokens) as endpoint:
            sending = self._sending = Sending(
                endpoint,
                declaration,
                Purpose(entry.project, entry.task, entry.override, entry.replaces),
                places=self._places,
                control=self._control,
                bytes_per_s=self._bytes_per_s,
                on_submission=lambda submission: self._note(submission=submission),
            )
            submission = sending.send()
            self._note(outcome=submission.state.value)
            submission = sending.follow(submission, longest_s=self._follow_s)
        self._note_end(submission)

    def _note_end(self, submission: Submission) -> None:
        values = {"outcome": submission.state.value, "error": "", "remedy": ""}
        if submission.state in BEING_CHECKED:
            self._note(state=QueueState.CHECKING, next_try_s=self._utc_s() + _LOOK_AGAIN_S, **values)
        elif submission.state in {SubmissionState.QUARANTINED, SubmissionState.WITHDRAWN}:
            why = submission.reason or f"it was {submission.state.value}"
            remedy = "talk to the project's admin, or record it again"
            self._note(state=QueueState.FAILED, **{**values, "error": why, "remedy": remedy})
        else:
            self._note(state=QueueState.DONE, **values)

    def _note_failure(self, entry: Entry, error: TrajectoryError) -> None:
        values = {"error": error.message, "remedy": error.remedy}
        if isinstance(error, NotSignedIn):
            self._queue.change(self._id, only=_SENDING, state=QueueState.WAITING_SIGN_IN, **values)
        elif isinstance(error, Unreachable | Busy):
            backoff = Backoff()
            for _ in range(entry.attempts):
                backoff.next_s()
            asked_s = error.retry_after_s if isinstance(error, Busy) else None
            next_try_s = self._utc_s() + backoff.next_s(asked_s)
            self._queue.change(
                self._id, only=_SENDING, state=QueueState.WAITING, next_try_s=next_try_s, **values
            )
        else:
            self._queue.change(self._id, only=_SENDING, state=QueueState.FAILED, **values)

    def _note(self, **values: Any) -> None:  # noqa: ANN401 - fields of an entry
        self._queue.change(self._id, **values)

    def _watch(self) -> None:
        """Stop as soon as the queue says that it is paused or cancelled."""
        while not self._over.wait(_LOOK_S):
            try:
                state = self._queue.state(self._id)
            except OutputUnusable:
                # It was closed by somebody who does not wait for this, or is broken, as whoever sends will say.
                return
            if state in _STOPPED:
                self._control.stop()
                return


class _Places:
    """Where an entry's files go, remembered in the queue; offsets not more often than people could read."""

    def __init__(self, queue: Queue, entry_id: str) -> None:
        self._queue, self._id = queue, entry_id
        self._now: dict[str, tuple[str | None, int]] = {}
        self._noted_ns: dict[str, int] = {}

    def place(self, path: str) -> str | None:
        return self._queue.place(self._id, path)

    def remember(self, path: str, url: str | None, offset: int) -> None:
        known, now_ns = self._now.get(path), monotonic_ns()
        self._now[path] = (url, offset)
        if known is None or known[0] != url or now_ns - self._noted_ns[path] >= _NOTE_NS:
            self._queue.remember(self._id, path, url, offset)
            self._noted_ns[path] = now_ns

    def note_all(self) -> None:
        """Bring what is known to the queue, now that nothing more comes."""
        for path, (url, offset) in list(self._now.items()):
            self._queue.remember(self._id, path, url, offset)
