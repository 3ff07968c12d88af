"""Comments on a submission."""

from typing import Annotated

from fastapi import APIRouter, Response, status
from pydantic import Field
from sqlalchemy import select

from trajectory_recorder.collector.access.permissions import visible_submission
from trajectory_recorder.collector.access.reviewing import visible_comments
from trajectory_recorder.collector.database.tables import Comment
from trajectory_recorder.collector.reviews.comments import add, put, remove
from trajectory_recorder.collector.routes.fields import Flag, IdInPath, NonEmptyText
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.review_answers import CommentAnswer, comment_answers
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["reviews"], route_class=ThreadRoute)
_Ns = Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)]


class CommentBody(Body):
    """A remark on a span, in session time."""

    from_ns: _Ns
    to_ns: _Ns
    text: NonEmptyText
    change_wanted: Flag = False


@router.post(
    "/submissions/{submission_id}/comments",
    status_code=status.HTTP_201_CREATED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def comment(endpoint: Here, me: Me, submission_id: IdInPath, body: CommentBody) -> CommentAnswer:
    """Say something: a reviewer in their draft, an expert in answer, an admin at any time."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        submission = visible_submission(session, me, submission_id)
        me.require(Scope.UPLOAD if submission.person_id == me.person_id else Scope.REVIEW)
        added = add(session, me, submission_id, now=now, **body.model_dump())
        return comment_answers(session, me, submission, [added])[0]


@router.get("/submissions/{submission_id}/comments", responses=problem_responses(401, 403, 404, 422))
def listing(endpoint: Here, me: Me, submission_id: IdInPath, asked: Asked) -> Page[CommentAnswer]:
    """What was said, oldest first; nothing of others' drafts. A page may hold fewer than asked for."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        submission = visible_submission(session, me, submission_id)
        statement = select(Comment).where(Comment.submission_id == submission.id)
        rows, following = take(session, statement, asked, [Comment.created_at, Comment.id])
        seen = visible_comments(session, me, submission, [row[0] for row in rows])
        items = comment_answers(session, me, submission, seen)
    return Page[CommentAnswer](items=items, next=following)


@router.put(
    "/submissions/{submission_id}/comments/{comment_id}",
    status_code=status.HTTP_201_CREATED,
    responses={200: {"model": CommentAnswer}, **problem_responses(401, 403, 404, 409, 422)},
)
def write(
    endpoint: Here,
    me: Me,
    submission_id: IdInPath,
    comment_id: IdInPath,
    body: CommentBody,
    *,
    response: Response,
) -> CommentAnswer:
    """Write a comment of my draft under an id that I made, as often as I like; 200 if it was there already."""
    me.require(Scope.REVIEW)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        comment, is_new = put(session, me, submission_id, comment_id, now=now, **body.model_dump())
        if not is_new:
            response.status_code = status.HTTP_200_OK
        submission = visible_submission(session, me, submission_id)
        return comment_answers(session, me, submission, [comment])[0]


@router.delete(
    "/submissions/{submission_id}/comments/{comment_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def take_out(endpoint: Here, me: Me, submission_id: IdInPath, comment_id: IdInPath) -> None:
    """Take a comment out of my draft."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        remove(session, me, submission_id, comment_id, now=endpoint.clock.now())
