"""Stored files, read by those who see their submission; also in ranges, and by links."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from sqlalchemy import select

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.permissions import visible_submission
from trajectory_recorder.collector.database.base import KEPT_TEXT
from trajectory_recorder.collector.database.tables import Person, Submission, SubmissionFile
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import not_found
from trajectory_recorder.collector.reading import links
from trajectory_recorder.collector.reading.stored import Stored, find
from trajectory_recorder.collector.routes.addresses import public_url
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.file_answers import FILE_ANSWERS, file_answer
from trajectory_recorder.collector.routes.requests import Answer, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute, gathered
from trajectory_recorder.wire.limits import LONGEST_PATH_BYTES
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["files"], route_class=ThreadRoute)

_LAST_SECOND = 253_402_300_799  # of the year 9999
PathInPath = Annotated[str, Path(pattern=KEPT_TEXT, min_length=1, max_length=LONGEST_PATH_BYTES)]
PathInQuery = Annotated[str, Query(pattern=KEPT_TEXT, min_length=1, max_length=LONGEST_PATH_BYTES)]
_FILE_ANSWERS = {**FILE_ANSWERS, **problem_responses(401, 403, 404, 409, 416, 422, 503)}
_LINK_ANSWERS = {**FILE_ANSWERS, **problem_responses(403, 404, 409, 416, 422, 503)}


@dataclass(frozen=True, slots=True)
class LinkQuery:
    """What a link carries: for whom it was made, until when it is good in seconds since 1970, and the proof."""

    by: Annotated[str, Query(pattern=r"^[0-9a-f]{32}$")]
    expires: Annotated[int, Query(ge=0, le=_LAST_SECOND)]
    signature: Annotated[str, Query(pattern=r"^[0-9a-f]{64}$")]


class LinkAnswer(Answer):
    """Where the file is to be had without a token, and until when."""

    url: str
    expires_at: datetime


@router.head(
    "/submissions/{submission_id}/files/{path:path}", response_class=Response, responses=_FILE_ANSWERS
)
@router.get(
    "/submissions/{submission_id}/files/{path:path}", response_class=Response, responses=_FILE_ANSWERS
)
def read_file(
    submission_id: IdInPath, path: PathInPath, request: Request, endpoint: Here, me: Me
) -> Response:
    """A file of a submission, or a range of it."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        submission = visible_submission(session, me, submission_id)
        stored = find(session, submission, path)
    return _answer(request, endpoint, stored, submission.id, me.person_id)


@router.get(
    "/submissions/{submission_id}/links",
    responses=problem_responses(401, 403, 404, 409, 422, 503),
)
def make_link(
    submission_id: IdInPath, path: PathInQuery, request: Request, endpoint: Here, me: Me
) -> LinkAnswer:
    """A link that opens a file without a token, for a quarter of an hour."""
    me.require(Scope.READ)
    now = endpoint.clock.now()
    expires_at = links.expiry(now)
    with endpoint.database.writing() as session:
        submission = visible_submission(session, me, submission_id)
        stored = find(session, submission, path)
        if stored.key is None:
            raise not_found("stored file of this name: the declaration's own texts have no links")
        mine = (SubmissionFile.submission_id == submission.id, SubmissionFile.path == path)
        file_id = session.scalars(select(SubmissionFile.id).where(*mine)).one()
        subject = f"submission/{submission.id}"
        audit_log.write(
            session, now, person_id=me.person_id, action="file.linked", subject=subject, path=path
        )
    url = endpoint.store.signed_url(stored.key, links.LASTING)
    return LinkAnswer(
        url=url or _own_url(request, endpoint, file_id, me.person_id, expires_at), expires_at=expires_at
    )


@router.head("/files/{file_id}", response_class=Response, responses=_LINK_ANSWERS)
@router.get("/files/{file_id}", response_class=Response, responses=_LINK_ANSWERS)
def follow_link(
    file_id: IdInPath,
    link: Annotated[LinkQuery, Depends(gathered(LinkQuery))],
    request: Request,
    endpoint: Here,
) -> Response:
    """The file that a link of this endpoint's opens."""
    key, now = endpoint.signing_key, endpoint.clock.now()
    links.require_valid(key, file_id, link.by, expires_s=link.expires, given=link.signature, now=now)
    with endpoint.database.reading() as session:
        file = session.get(SubmissionFile, file_id)
        person = session.get(Person, link.by)
        if file is None or person is None or person.disabled_at is not None:
            raise not_found("file")
        stored = find(session, session.get_one(Submission, file.submission_id), file.path)
    return _answer(request, endpoint, stored, file.submission_id, link.by)


def _answer(
    request: Request, endpoint: Endpoint, stored: Stored, submission_id: str, person_id: str
) -> Response:
    def note(start: int) -> None:
        # A player asks for many ranges; who watches is noted once, at the start.
        if start == 0:
            _note(endpoint, stored, submission_id, person_id)

    return file_answer(request, endpoint, stored, note=note)


def _note(endpoint: Endpoint, stored: Stored, submission_id: str, person_id: str) -> None:
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        subject = f"submission/{submission_id}"
        audit_log.write(
            session, now, person_id=person_id, action="file.read", subject=subject, path=stored.path
        )


def _own_url(request: Request, endpoint: Endpoint, file_id: str, person_id: str, expires_at: datetime) -> str:
    expires_s = int(expires_at.timestamp())
    signature = links.signature(endpoint.signing_key, file_id, person_id, expires_s)
    query = urlencode({"by": person_id, "expires": expires_s, "signature": signature})
    path = request.app.url_path_for("follow_link", file_id=file_id)
    base = public_url(request, endpoint)
    return f"{base}{path}?{query}"
