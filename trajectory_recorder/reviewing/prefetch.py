"""Brings the recording that is reviewed next onto the shelf, while nobody waits for anything else.

Small files whole, and of each medium what a player reads first. What fails here is asked for again by whoever
opens it, and told to them.
"""

import logging
import threading
from collections.abc import Iterator
from itertools import chain, zip_longest
from types import TracebackType
from typing import Self

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import Cancelled, TrajectoryError
from trajectory_recorder.reviewing.answers import FileAnswer, SubmissionAnswer, ask_submission
from trajectory_recorder.reviewing.fetching import lay_out, small_bytes
from trajectory_recorder.reviewing.precedence import Precedence
from trajectory_recorder.reviewing.remote_blocks import BLOCK_BYTES, RemoteBlocks, block_count
from trajectory_recorder.reviewing.shelf import Shelf

log = logging.getLogger(__name__)

# This project's own figure: the events of an hour, and the first minutes of its pictures.
LIMIT_BYTES = 64 * 1024**2
_FIRST_BLOCKS = 4


def prefetch(endpoint: Endpoint, submission: str, shelf: Shelf, precedence: Precedence) -> None:
    """Bring one, `LIMIT_BYTES` at most; one whose small files alone are more is left to whoever opens it.

    Raises:
        Cancelled: Nothing is wanted any more.
        EndpointError: The endpoint can't be asked.
        DamagedBundle: It gives something else than it said.
        OutputUnusable: The shelf can't be written to.
    """
    answer = ask_submission(endpoint, submission)
    left = LIMIT_BYTES - small_bytes(answer)
    if left < 0:
        return
    lay_out(endpoint, answer, shelf, before_each=lambda: _give_way(precedence))
    blocks = RemoteBlocks(endpoint, submission, shelf, threading.Event())
    for file, index in _first_blocks(answer):
        left -= BLOCK_BYTES
        if left < 0:
            return
        _give_way(precedence)
        blocks.get(file, index)


def _give_way(precedence: Precedence) -> None:
    if not precedence.give_way():
        raise Cancelled("bringing the next recording was stopped")


def _first_blocks(submission: SubmissionAnswer) -> Iterator[tuple[FileAnswer, int]]:
    """What players read first, of all media in turn: their ends, where an index lies, and their beginnings."""
    media = [it for it in submission.files if layout.track_of(it.path) and it.complete and it.bytes]
    turns = zip_longest(*([(it, index) for index in _order(block_count(it))] for it in media))
    return (it for it in chain.from_iterable(turns) if it is not None)


def _order(count: int) -> list[int]:
    return list(dict.fromkeys([0, count - 1, *range(1, min(_FIRST_BLOCKS, count))]))


class Prefetcher:
    """Brings what is wanted, in a thread of its own, from its making to `close`.

    Args:
        endpoint: Where it is.
        shelf: Where it goes.
        precedence: Says when somebody waits for something else.
    """

    def __init__(self, endpoint: Endpoint, shelf: Shelf, precedence: Precedence) -> None:
        self._endpoint, self._shelf, self._precedence = endpoint, shelf, precedence
        self._changed = threading.Condition()
        self._wanted: str | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="prefetch", daemon=True)
        self._thread.start()

    def want(self, submission: str) -> None:
        """Bring this one after what is under way, in place of others that were wanted."""
        with self._changed:
            self._wanted = submission
            self._changed.notify_all()

    def close(self) -> None:
        """Stop after the block that is under way."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._precedence.stop()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        while (submission := self._next()) is not None:
            try:
                prefetch(self._endpoint, submission, self._shelf, self._precedence)
            except TrajectoryError as error:
                log.info("the next recording is not here yet: %s", error)

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._wanted is not None)
            submission, self._wanted = self._wanted, None
            return None if self._stopped else submission
