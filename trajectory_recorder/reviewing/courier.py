"""Brings drafts and comparisons to their endpoint in the background: soon after changes, and when a line that was gone is back.

It keeps the lease of the one draft that somebody is working on, and of no other: who lies about with an open
draft shall not keep others away.
"""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from trajectory_recorder.account.backoff import Backoff
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Busy, EndpointError, TrajectoryError
from trajectory_recorder.reviewing.comparisons import Comparisons
from trajectory_recorder.reviewing.draft import UNFINISHED, Draft, DraftState
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.reviewing.sync import sync

log = logging.getLogger(__name__)

# Typing is not sent letter by letter; what was written is on this machine's disk all the while.
_COLLECT_S = 2.0
# A third of the endpoint's lease, so that two tries may fail.
_KEEP_LEASE_S = 600.0


class Courier:
    """Brings the drafts of one endpoint there, from its making to `close`.

    Args:
        drafts: Where they are.
        comparisons: Where comparisons are.
        endpoint: Whose drafts; those of others are left alone.
        on_sent: Called with a draft after each try to bring it, on the courier's own thread.
    """

    def __init__(
        self,
        drafts: Drafts,
        comparisons: Comparisons,
        endpoint: Endpoint,
        *,
        on_sent: Callable[[Draft], None] = lambda _: None,
    ) -> None:
        self._drafts, self._comparisons, self._endpoint = drafts, comparisons, endpoint
        self._on_sent = on_sent
        self._attended: str | None = None
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._backoff = Backoff()
        self._thread = threading.Thread(target=self._run, name="review courier", daemon=True)
        self._thread.start()

    def attend(self, review: str | None) -> None:
        """Keep the lease of this draft, until another one or none is named."""
        self._attended = review
        self.wake()

    def wake(self) -> None:
        """Say that something was written, or that the network may be back."""
        self._woken.set()

    def close(self) -> None:
        """Stop; what was not brought there waits on the disk."""
        self._stopped.set()
        self._woken.set()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            wait_s = self._round()
            if self._woken.wait(wait_s):
                self._stopped.wait(_COLLECT_S)

    def _round(self) -> float:
        """Bring everything that waits; returns for how long there is nothing more to do."""
        try:
            for draft in self._due():
                if self._stopped.is_set():
                    break
                self._bring(draft)
            self._comparisons.bring(self._endpoint)
        except Busy as error:
            log.info("reviews wait: %s", error)
            # Whoever asks to be left alone is, whatever is written meanwhile.
            self._stopped.wait(self._backoff.next_s(error.retry_after_s))
            return 0.0
        except EndpointError as error:
            log.info("reviews wait: %s", error)
            return self._backoff.next_s()
        except TrajectoryError as error:
            # The disk is full, or another process brings it.
            log.warning("reviews wait: %s", error)
            return self._backoff.next_s()
        self._backoff.reset()
        return _KEEP_LEASE_S

    def _bring(self, draft: Draft) -> None:
        try:
            sync(self._drafts, self._endpoint, draft.about.review)
        finally:
            self._on_sent(self._drafts.get(draft.about.review))

    def _due(self) -> list[Draft]:
        here = str(self._endpoint.url)
        mine = [it for it in self._drafts.all() if it.about.endpoint == here and it.state in UNFINISHED]
        return [
            it
            for it in mine
            if it.state is DraftState.HANDING_IN or not it.is_sent or it.about.review == self._attended
        ]
