"""Lays a submission out on the shelf for a replay: manifest, events and what was derived; never its media.

Everything is compared with the checksums that the manifest and the endpoint give before it gets its name.
"""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.bundle import Manifest, layout, manifest
from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.reviewing.answers import FileAnswer, SubmissionAnswer, submission_path
from trajectory_recorder.reviewing.patience import persist
from trajectory_recorder.reviewing.ranges import LARGEST_RANGE_BYTES, ask_range
from trajectory_recorder.reviewing.shelf import Shelf

# This project's own figure: eight hours of somebody who never stops take less than a fifth of it.
LARGEST_BYTES = 1024**3
_READ_BYTES = 1024**2


def lay_out(
    endpoint: Endpoint,
    submission: SubmissionAnswer,
    shelf: Shelf,
    *,
    before_each: Callable[[], None] = lambda: None,
) -> Path:
    """Bring what is small of a submission here, as far as it is not; what was begun goes on.

    Args:
        endpoint: Where it is.
        submission: What the endpoint says of it.
        shelf: Where it goes.
        before_each: Called before each request; raises where it shall go no further.

    Returns:
        A folder that is laid out as the bundle, without its media.

    Raises:
        DamagedBundle: A file is not what the manifest says, or there is too much of it.
        EndpointError: The endpoint can't be asked, or refuses.
        OutputUnusable: It can't be written here.
    """
    try:
        root = shelf.bundle(submission.id)
        _lay_out_manifest(endpoint, submission, root)
        for file in _small_files(submission, manifest.read(root)):
            _Laying(endpoint, submission.id, file, layout.resolve(root, file.path), before_each).run()
    except OSError as error:
        raise OutputUnusable(
            f"the submission {submission.id} can't be laid out: {error.strerror}",
            "make room, and look at the permissions of the cache folder",
        ) from error
    return root


def _lay_out_manifest(endpoint: Endpoint, submission: SubmissionAnswer, root: Path) -> None:
    place = root / layout.MANIFEST
    if place.is_file() and _sha256(place.read_bytes()) == submission.manifest_sha256:
        return
    url = endpoint.api(f"{submission_path(submission.id)}/files/{layout.MANIFEST}")
    text = persist(lambda: endpoint.request("GET", url, headers={"Accept": "*/*"}).body, threading.Event())
    if _sha256(text) != submission.manifest_sha256:
        raise DamagedBundle(f"the manifest of the submission {submission.id} is not what its checksum says")
    part = place.with_suffix(".part")
    part.write_bytes(text)
    part.replace(place)


def small_bytes(submission: SubmissionAnswer) -> int:
    """How much is small of a submission, as the endpoint says."""
    return sum(it.bytes for it in _small(submission))


def _small(submission: SubmissionAnswer) -> list[FileAnswer]:
    return [it for it in submission.files if it.path == layout.EVENTS or it.path.startswith("derived/")]


def _small_files(submission: SubmissionAnswer, sealed_as: Manifest) -> list[FileAnswer]:
    """Those to bring.

    Raises:
        DamagedBundle: The endpoint has other events than were sealed, or there is too much.
    """
    sealed = {it.path: (it.bytes, it.sha256) for it in sealed_as.files}
    for file in _small(submission):
        if file.path == layout.EVENTS and sealed.get(file.path) != (file.bytes, file.sha256):
            raise DamagedBundle(f"{file.path} of the submission {submission.id} is not what was sealed")
    if small_bytes(submission) > LARGEST_BYTES:
        raise DamagedBundle(f"the events of the submission {submission.id} are larger than any recording's")
    return _small(submission)


class _Laying:
    """Brings one file, piece by piece, and gives it its name once it is whole."""

    def __init__(
        self,
        endpoint: Endpoint,
        submission: str,
        file: FileAnswer,
        place: Path,
        before_each: Callable[[], None],
    ) -> None:
        self._endpoint, self._submission, self._file, self._place = endpoint, submission, file, place
        self._before_each = before_each

    def run(self) -> None:
        if self._place.is_file() and self._place.stat().st_size == self._file.bytes:
            return  # It was compared before it got its name.
        self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self._place.with_name(f"{self._place.name}.part")
        digest = hashlib.sha256()
        with part.open("a+b") as written:
            at = _digest_of(written_so_far=part, digest=digest, most=self._file.bytes)
            written.truncate(at)
            while at < self._file.bytes:
                piece = self._piece(at)
                written.write(piece)
                digest.update(piece)
                at += len(piece)
        if digest.hexdigest() != self._file.sha256:
            part.unlink()
            raise DamagedBundle(f"{self._file.path} did not arrive as its checksum says", "try again")
        part.replace(self._place)

    def _piece(self, at: int) -> bytes:
        self._before_each()
        end = min(at + LARGEST_RANGE_BYTES, self._file.bytes)
        return persist(
            lambda: ask_range(self._endpoint, self._submission, self._file, at, end), threading.Event()
        )


def _digest_of(*, written_so_far: Path, digest: "hashlib._Hash", most: int) -> int:
    """Take what an earlier try left into a digest; returns how many bytes that were."""
    size = min(written_so_far.stat().st_size, most)
    left = size
    with written_so_far.open("rb") as file:
        while left and (block := file.read(min(left, _READ_BYTES))):
            digest.update(block)
            left -= len(block)
    return size - left


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
