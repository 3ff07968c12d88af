"""Blocks of a submission's files, from the shelf, or from the endpoint and then onto the shelf.

A break of the line costs the block that was under way, and is waited out for a while.
"""

import threading

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.reviewing.answers import FileAnswer
from trajectory_recorder.reviewing.patience import persist
from trajectory_recorder.reviewing.ranges import ask_range
from trajectory_recorder.reviewing.shelf import Shelf

# Some 10 s of office work: a seek comes over a line of 10 Mbit/s in under half a second.
BLOCK_BYTES = 512 * 1024
_LOCKS = 64


def block_count(file: FileAnswer) -> int:
    """How many blocks a file has; the last one is shorter."""
    return -(-file.bytes // BLOCK_BYTES)


class RemoteBlocks:
    """The blocks of one submission; for any number of threads, of which one asks for a block at a time.

    Args:
        endpoint: Where it is.
        submission: Its id.
        shelf: Where blocks are kept.
        stopped: Ends waiting for the endpoint.
    """

    def __init__(self, endpoint: Endpoint, submission: str, shelf: Shelf, stopped: threading.Event) -> None:
        self._endpoint, self._submission, self._shelf, self._stopped = endpoint, submission, shelf, stopped
        self._locks = [threading.Lock() for _ in range(_LOCKS)]

    def get(self, file: FileAnswer, index: int) -> bytes:
        """A block of a file.

        Raises:
            DamagedBundle: The endpoint has another file by now.
            EndpointError: It can't be asked.
            OutputUnusable: The shelf can't be written to.
        """
        kept = self._shelf.block(self._submission, file.sha256, index)
        if kept is not None:
            return kept
        with self._locks[hash((file.sha256, index)) % _LOCKS]:
            # Whoever held the lock may have brought it.
            return self._shelf.block(self._submission, file.sha256, index) or self._fetch(file, index)

    def _fetch(self, file: FileAnswer, index: int) -> bytes:
        start = index * BLOCK_BYTES
        end = min(start + BLOCK_BYTES, file.bytes)
        data = persist(lambda: ask_range(self._endpoint, self._submission, file, start, end), self._stopped)
        self._shelf.keep_block(self._submission, file.sha256, index, data)
        return data
