"""All that a reviewer's window stands on at one endpoint: the queue, drafts, recordings, and what brings them.

It sees to it that nothing of a recording stays on this machine once its review is with the endpoint.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from trajectory_recorder import paths
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Busy, Unreachable
from trajectory_recorder.reviewing.answers import SubmissionAnswer, ask_submission
from trajectory_recorder.reviewing.comparisons import Comparisons
from trajectory_recorder.reviewing.courier import Courier
from trajectory_recorder.reviewing.draft import UNFINISHED, Draft, DraftState
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.reviewing.fetching import lay_out
from trajectory_recorder.reviewing.precedence import Precedence
from trajectory_recorder.reviewing.prefetch import Prefetcher
from trajectory_recorder.reviewing.queue import ReviewQueue
from trajectory_recorder.reviewing.remembered import remember, remembered
from trajectory_recorder.reviewing.shelf import Shelf
from trajectory_recorder.reviewing.streaming import RemoteMedia


@dataclass(frozen=True, slots=True)
class Opened:
    """A submission that is replayed: the folder with what is small of it, and where its media come from."""

    submission: str
    root: Path
    media: RemoteMedia


class Workplace:
    """One reviewer's, from its making to `close`. Its methods wait for disk and network: call them off windows' threads.

    Args:
        endpoint: Where the reviews belong; it is closed by whoever made it.
        on_sent: Called with a draft after each try to bring it to the endpoint, on a thread of its own.
        database: Where drafts are kept.
        shelf: Where recordings lie meanwhile.

    Raises:
        OutputUnusable: The database can't be used.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        on_sent: Callable[[Draft], None],
        database: Path | None = None,
        shelf: Path | None = None,
    ) -> None:
        self._endpoint, self._on_sent = endpoint, on_sent
        self._lock = threading.Lock()
        self._opened: set[str] = set()
        self._shelf = Shelf(shelf or paths.review_shelf())
        self._precedence = Precedence()
        self.drafts = Drafts(database or paths.review_drafts())
        self.comparisons = Comparisons(database or paths.review_drafts())
        self.queue = ReviewQueue(endpoint, self.drafts)
        self._tidy()
        self.courier = Courier(self.drafts, self.comparisons, endpoint, on_sent=self._sent)
        self._prefetcher = Prefetcher(endpoint, self._shelf, self._precedence)

    def open(self, submission: str) -> Opened:
        """Make a submission ready for its replay; close it by `put_back`. What is all here needs no endpoint.

        Raises:
            EndpointError: The endpoint can't be asked, or refuses.
            BundleError: What it gives is not what was sealed.
            OutputUnusable: It can't be written here.
        """
        with self._lock:
            self._opened.add(submission)
        with self._precedence.urgent():
            said = self._said_of(submission)
            root = lay_out(self._endpoint, said, self._shelf)
        media = RemoteMedia(self._endpoint, said, self._shelf, precedence=self._precedence)
        return Opened(submission, root, media)

    def put_back(self, opened: Opened) -> None:
        """End a replay. Unless a review of it is still being written, nothing of it stays here."""
        opened.media.close()
        with self._lock:
            self._opened.discard(opened.submission)
        if opened.submission not in self._in_work():
            self._shelf.drop(opened.submission)

    def prefetch(self, submission: str) -> None:
        """Have what is reviewed next brought here, while nobody waits for anything else."""
        self._prefetcher.want(submission)

    def close(self) -> None:
        """End it; what was not brought to the endpoint waits on the disk."""
        self._prefetcher.close()
        self.courier.close()
        self.comparisons.close()
        self.drafts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _said_of(self, submission: str) -> SubmissionAnswer:
        try:
            said = ask_submission(self._endpoint, submission)
        except (Unreachable, Busy):
            before = remembered(self._shelf, submission)
            if before is None:
                raise
            return before
        remember(self._shelf, said)
        return said

    def _in_work(self) -> set[str]:
        return {it.about.submission for it in self.drafts.all() if it.state in UNFINISHED}

    def _sent(self, draft: Draft) -> None:
        submission = draft.about.submission
        with self._lock:
            is_opened = submission in self._opened
        if draft.state is DraftState.DONE and not is_opened:
            self._shelf.drop(submission)
        self._on_sent(draft)

    def _tidy(self) -> None:
        for draft in self.drafts.all():
            if draft.state is DraftState.DONE:
                self._shelf.drop(draft.about.submission)
                self.drafts.remove(draft.about.review)
        self._shelf.sweep(time.time())
