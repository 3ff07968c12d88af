"""Parts for tests of uploads: a clock that waits for nothing, tokens, and a memory for places."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.tiny_endpoint import TOKEN
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.declaration import LocalFile, declare
from trajectory_recorder.upload.pace import Pace
from trajectory_recorder.upload.progress import Progress
from trajectory_recorder.upload.sending import Purpose, Sending
from trajectory_recorder.upload.tus_upload import TusUpload


class HastyControl(Control):
    """Waiting takes no time, and moves its clock. What was waited for is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.waited_s: list[float] = []
        self._moved = threading.Lock()
        self._at_s = 1000.0

    def now_s(self) -> float:
        return self._at_s

    def _sleep(self, seconds: float) -> None:
        with self._moved:
            self.waited_s.append(seconds)
            self._at_s += seconds


class Tokens:
    """Gives out tokens one after the other."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = list(tokens) or [TOKEN]
        self.renewals = 0

    def token(self) -> str:
        return self._tokens[0]

    def renew(self) -> str:
        self.renewals += 1
        if len(self._tokens) > 1:
            self._tokens.pop(0)
        return self._tokens[0]


class Memory:
    """Remembers places in memory."""

    def __init__(self, **places: str | None) -> None:
        self.places: dict[str, str | None] = dict(places)

    def place(self, path: str) -> str | None:
        return self.places.get(path)

    def remember(self, path: str, url: str | None, offset: int) -> None:  # noqa: ARG002 - a hint too many
        self.places[path] = url


@contextmanager
def endpoint_at(url: str, *tokens: str) -> Iterator[Endpoint]:
    with Endpoint(url, Tokens(*tokens)) as endpoint:
        yield endpoint


def tus_upload(
    endpoint: Endpoint,
    file: LocalFile,
    *,
    creation: str = "",
    memory: Memory | None = None,
    control: Control | None = None,
    checksums: bool = False,
) -> TusUpload:
    """An upload of one file with everything that it takes."""
    control = control or HastyControl()
    return TusUpload(
        endpoint,
        file,
        creation=endpoint.url.join(creation) if creation else endpoint.api("/uploads"),
        metadata={"submission": "s", "path": file.path},
        places=memory or Memory(),
        control=control,
        pace=Pace(control),
        progress=Progress(control.now_s),
        checksums=checksums,
    )


def sending(endpoint: Endpoint, root: Path, *, control: Control | None = None, **purpose: str) -> Sending:
    """The sending of a bundle, for a project that is called as it is."""
    return Sending(
        endpoint,
        declare(root),
        Purpose("p", **purpose),
        places=Memory(),
        control=control or HastyControl(),
    )


def local_file(folder: Path, content: bytes) -> LocalFile:
    """A file to send."""
    from hashlib import sha256

    source = folder / "content"
    source.write_bytes(content)
    return LocalFile("data/content", source, len(content), sha256(content).hexdigest())
