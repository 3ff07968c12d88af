"""Asks an endpoint for a part of a file, and believes no answer that is not exactly that part of that file."""

from http import HTTPStatus
from urllib.parse import quote

from trajectory_recorder.account.answer import Answer
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.reviewing.answers import FileAnswer, submission_path
from trajectory_recorder.wire.limits import LARGEST_JSON_BYTES

# As much as an answer may have.
LARGEST_RANGE_BYTES = LARGEST_JSON_BYTES


def ask_range(endpoint: Endpoint, submission: str, file: FileAnswer, start: int, end: int) -> bytes:
    """The bytes of a file from `start` up to and without `end`, at most `LARGEST_RANGE_BYTES`.

    The file is known by its SHA-256, which the endpoint gives as its ETag: parts of two contents never mix.

    Raises:
        DamagedBundle: The endpoint gives another file by now, or another part.
        EndpointError: It can't be asked, or refuses.
    """
    path = f"{submission_path(submission)}/files/{quote(file.path)}"
    etag = f'"{file.sha256}"'
    headers = {"Range": f"bytes={start}-{end - 1}", "If-Range": etag, "Accept": "*/*"}
    answer = endpoint.request("GET", endpoint.api(path), headers=headers)
    said = answer.headers.get("content-range", "")
    is_part = answer.status == HTTPStatus.PARTIAL_CONTENT and said == f"bytes {start}-{end - 1}/{file.bytes}"
    if not is_part or answer.headers.get("etag") != etag or len(answer.body) != end - start:
        raise _another(file, answer)
    return answer.body


def _another(file: FileAnswer, answer: Answer) -> DamagedBundle:
    return DamagedBundle(
        f"{answer.url} gives something else than the part that was asked for of {file.path}",
        "open the submission anew; if it stays so, tell the endpoint's admin",
    )
