"""The tasks of a project, with how many recordings each has and wants."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from trajectory_recorder.collector.pages.desk.desk import AtProject
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.routes.pages import Asked
from trajectory_recorder.collector.routes.tasks import list_tasks

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)


@router.get("/tasks")
def see(
    at: AtProject,
    asked: Asked,
    *,
    tag: Annotated[str, Query(max_length=40)] = "",
    only_open: Annotated[bool, Query(alias="open")] = False,
) -> Response:
    found = list_tasks(asked, at.endpoint, at.me, project=at.key, tag=tag or None, only_open=only_open)
    filters = {"tag": tag, **({"open": "true"} if only_open else {})}
    return at.show(
        "tasks.html",
        "tasks",
        tasks=found.items,
        following=found.next,
        tag=tag,
        only_open=only_open,
        filters=filters,
        now=at.endpoint.clock.now(),
    )
