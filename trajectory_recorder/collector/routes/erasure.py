"""Being forgotten, or having one submission forgotten."""

from datetime import datetime

from fastapi import APIRouter, status

from trajectory_recorder.collector.people.erasure import erase_person, erase_submission
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.requests import Answer, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Scope

router = APIRouter(tags=["erasure"], route_class=ThreadRoute)


class ErasureAnswer(Answer):
    """Since when it is gone for everybody. The last bytes are removed within minutes."""

    id: str
    erased_at: datetime


@router.post(
    "/people/{person_id}/erasure",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def forget_person(endpoint: Here, me: Me, person_id: IdInPath) -> ErasureAnswer:
    """Forget me, or, as an admin of the endpoint, somebody who asked for it, with all that they submitted."""
    me.require(Scope.UPLOAD)
    with endpoint.database.writing() as session:
        person = erase_person(session, me, person_id, now=endpoint.clock.now())
    return ErasureAnswer.model_validate(person)


@router.post(
    "/submissions/{submission_id}/erasure",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problem_responses(401, 403, 404, 422),
)
def forget_submission(endpoint: Here, me: Me, submission_id: IdInPath) -> ErasureAnswer:
    """Forget a submission of mine, or, as an admin of the endpoint, of somebody who asked for it."""
    me.require(Scope.UPLOAD)
    with endpoint.database.writing() as session:
        submission = erase_submission(session, me, submission_id, now=endpoint.clock.now())
    return ErasureAnswer.model_validate(submission)
