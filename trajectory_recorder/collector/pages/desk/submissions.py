"""The submissions of a project, by state and task."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from trajectory_recorder import times
from trajectory_recorder.collector.pages.desk.desk import AtProject
from trajectory_recorder.collector.pages.desk.names import names_of
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.routes.pages import Asked
from trajectory_recorder.collector.routes.submissions import Wanted, list_submissions
from trajectory_recorder.wire.states import SubmissionState

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_STATES = "|".join(SubmissionState)


@router.get("/submissions")
def see(
    at: AtProject,
    asked: Asked,
    *,
    state: Annotated[str, Query(pattern=f"^({_STATES})?$")] = "",
    task: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    wanted = Wanted(project=at.key, task=task or None, state=SubmissionState(state) if state else None)
    found = list_submissions(at.endpoint, at.me, asked, wanted)
    with at.endpoint.database.reading() as session:
        names = names_of(session, [it.person for it in found.items])
    return at.show(
        "submissions.html",
        "submissions",
        submissions=found.items,
        following=found.next,
        names=names,
        states=[("", "any"), *((it.value, it.value.replace("_", " ")) for it in SubmissionState)],
        state=state,
        task=task,
        filters={name: value for name, value in (("state", state), ("task", task)) if value},
        length=times.length,
    )
