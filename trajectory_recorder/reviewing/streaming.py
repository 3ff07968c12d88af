"""Media that lie at an endpoint, opened like files: only the parts that are read come over the line.

A few blocks are brought ahead of whoever reads on. All goes through the endpoint itself, whatever store it has:
then the token protects it, and what is read stands in the audit log.
"""

import io
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, Self

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import DamagedBundle, TrajectoryError
from trajectory_recorder.reviewing.answers import FileAnswer, SubmissionAnswer
from trajectory_recorder.reviewing.precedence import Precedence
from trajectory_recorder.reviewing.remote_blocks import RemoteBlocks, block_count
from trajectory_recorder.reviewing.remote_file import RemoteFile
from trajectory_recorder.reviewing.shelf import Shelf

log = logging.getLogger(__name__)

# So much is asked for ahead of whoever reads on, by so many at once: a line with a long way to go stays full.
_AHEAD_BLOCKS = 4
_AHEAD_THREADS = 2
_BUFFER_BYTES = 64 * 1024


class RemoteMedia:
    """The media of one submission; for any number of threads.

    Args:
        endpoint: Where it is.
        submission: What the endpoint says of it.
        shelf: Where blocks are kept.
        precedence: Is told when somebody waits.
    """

    def __init__(
        self, endpoint: Endpoint, submission: SubmissionAnswer, shelf: Shelf, *, precedence: Precedence
    ) -> None:
        self._submission, self._precedence = submission, precedence
        self._files = {it.path: it for it in submission.files if it.complete}
        self._stopped = threading.Event()
        self._blocks = RemoteBlocks(endpoint, submission.id, shelf, self._stopped)
        self._threads = ThreadPoolExecutor(_AHEAD_THREADS, "read ahead")

    def open(self, path: str) -> BinaryIO:
        """Open a file of the bundle for reading; it can be sought in, and is for one thread only.

        Reading raises `EndpointError` after a minute without the endpoint, `DamagedBundle` if it gives something
        else by now, and `OutputUnusable` if nothing can be kept here.

        Raises:
            DamagedBundle: It is not there.
        """
        file = self._files.get(path)
        if file is None:
            raise DamagedBundle(f"{path} is missing in the submission {self._submission.id}")
        remote = RemoteFile(
            file, lambda index: self._urgent_block(file, index), lambda index: self._read_ahead(file, index)
        )
        return io.BufferedReader(remote, _BUFFER_BYTES)

    def close(self) -> None:
        """End it; what is being read ends with an error."""
        self._stopped.set()
        self._threads.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _urgent_block(self, file: FileAnswer, index: int) -> bytes:
        with self._precedence.urgent():
            return self._blocks.get(file, index)

    def _read_ahead(self, file: FileAnswer, index: int) -> None:
        for it in range(index, min(index + _AHEAD_BLOCKS, block_count(file))):
            self._threads.submit(self._bring, file, it)

    def _bring(self, file: FileAnswer, index: int) -> None:
        try:
            self._urgent_block(file, index)
        except TrajectoryError as error:
            # Whoever comes to this place asks again, and is told.
            log.info("nothing read ahead of %s: %s", file.path, error)
